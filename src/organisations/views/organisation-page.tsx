import { formatAmount, formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  type Column,
  Fact,
  FactsList,
  localPath,
  Pagination,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { organisationMessages as words } from '../messages.js';
import type { Organisation, ProjectOfOrganisation, Wording } from '../queries/organisations.js';

export interface OrganisationView {
  readonly organisation: Organisation;
  readonly spellings: readonly Wording[];
  readonly projects: readonly ProjectOfOrganisation[];
  readonly nextHref: string | null;
  readonly beginningHref: string | null;
}

/** One organisation for the public: how the records write it, and its projects. */
export function OrganisationPage(props: { view: OrganisationView; language: Language }): JSX.Element {
  const { view, language } = props;
  return (
    <div class="wrap main stack">
      <h1 lang="de" safe>
        {view.organisation.name}
      </h1>
      <FactsList>
        <Fact label={words.legalForm[language]}>
          <span safe>{view.organisation.legalForm ?? words.notStated[language]}</span>
        </Fact>
        <Fact label={words.spellings[language]} notes={[words.spellingsNote[language]]}>
          <Spellings spellings={view.spellings} language={language} />
        </Fact>
      </FactsList>
      <h2 safe>{words.projects[language]}</h2>
      <ProjectsTable view={view} language={language} />
    </div>
  );
}

export function Spellings(props: { spellings: readonly Wording[]; language: Language }): JSX.Element {
  const { language } = props;
  return (
    <ul>
      {props.spellings.map(({ text, projects }) => (
        <li>
          <span lang="de" safe>
            {text}
          </span>{' '}
          <span class="muted" safe>
            {projects === 0
              ? `(${words.earlier[language]})`
              : `(${formatCount(projects, language)} ${words.projects[language]})`}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function ProjectsTable(props: { view: OrganisationView; language: Language }): JSX.Element {
  const { view, language } = props;
  if (view.projects.length === 0) return <p safe>{words.noProjects[language]}</p>;
  const columns = {
    name: { label: words.projects[language] },
    part: { label: words.part[language] },
    cost: { label: `${words.cost[language]} (EUR)`, kind: 'amount' },
  } as const satisfies Record<string, Column>;
  return (
    <>
      <RecordTable caption={words.projects[language]} columns={Object.values(columns)} language={language}>
        <BodyRows>
          {view.projects.map((project) => (
            <Row>
              <RowHead>
                <a
                  href={localPath(language, `/vorhaben/${encodeURIComponent(project.reference)}`)}
                  lang="de"
                  safe
                >
                  {project.name}
                </a>
                <span class="sub" safe>
                  {project.reference}
                </span>
              </RowHead>
              <Cell column={columns.part}>
                <span safe>{partsOf(project, language)}</span>
              </Cell>
              <Cell column={columns.cost}>
                <span safe>
                  {project.totalEligibleCost === null
                    ? words.notStated[language]
                    : formatAmount(project.totalEligibleCost, language)}
                </span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
      <Pagination
        shown={words.shown(view.projects.length)[language]}
        beginningHref={view.beginningHref}
        nextHref={view.nextHref}
        language={language}
      />
    </>
  );
}

const partsOf = (project: ProjectOfOrganisation, language: Language): string =>
  [
    ...(project.asBeneficiary === null ? [] : [words.beneficiary[language]]),
    ...(project.asExecutingBody === null ? [] : [words.executingBody[language]]),
  ].join(', ');
