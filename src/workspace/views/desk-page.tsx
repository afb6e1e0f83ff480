import { formatDay } from '../../kernel/format.js';
import { stepWords } from '../../submissions/index.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  fieldId,
  Mark,
  RecordTable,
  Row,
  RowHead,
  StepBar,
} from '../../web/index.js';
import type { Completeness, DeskView, Task } from '../desk-view.js';
import { timeText } from './field-comments.js';
import { Returned } from './returned-part.js';

/** The desk of a city: what is to be done, what was remarked, how complete everything is. */
export function DeskPage(props: { view: DeskView }): JSX.Element {
  const { view } = props;
  return (
    <div class="wrap main">
      <div class="phead phead--rec">
        <h1 safe>{`Guten Tag, ${view.name}`}</h1>
        <p class="lead" safe>
          {view.isNew ? 'Hier beginnt die Arbeit an den Vorhaben Ihrer Stadt.' : view.summary}
        </p>
      </div>
      <div class="grid grid--side">
        <div>
          <Tasks tasks={view.tasks} more={view.moreTasks} isNew={view.isNew} />
          {view.returned.map((draft) => (
            <Returned draft={draft} />
          ))}
          {view.completeness.length > 0 && (
            <CompletenessTable rows={view.completeness} more={view.moreDrafts} />
          )}
        </div>
        <Side view={view} />
      </div>
    </div>
  );
}

/** Leads to the list of all projects when a desk shows only the first of something. */
function More(props: { count: number }): JSX.Element {
  return (
    <p class="small">
      <a href="/arbeitsbereich/vorhaben?stand=arbeit" safe>
        {`${props.count} weitere unter „Vorhaben“`}
      </a>
    </p>
  );
}

function Tasks(props: { tasks: readonly Task[]; more: number; isNew: boolean }): JSX.Element {
  if (props.isNew && props.tasks.length === 0)
    return (
      <div class="empty">
        <h2>Noch kein Vorhaben</h2>
        <p>Legen Sie das erste an, oder fügen Sie einen vorhandenen Steckbrief ein.</p>
        <p class="btns">
          <Button kind="primary" label="Vorhaben anlegen" href="/arbeitsbereich/vorhaben/neu" />
        </p>
      </div>
    );
  return (
    <section>
      <div class="sechead">
        <h2>Zu erledigen</h2>
        <span class="small muted">nach Frist</span>
      </div>
      {props.tasks.length === 0 ? (
        <p class="muted">Zurzeit ist nichts zu tun.</p>
      ) : (
        <ul class="list">
          {props.tasks.map((task) => (
            <DueTask task={task} />
          ))}
        </ul>
      )}
      {props.more > 0 && <More count={props.more} />}
    </section>
  );
}

function DueTask(props: { task: Task }): JSX.Element {
  const { due, name, href, why, action, urgent } = props.task;
  return (
    <li class="due">
      <DueDay due={due} />
      <span>
        {href === null ? (
          <b safe>{name}</b>
        ) : (
          <a href={href} safe>
            {name}
          </a>
        )}
        <span class="line small" safe>
          {why}
        </span>
      </span>
      {href !== null && action !== null && (
        <a class={`kern-btn kern-btn--${urgent ? 'primary' : 'secondary'}`} href={href}>
          <span class="kern-label">
            <span safe>{action}</span>
            <span class="vh" safe>{`: ${name}`}</span>
          </span>
        </a>
      )}
    </li>
  );
}

function DueDay({ due }: Pick<Task, 'due'>): JSX.Element {
  if (due === null) return <span class="d muted">ohne Frist</span>;
  if (due === 'atOnce') return <span class="d">sofort</span>;
  return (
    <time class="d" datetime={due} safe>
      {formatDay(due, 'de')}
    </time>
  );
}

const columns = {
  state: { label: 'Stand' },
  given: { label: 'Angaben' },
  missing: { label: 'Es fehlt' },
} as const satisfies Record<string, Column>;

function CompletenessTable(props: { rows: readonly Completeness[]; more: number }): JSX.Element {
  return (
    <section class="sec">
      <div class="sechead">
        <h2>Vollständigkeit</h2>
        <span class="small muted">Pflichtangaben je Vorhaben in Arbeit</span>
      </div>
      <RecordTable
        caption="Vollständigkeit der Vorhaben in Arbeit"
        language="de"
        columns={[{ label: 'Vorhaben' }, ...Object.values(columns)]}
      >
        <BodyRows>
          {props.rows.map((row) => (
            <Row>
              <RowHead>
                <a href={row.href} safe>
                  {row.name}
                </a>
                {row.reference !== null && (
                  <span class="sub" safe>
                    {row.reference}
                  </span>
                )}
              </RowHead>
              <Cell column={columns.state}>
                <Mark tone={row.mark.tone} word={row.mark.word} />
              </Cell>
              <Cell column={columns.given}>
                <StepBar
                  done={row.given}
                  of={row.required}
                  label={`${row.given} von ${row.required} Pflichtangaben`}
                />
              </Cell>
              <Cell column={columns.missing}>
                <Missing row={row} />
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
      {props.more > 0 && <More count={props.more} />}
    </section>
  );
}

/** Each missing value leads to its field. */
function Missing(props: { row: Completeness }): JSX.Element {
  const { missing, openComments, href } = props.row;
  const comments = openComments === 1 ? '1 Anmerkung offen' : `${openComments} Anmerkungen offen`;
  if (missing.length === 0 && openComments === 0) return <span>–</span>;
  return (
    <ul class="miss">
      {missing.map(({ label, field }) => (
        <li>
          <a href={`${href}#${fieldId(field)}`} safe>
            {label}
          </a>
        </li>
      ))}
      {openComments > 0 && <li safe>{comments}</li>}
    </ul>
  );
}

function Side(props: { view: DeskView }): JSX.Element {
  const { recent } = props.view;
  return (
    <aside class="side" aria-label="Schnellzugriff">
      <section class="stack-s">
        <h2>Neu anfangen</h2>
        <p>
          <Button label="Vorhaben anlegen" href="/arbeitsbereich/vorhaben/neu" />
        </p>
        <p>
          <Button label="Veröffentlichtes ändern" href="/arbeitsbereich/vorhaben?stand=veroeffentlicht" />
        </p>
        <p class="small muted">Der Text der letzten Runde genügt: einfügen, prüfen, übernehmen.</p>
      </section>
      <section>
        <h2>Lieber in Excel?</h2>
        <p class="small">
          <a href="/arbeitsbereich/vorlage">Vorlage mit allen Vorhaben herunterladen und wieder hochladen</a>
        </p>
      </section>
      <section>
        <h2>Zuletzt</h2>
        {recent.length === 0 ? (
          <p class="muted">Noch nichts geschehen.</p>
        ) : (
          <ul class="list small">
            {recent.map((step) => (
              <li>
                <span safe>{`${step.projectName ?? 'Neues Vorhaben'}: ${stepWords[step.step].de}`}</span>
                <div class="meta" safe>
                  {[timeText(step.at), step.personName].filter((part) => part !== null).join(' · ')}
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  );
}
