import { formatCount, formatEuro } from '../../kernel/format.js';
import { sumCents } from '../../kernel/money.js';
import type { Language } from '../../kernel/text.js';
import { periodText } from '../../projects/index.js';
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
import { areaMessages as words } from '../messages.js';
import type { ProjectOfArea } from '../queries.js';

interface Props {
  readonly projects: readonly ProjectOfArea[];
  readonly language: Language;
}

/** The projects of an area with their sum; what is unknown is no part of it. */
export function ProjectsOfArea(props: Props): JSX.Element {
  const { projects, language } = props;
  return (
    <section class="sec">
      <h2 safe>{words.projects[language]}</h2>
      {projects.length === 0 ? (
        <p class="muted" safe>
          {words.noProjects[language]}
        </p>
      ) : (
        <Projects {...props} />
      )}
    </section>
  );
}

function Projects({ projects, language }: Props): JSX.Element {
  const columns = {
    name: { label: words.name[language] },
    period: { label: words.period[language] },
    cost: { label: words.cost[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  const costs = projects.flatMap(({ totalEligibleCost: cost }) => (cost === null ? [] : [cost]));
  return (
    <RecordTable caption={words.projects[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {projects.map((project) => (
          <Row>
            <RowHead>
              <a href={localPath(language, `/vorhaben/${project.reference}`)} lang="de" safe>
                {project.name}
              </a>
              {project.planNumber !== null && (
                <span class="sub" safe>
                  {words.planNumber(project.planNumber)[language]}
                </span>
              )}
            </RowHead>
            <Cell column={columns.period}>
              <span safe>{periodText(project, language)}</span>
            </Cell>
            <Cell column={columns.cost}>
              <span safe>
                {project.totalEligibleCost === null
                  ? componentMessages.notStated[language]
                  : formatEuro(project.totalEligibleCost, language)}
              </span>
            </Cell>
          </Row>
        ))}
      </BodyRows>
      <TotalRows>
        <Row>
          <RowHead>
            <span safe>{words.total(formatCount(projects.length, language))[language]}</span>
          </RowHead>
          <Cell column={columns.period}> </Cell>
          <Cell column={columns.cost}>
            <span safe>{formatEuro(sumCents(costs), language)}</span>
          </Cell>
        </Row>
      </TotalRows>
    </RecordTable>
  );
}
