import { dayInBerlin } from '../../kernel/clock.js';
import { formatDay } from '../../kernel/format.js';
import { BodyRows, Cell, type Column, CountBar, Mark, RecordTable, Row, RowHead } from '../../web/index.js';
import type { DueProject, Round } from '../round.js';
import { fieldList, stateMarks } from '../words.js';

interface ListProps {
  readonly round: Round;
  readonly projects: readonly DueProject[];
  /** Where the name of a project leads; null for no link. */
  readonly hrefOf: (project: DueProject) => string | null;
  /** Heading and content of a last column, for whoever can do something here. */
  readonly action?: { readonly label: string; readonly of: (project: DueProject) => JSX.Element };
}

const head: Column = { label: 'Vorhaben' };
const state: Column = { label: 'Stand' };
const fields: Column = { label: 'Angaben' };
const missing: Column = { label: 'Es fehlt' };

/** What a round asks of one city: each project with its state and the fields it still lacks. */
export function ProjectList(props: ListProps): JSX.Element {
  const columns = [
    head,
    state,
    fields,
    missing,
    ...(props.action === undefined ? [] : [{ label: props.action.label }]),
  ];
  return (
    <RecordTable caption="Vorhaben, um die es geht" columns={columns} language="de">
      <BodyRows>
        {props.projects.map((project) => (
          <ProjectRow project={project} list={props} />
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function ProjectRow({ project, list }: { project: DueProject; list: ListProps }): JSX.Element {
  const asked = list.round.requirements.length;
  const filled = asked - project.missing.length;
  const href = list.hrefOf(project);
  return (
    <Row>
      <RowHead>
        {href === null ? (
          <span safe>{project.name || 'ohne Namen'}</span>
        ) : (
          <a href={href} safe>
            {project.name || 'ohne Namen'}
          </a>
        )}
        <span class="sub" safe>
          {[project.planNumber, project.reference ?? 'neu'].filter((part) => part !== null).join(' · ')}
        </span>
      </RowHead>
      <Cell column={state}>
        <span>
          <Mark {...stateMarks[project.state]} />
          {project.since !== null && (
            <span class="sub" safe>
              {[formatDay(dayInBerlin(project.since), 'de'), project.by]
                .filter((part) => part !== null)
                .join(', ')}
            </span>
          )}
        </span>
      </Cell>
      <Cell column={fields}>
        <span class="standing">
          <CountBar
            parts={[
              { count: filled, tone: 'done' },
              { count: project.missing.length, tone: 'rest' },
            ]}
            description={`${filled} von ${asked} Angaben`}
          />
          <span class="small num" safe>{`${filled} von ${asked}`}</span>
        </span>
      </Cell>
      <Cell column={missing}>
        <span safe>{project.missing.length === 0 ? 'nichts' : fieldList(project.missing)}</span>
      </Cell>
      {list.action !== undefined && (
        <Cell column={{ label: list.action.label }}>{list.action.of(project) as 'safe'}</Cell>
      )}
    </Row>
  );
}
