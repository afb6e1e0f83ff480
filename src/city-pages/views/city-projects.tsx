import { formatCount, formatEuro } from '../../kernel/format.js';
import { knownSum } from '../../kernel/money.js';
import { runningState } from '../../kernel/period.js';
import type { Language } from '../../kernel/text.js';
import type { ProjectRecord } from '../../projects/index.js';
import {
  BodyRows,
  Cell,
  type Column,
  componentMessages,
  localPath,
  RecordTable,
  Row,
  RowHead,
  Status,
  TotalRows,
} from '../../web/index.js';
import { cityMessages as words } from '../messages.js';
import type { CityView } from '../read-city.js';

interface Props {
  readonly view: CityView;
  readonly language: Language;
}

/** The projects of a city by funding period, the latest first, in the order of their plan. */
export function CityProjects({ view, language }: Props): JSX.Element {
  const { city, projects, sums } = view;
  const query = `city=${city.ags}&scope=programme`;
  return (
    <section class="sec">
      <div class="sechead">
        <h2 safe>{words.projects[language]}</h2>
        {projects.length > 0 && (
          <a class="small" href={`/api/v1/projects.xlsx?${query}&language=${language}`} safe>
            {words.workbook[language]}
          </a>
        )}
      </div>
      {projects.length === 0 && (
        <p class="muted" safe>
          {words.noProjects[language]}
        </p>
      )}
      {periodsOf(projects).map(({ period, projects }) => (
        <Period period={period} projects={projects} view={view} language={language} />
      ))}
      {sums.projects > projects.length && (
        <p>
          <a href={localPath(language, `/vorhaben?${query}`)} safe>
            {words.more(formatCount(sums.projects, language))[language]}
          </a>
        </p>
      )}
    </section>
  );
}

interface OfPeriod {
  /** Key of the funding period; null where none is stated. */
  readonly period: string | null;
  readonly projects: readonly ProjectRecord[];
}

function periodsOf(projects: readonly ProjectRecord[]): OfPeriod[] {
  const keys = [...new Set(projects.map(({ catalogue }) => catalogue.fundingPeriod.key))];
  return keys
    .toSorted((one, other) => (other ?? '').localeCompare(one ?? ''))
    .map((period) => ({
      period,
      projects: projects
        .filter(({ catalogue }) => catalogue.fundingPeriod.key === period)
        .toSorted((one, other) => byNumber(one.planNumber, other.planNumber)),
    }));
}

/** "A.2" before "A.10" before "B.1"; without a number last. */
function byNumber(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one.localeCompare(other, 'de', { numeric: true });
}

function Period({ period, projects, view, language }: Props & OfPeriod): JSX.Element {
  const columns = {
    name: { label: words.name[language] },
    number: { label: words.number[language], kind: 'id' },
    state: { label: words.state[language] },
    years: { label: words.years[language] },
    cost: { label: words.cost[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  const title = period === null ? words.noPeriod : words.period(period.replace('-', '–'));
  const costs = projects.map(({ amounts }) => amounts.totalEligibleCost?.cents ?? null);
  const amount = (cents: bigint | null) =>
    cents === null ? componentMessages.notStated[language] : formatEuro(cents, language);
  return (
    <>
      <h3 class="after" safe>
        {title[language]}
      </h3>
      <RecordTable caption={title[language]} columns={Object.values(columns)} language={language}>
        <BodyRows>
          {projects.map((project, index) => (
            <Row>
              <RowHead>
                <a href={localPath(language, `/vorhaben/${project.reference}`)} lang="de" safe>
                  {project.name}
                </a>
                <span class="sub" safe>
                  {kindOf(project, language)}
                </span>
              </RowHead>
              <Cell column={columns.number}>
                <span safe>{project.planNumber ?? '–'}</span>
              </Cell>
              <Cell column={columns.state}>
                <Status
                  state={runningState(project.period, view.viewpoint.reckoningDay)}
                  language={language}
                />
              </Cell>
              <Cell column={columns.years}>
                <span class="num nowrap" safe>
                  {yearsOf(project, language)}
                </span>
              </Cell>
              <Cell column={columns.cost}>
                <span safe>{amount(costs[index] ?? null)}</span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
        <TotalRows>
          <Row>
            <RowHead>
              <span safe>{words.sum(formatCount(projects.length, language))[language]}</span>
            </RowHead>
            <Cell column={columns.number} />
            <Cell column={columns.state} />
            <Cell column={columns.years} />
            <Cell column={columns.cost}>
              <span safe>{amount(knownSum(costs))}</span>
            </Cell>
          </Row>
        </TotalRows>
      </RecordTable>
    </>
  );
}

/** "ESF Plus · Soziale Integration" */
function kindOf({ catalogue: { fund, fundingObject } }: ProjectRecord, language: Language): string {
  const title = fundingObject.title[language] ?? fundingObject.title.de ?? fundingObject.sourceText;
  return [fund.code ?? fund.sourceText, title].filter((part) => part !== null).join(' · ');
}

/** "2023–2027"; an unknown year is said in words. */
function yearsOf({ period: { start, end } }: ProjectRecord, language: Language): string {
  const unknown = componentMessages.notStated[language];
  if (start === null && end === null) return unknown;
  const [first, last] = [start, end].map((day) => day?.slice(0, 4) ?? unknown);
  return first === last ? String(first) : `${first}–${last}`;
}
