import type { RecordTask } from '../../city-records/index.js';
import { formatDay } from '../../kernel/format.js';
import { BodyRows, Cell, type Column, cityName, Mark, RecordTable, Row, RowHead } from '../../web/index.js';

const columns = {
  what: { label: 'Was' },
  city: { label: 'Stadt' },
  due: { label: 'Fällig' },
  state: { label: 'Stand' },
} as const satisfies Record<string, Column>;

/** Reviews of goals, commitments of agreements and deliveries of participant data that are due soon or overdue. */
export function TasksPart(props: { tasks: readonly RecordTask[]; ofAll: boolean }): JSX.Element {
  const { tasks, ofAll } = props;
  const shown = [columns.what, ...(ofAll ? [columns.city] : []), columns.due, columns.state];
  return (
    <section class="sec" id="quartiere">
      <h2>Fristen aus Zielen, Vereinbarungen und Umsetzung</h2>
      {tasks.length === 0 ? (
        <p class="muted">In den nächsten drei Monaten ist nichts fällig.</p>
      ) : (
        <RecordTable caption="Fristen aus Zielen, Vereinbarungen und Umsetzung" columns={shown} language="de">
          <BodyRows>
            {tasks.map((task) => (
              <Row>
                <RowHead>
                  <a href={task.href} safe>
                    {task.title}
                  </a>
                  <span class="sub" safe>
                    {task.detail}
                  </span>
                </RowHead>
                {ofAll && (
                  <Cell column={columns.city}>
                    <span safe>{cityName(task.cityAgs)}</span>
                  </Cell>
                )}
                <Cell column={columns.due}>
                  <span class={task.overdue ? 'due--late num' : 'num'} safe>
                    {task.dueOn === null ? 'kein Tag' : formatDay(task.dueOn, 'de')}
                  </span>
                </Cell>
                <Cell column={columns.state}>
                  {task.overdue ? <Mark tone="warn" word="überfällig" /> : <Mark tone="open" word="offen" />}
                </Cell>
              </Row>
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </section>
  );
}
