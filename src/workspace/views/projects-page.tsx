import { fold } from '../../kernel/fold.js';
import { formatEuro } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  Mark,
  type Option,
  Pagination,
  RecordTable,
  Row,
  RowHead,
  SelectField,
  TextField,
} from '../../web/index.js';
import type { CityProject } from '../city-projects.js';
import { type StateMark, stateMark } from './marks.js';

/** What the list of a city's projects is narrowed by. */
export interface ProjectsQuery {
  readonly q: string;
  readonly state: string;
  /** Key of an action field, or `ohne` for projects that name none. */
  readonly actionField: string;
  readonly page: number;
}

const pageSize = 50;
const states = [
  { value: 'arbeit', label: 'in Arbeit' },
  { value: 'eingereicht', label: 'eingereicht' },
  { value: 'zurueckgegeben', label: 'zurückgegeben' },
  { value: 'veroeffentlicht', label: 'veröffentlicht' },
] as const;

const columns = {
  state: { label: 'Stand' },
  number: { label: 'Nummer', kind: 'id' },
  cost: { label: 'Förderfähige Gesamtkosten', kind: 'amount' },
  next: { label: 'Nächster Schritt' },
} as const satisfies Record<string, Column>;

const nameOf = ({ published, draft }: CityProject): string =>
  draft?.name || published?.name || 'Neues Vorhaben';

/** What stands for projects without an action field, as in the public list. */
const without = 'ohne';

const fieldsOf = ({ published }: CityProject) => published?.actionFields ?? [];

function serves(project: CityProject, wanted: string): boolean {
  if (wanted === without) return fieldsOf(project).length === 0;
  return wanted === '' || fieldsOf(project).some(({ key }) => key === wanted);
}

function isWanted(project: CityProject, { q, state, actionField }: ProjectsQuery): boolean {
  const words = fold(q)
    .split(/\s+/)
    .filter((word) => word !== '');
  const text = fold(
    [
      nameOf(project),
      project.published?.name,
      project.published?.planNumber,
      project.published?.reference,
    ].join(' '),
  );
  const isInState = state === '' || stateKeyOf(project) === state;
  return words.every((word) => text.includes(word)) && isInState && serves(project, actionField);
}

function stateKeyOf({ draft }: CityProject): (typeof states)[number]['value'] {
  switch (draft?.state) {
    case undefined:
      return 'veroeffentlicht';
    case 'returned':
      return 'zurueckgegeben';
    case 'submitted':
    case 'accepted':
      return 'eingereicht';
    default:
      return 'arbeit';
  }
}

/** All projects of a city, published and in work. */
export function ProjectsPage(props: { projects: readonly CityProject[]; query: ProjectsQuery }): JSX.Element {
  const { projects, query } = props;
  const wanted = projects.filter((project) => isWanted(project, query));
  const shown = wanted.slice((query.page - 1) * pageSize, query.page * pageSize);
  return (
    <div class="wrap main">
      <div class="phead">
        <h1>Vorhaben Ihrer Stadt</h1>
        <div class="btns">
          <Button label="Publizität" href="/arbeitsbereich/publizitaet" />
          <Button label="Vorlage für Excel" href="/arbeitsbereich/vorlage" />
          <Button kind="primary" label="Vorhaben anlegen" href="/arbeitsbereich/vorhaben/neu" />
        </div>
      </div>
      {projects.length === 0 ? <NoProjects /> : <Narrow projects={projects} query={query} />}
      {projects.length > 0 && wanted.length === 0 && (
        <div class="empty">
          <h2>Kein Vorhaben passt zu dieser Auswahl</h2>
          <p>
            <a href="/arbeitsbereich/vorhaben">Alle Vorhaben zeigen</a>
          </p>
        </div>
      )}
      {shown.length > 0 && <Table projects={shown} />}
      {shown.length > 0 && (
        <Pagination
          language="de"
          shown={shownWords(query.page, wanted.length)}
          beginningHref={query.page === 1 ? null : hrefOf({ ...query, page: 1 })}
          nextHref={query.page * pageSize < wanted.length ? hrefOf({ ...query, page: query.page + 1 }) : null}
        />
      )}
    </div>
  );
}

