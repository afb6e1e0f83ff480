import { formatEuro } from '../../kernel/format.js';
import type { Cents } from '../../kernel/money.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  type Column,
  componentMessages,
  localPath,
  RecordTable,
  Row,
  RowHead,
  TotalRows,
} from '../../web/index.js';
import { planMessages as words } from '../messages.js';
import { frameOf, type Plan, type PlannedProject, plannedSum, yearsOf } from '../plan.js';

/** What the registry says of a project of part C. */
export interface RegistryProject {
  readonly name: string;
  readonly totalEligibleCost: Cents | null;
  readonly grant: Cents | null;
}

interface TableProps {
  readonly plan: Plan;
  readonly language: Language;
}

function Money(props: { column: Column; cents: Cents | null; language: Language }): JSX.Element {
  const { column, cents, language } = props;
  return (
    <Cell column={column}>
      {cents === null ? (
        <span class="muted" safe>
          {componentMessages.notStated[language]}
        </span>
      ) : (
        <span safe>{formatEuro(cents, language)}</span>
      )}
    </Cell>
  );
}

/** Planned cost with the grant in it. */
function Planned(props: {
  column: Column;
  projects: readonly PlannedProject[];
  language: Language;
}): JSX.Element {
  const { column, projects, language } = props;
  const cost = plannedSum(projects, 'cost');
  const grant = plannedSum(projects, 'grant');
  return (
    <Cell column={column}>
      <div>
        <span class={cost === null ? 'muted' : undefined} safe>
          {cost === null ? componentMessages.notStated[language] : formatEuro(cost, language)}
        </span>
        {grant !== null && (
          <span class="sub" safe>
            {words.granted(formatEuro(grant, language))[language]}
          </span>
        )}
      </div>
    </Cell>
  );
}

/** The numbered projects of part C beside what became of them in the registry. */
export function PlannedProjects(
  props: TableProps & { registry: ReadonlyMap<string, RegistryProject> | undefined },
): JSX.Element {
  const { plan, language, registry } = props;
  const columns = {
    name: { label: words.project[language] },
    cost: { label: words.plannedCost[language], kind: 'amount' },
    registry: { label: words.registry[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  if (plan.projects.length === 0)
    return (
      <p class="muted" safe>
        {words.noProjects[language]}
      </p>
    );
  return (
    <RecordTable caption={words.partC[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {plan.projects.map((project) => {
          const linked = project.reference === null ? undefined : registry?.get(project.reference);
          return (
            <Row>
              <RowHead>
                <span lang="de" safe>
                  {`${project.number} ${project.name}`}
                </span>
                <span class="sub" safe>
                  {[words[project.kind][language], project.executingBody]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </RowHead>
              <Planned column={columns.cost} projects={[project]} language={language} />
              <Cell column={columns.registry}>
                {project.reference === null ? (
                  <span class="muted" safe>
                    {words.notLinked[language]}
                  </span>
                ) : (
                  <div>
                    {linked?.totalEligibleCost != null && (
                      <span safe>{formatEuro(linked.totalEligibleCost, language)}</span>
                    )}
                    <a class="sub" href={localPath(language, `/vorhaben/${project.reference}`)} safe>
                      {project.reference}
                    </a>
                  </div>
                )}
              </Cell>
            </Row>
          );
        })}
      </BodyRows>
      <TotalRows>
        <Row>
          <RowHead>
            <span safe>{words.total[language]}</span>
          </RowHead>
          <Planned column={columns.cost} projects={plan.projects} language={language} />
          <Cell column={columns.registry}>
            <span class="sub" safe>
              {words.registryNote[language]}
            </span>
          </Cell>
        </Row>
      </TotalRows>
    </RecordTable>
  );
}

/** Framework and planned money year by year. */
export function MoneyByYear({ plan, language }: TableProps): JSX.Element {
  const columns = {
    year: { label: words.year[language] },
    frame: { label: words.frame[language], kind: 'amount' },
    grant: { label: words.plannedGrant[language], kind: 'amount' },
    cost: { label: words.plannedCost[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  const cells = (year: number | undefined, frame: Cents | null): JSX.Element => (
    <>
      <Money column={columns.frame} cents={frame} language={language} />
      <Money column={columns.grant} cents={plannedSum(plan.projects, 'grant', year)} language={language} />
      <Money column={columns.cost} cents={plannedSum(plan.projects, 'cost', year)} language={language} />
    </>
  );
  return (
    <RecordTable caption={words.byYear[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {yearsOf(plan).map((year) => (
          <Row>
            <RowHead>
              <span class="num" safe>
                {String(year)}
              </span>
            </RowHead>
            {cells(year, plan.framework.years.find((one) => one.year === year)?.amount ?? null)}
          </Row>
        ))}
      </BodyRows>
      <TotalRows>
        <Row>
          <RowHead>
            <span safe>{words.total[language]}</span>
          </RowHead>
          {cells(undefined, frameOf(plan))}
        </Row>
      </TotalRows>
    </RecordTable>
  );
}
