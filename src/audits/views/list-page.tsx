import { formatDay } from '../../kernel/format.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  cityName,
  DerivedMark,
  RecordTable,
  Row,
  RowHead,
  TextField,
} from '../../web/index.js';
import type { AuditListRow } from '../queries/audit-list.js';
import { auditPath, auditsPath, euro } from '../words.js';

const columns = {
  project: { label: 'Vorhaben' },
  checks: { label: 'Vor-Ort-Prüfungen' },
  paid: { label: 'Ausgezahlt', kind: 'amount' },
  recovered: { label: 'Zurückgefordert', kind: 'amount' },
  rest: { label: 'Rest', kind: 'amount' },
} as const satisfies Record<string, Column>;

export interface ListView {
  readonly rows: readonly AuditListRow[];
  /** What was typed that names no project to be seen. */
  readonly unknown: string | null;
}

/** Where checks, recoveries and payments are kept, project by project. */
export function ListPage({ view }: { view: ListView }): JSX.Element {
  const { rows, unknown } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1>Prüfungen, Rückforderungen, Zahlungen</h1>
        <p class="lead">
          Vor-Ort-Prüfungen mit Feststellung und Antwort, Rückforderungen mit Rest, Zahlungen je Vorhaben. Nur
          die betroffene Stadt, die Servicestelle und Prüfer sehen sie.
        </p>
        <p class="small">
          <a href="/arbeitsbereich/mittel">Mittel: Plan gegen Ist</a>
        </p>
      </div>
      <form class="narrow" method="get" action={auditsPath}>
        <TextField
          name="kennung"
          label="Kennung des Vorhabens"
          value={unknown ?? ''}
          width="short"
          maxlength={50}
          errors={unknown === null ? [] : [`Kein Vorhaben ${unknown} gefunden, das Sie sehen dürfen.`]}
        />
        <Button label="Öffnen" />
      </form>
      {rows.length === 0 ? (
        <div class="empty">
          <p>Es ist noch keine Prüfung, Rückforderung oder Zahlung eingetragen.</p>
        </div>
      ) : (
        <RecordTable
          caption="Vorhaben mit Prüfungen oder Zahlungen"
          columns={Object.values(columns)}
          language="de"
        >
          <BodyRows>
            {rows.map((row) => (
              <ProjectRow row={row} />
            ))}
          </BodyRows>
        </RecordTable>
      )}
    </div>
  );
}

function ProjectRow({ row }: { row: AuditListRow }): JSX.Element {
  const waits = row.unanswered > 0 ? `, ${row.unanswered} ohne Antwort` : '';
  return (
    <Row>
      <RowHead>
        <a href={auditPath(row.reference)} lang="de" safe>
          {row.name}
        </a>
        <span class="sub" safe>
          {`${row.reference} · ${row.city === null ? 'landesweit' : cityName(row.city)}`}
        </span>
      </RowHead>
      <Cell column={columns.checks}>
        {row.checks === 0 ? (
          <span class="muted">keine</span>
        ) : (
          <div>
            <span safe>{`${row.checks}, davon ${row.openChecks} offen${waits}`}</span>
            <span class="sub" safe>{`zuletzt ${formatDay(row.lastCheckedOn ?? '', 'de')}`}</span>
          </div>
        )}
      </Cell>
      <Cell column={columns.paid}>
        <span safe>{row.paid === null ? 'nicht erfasst' : euro(row.paid)}</span>
      </Cell>
      <Cell column={columns.recovered}>
        <span safe>{row.recovered === null ? '–' : euro(row.recovered)}</span>
      </Cell>
      <Cell column={columns.rest}>
        <span>
          <span safe>{row.rest === null ? '–' : euro(row.rest)}</span>
          {row.rest !== null && <DerivedMark language="de" />}
        </span>
      </Cell>
    </Row>
  );
}