function shownWords(page: number, total: number): string {
  if (total === 1) return '1 Vorhaben';
  if (total <= pageSize) return `${total} Vorhaben`;
  return `${(page - 1) * pageSize + 1} bis ${Math.min(page * pageSize, total)} von ${total} Vorhaben`;
}

function hrefOf({ q, state, actionField, page }: ProjectsQuery): string {
  const params = new URLSearchParams();
  if (q !== '') params.set('q', q);
  if (state !== '') params.set('stand', state);
  if (actionField !== '') params.set('handlungsfeld', actionField);
  if (page > 1) params.set('seite', String(page));
  return `/arbeitsbereich/vorhaben?${params}`;
}

function NoProjects(): JSX.Element {
  return (
    <div class="empty">
      <h2>Noch kein Vorhaben</h2>
      <p>Legen Sie das erste an, oder fügen Sie einen vorhandenen Steckbrief ein.</p>
    </div>
  );
}

/** Action fields that projects of the city name, by title. */
function namedFields(projects: readonly CityProject[]): Option[] {
  const named = new Map(
    projects.flatMap((project) => fieldsOf(project).map(({ key, title }) => [key, title.de])),
  );
  return [...named]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'de'));
}

function Narrow(props: { projects: readonly CityProject[]; query: ProjectsQuery }): JSX.Element {
  const named = namedFields(props.projects);
  return (
    <form method="get" action="/arbeitsbereich/vorhaben" class="ctrl" role="search">
      <TextField name="q" label="Name, Nummer oder Kennung" value={props.query.q} />
      <SelectField name="stand" label="Stand" value={props.query.state} empty="alle" options={states} />
      {named.length > 0 && (
        <SelectField
          name="handlungsfeld"
          label="Handlungsfeld"
          value={props.query.actionField}
          empty="alle"
          options={[...named, { value: without, label: 'keines genannt' }]}
        />
      )}
      <Button label="Anzeigen" />
    </form>
  );
}

function Table(props: { projects: readonly CityProject[] }): JSX.Element {
  return (
    <RecordTable
      caption="Vorhaben"
      language="de"
      columns={[{ label: 'Vorhaben' }, ...Object.values(columns)]}
    >
      <BodyRows>
        {props.projects.map((project) => (
          <ProjectRow project={project} />
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function ProjectRow(props: { project: CityProject }): JSX.Element {
  const { published, draft } = props.project;
  const name = nameOf(props.project);
  const href = draft === null ? `/vorhaben/${published?.reference}` : `/arbeitsbereich/entwurf/${draft.id}`;
  const cost = published?.amounts.totalEligibleCost?.cents;
  return (
    <Row>
      <RowHead>
        <a href={href} safe>
          {name}
        </a>
        {published !== null && (
          <span class="sub" safe>
            {published.reference}
          </span>
        )}
        {fieldsOf(props.project).length > 0 && (
          <span class="sub" safe>
            {fieldsOf(props.project)
              .map(({ title }) => title.de)
              .join(', ')}
          </span>
        )}
      </RowHead>
      <Cell column={columns.state}>
        {marksOf(props.project).map(({ tone, word }) => (
          <span class="line">
            <Mark tone={tone} word={word} />
          </span>
        ))}
      </Cell>
      <Cell column={columns.number}>
        <span safe>{published?.planNumber ?? '–'}</span>
      </Cell>
      <Cell column={columns.cost}>
        <span safe>{cost === undefined ? 'nicht angegeben' : formatEuro(cost, 'de')}</span>
      </Cell>
      <Cell column={columns.next}>
        <NextStep project={props.project} />
      </Cell>
    </Row>
  );
}

const marksOf = ({ published, draft }: CityProject): StateMark[] => [
  ...(published === null ? [] : [stateMark('published')]),
  ...(draft === null ? [] : [stateMark(draft.state)]),
];

function NextStep(props: { project: CityProject }): JSX.Element {
  const { published, draft } = props.project;
  const [label, href] =
    draft === null
      ? ['Ändern', `/arbeitsbereich/vorhaben/${published?.reference}/aendern`]
      : [
          draft.state === 'draft' || draft.state === 'returned' ? 'Weiterarbeiten' : 'Ansehen',
          `/arbeitsbereich/entwurf/${draft.id}`,
        ];
  return (
    <a href={href}>
      <span safe>{label}</span>
      <span class="vh" safe>{`: ${nameOf(props.project)}`}</span>
    </a>
  );
}
