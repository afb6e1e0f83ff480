import type { RegisteredReport } from '../../reporting/index.js';
import { BodyRows, Button, Cell, type Column, RecordTable, Row, RowHead } from '../../web/index.js';
import { writtenParameters } from '../parameter-fields.js';
import type { Schedule } from '../queries/schedules.js';
import type { Run } from '../run.js';
import { rhythmWords } from '../words.js';
import { formPath, reportsPath, runsPath, type Titles } from './parts.js';
import { RunsTable } from './runs-table.js';

export interface ReportsView {
  readonly reports: readonly RegisteredReport[];
  readonly titles: Titles;
  readonly runs: readonly Run[];
  readonly schedules: readonly Schedule[];
  readonly mayKeep: boolean;
  /** False for cities: what they have made is theirs alone, and not regular. */
  readonly seesAll: boolean;
}

/** What reports there are and what they are for, what was made last, and what is made by itself. */
export function ReportsPage({ view }: { view: ReportsView }): JSX.Element {
  return (
    <div class="wrap main">
      <div class="phead">
        <h1>Berichte</h1>
        {!view.seesAll && (
          <p class="muted">
            Aus dem, was veröffentlicht ist, und aus dem, was für Ihre Stadt gebucht ist. Was Sie hier
            erstellen, sehen Ihre Stadt, die Servicestelle und die Prüfung.
          </p>
        )}
      </div>
      <ul class="list">
        {view.reports.map((report) => (
          <li class="offer">
            <div>
              <h2 class="lesser">
                <a href={formPath(report.id)} safe>
                  {report.title.de}
                </a>
              </h2>
              {report.purpose !== null && <p safe>{report.purpose.de}</p>}
            </div>
            <Button label="Erstellen" href={formPath(report.id)} />
          </li>
        ))}
        {view.seesAll && (
          <li class="offer">
            <div>
              <h2 class="lesser">
                <a href="/servicestelle/listen">Öffentliche Listen</a>
              </h2>
              <p>Listen der Vorhaben nach den Verordnungen: wie alt sie sind und was ihnen fehlt.</p>
            </div>
            <Button label="Ansehen" href="/servicestelle/listen" />
          </li>
        )}
      </ul>
      <section class="sec" aria-labelledby="laeufe">
        <div class="sechead">
          <h2 id="laeufe">Zuletzt erstellt</h2>
          {view.runs.length > 0 && <a href={runsPath}>Alle Läufe</a>}
        </div>
        {view.runs.length === 0 ? (
          <div class="empty">
            <h3>Noch kein Bericht</h3>
            <p>Wählen Sie oben einen aus. Er wird im Hintergrund erstellt und bleibt hier liegen.</p>
          </div>
        ) : (
          <RunsTable runs={view.runs} titles={view.titles} />
        )}
      </section>
      {view.seesAll && (
        <section class="sec" aria-labelledby="regelmaessig">
          <h2 id="regelmaessig">Regelmäßig</h2>
          <Schedules view={view} />
        </section>
      )}
    </div>
  );
}

const columns = {
  report: { label: 'Bericht' },
  parameters: { label: 'Angaben' },
  rhythm: { label: 'Wann' },
  owner: { label: 'Für' },
  remove: { label: 'Entfernen' },
} as const satisfies Record<string, Column>;

function Schedules({ view }: { view: ReportsView }): JSX.Element {
  const { schedules, titles, mayKeep } = view;
  if (schedules.length === 0)
    return (
      <p class="muted">
        Nichts. Was Sie auf der Seite eines Berichts einstellen, kommt hierher, und Sie bekommen jedes Mal
        eine Mail mit dem Link.
      </p>
    );
  const shown = Object.values(columns).filter((column) => mayKeep || column !== columns.remove);
  return (
    <RecordTable caption="Berichte, die regelmäßig erstellt werden" columns={shown} language="de">
      <BodyRows>
        {schedules.map((schedule) => (
          <Row>
            <RowHead>
              <span safe>{titles.of(schedule.reportId)}</span>
            </RowHead>
            <Cell column={columns.parameters}>
              <span safe>
                {writtenParameters(titles.find(schedule.reportId), schedule.parameters) || '–'}
              </span>
            </Cell>
            <Cell column={columns.rhythm}>
              <span safe>{rhythmWords[schedule.rhythm]}</span>
            </Cell>
            <Cell column={columns.owner}>
              <span safe>{schedule.owner}</span>
              {!schedule.isActive && (
                <span class="line small muted">ruht, weil die Person nicht mehr da ist</span>
              )}
            </Cell>
            {mayKeep && (
              <Cell column={columns.remove}>
                <form method="post" action={`${reportsPath}/zeitplaene/${schedule.id}/entfernen`}>
                  <button class="kern-btn kern-btn--tertiary" type="submit">
                    <span class="kern-label">Entfernen</span>
                    <span
                      class="vh"
                      safe
                    >{`: ${titles.of(schedule.reportId)}, ${rhythmWords[schedule.rhythm]}`}</span>
                  </button>
                </form>
              </Cell>
            )}
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
