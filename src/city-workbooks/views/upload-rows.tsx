import { RowDifferences, RowErrors } from '../../imports/index.js';
import { formatCount } from '../../kernel/format.js';
import { BodyRows, Cell, type Column, Pagination, RecordTable, Row, RowHead, Tabs } from '../../web/index.js';
import type { ApiUploadRow } from '../schemas.js';
import { type RowChange, rowChanges } from '../tables.js';
import { tabNames, uploadPath } from './paths.js';
import { labelOf, type UploadView, valueShown } from './upload-view.js';

const tabLabels: Readonly<Record<RowChange, string>> = {
  new: 'Neu',
  changed: 'Geändert',
  unchanged: 'Unverändert',
  error: 'Mit Fehlern',
};

const empty: Readonly<Record<RowChange, string>> = {
  new: 'Keine Zeile ist neu.',
  changed: 'Keine Zeile sagt etwas anderes als das Register und Ihre Entwürfe.',
  unchanged: 'Keine Zeile steht schon so im Register oder in Ihren Entwürfen.',
  error: 'Keine Zeile hat Fehler.',
};

const columns = {
  project: { label: 'Vorhaben' },
  row: { label: 'Zeile', kind: 'id' },
  period: { label: 'Zeitraum' },
  cost: { label: 'Förderfähige Gesamtkosten', kind: 'amount' },
  changes: { label: 'Was sich ändert' },
  errors: { label: 'Fehler' },
} as const satisfies Record<string, Column>;

const columnsOf: Readonly<Record<RowChange, readonly Column[]>> = {
  new: [columns.project, columns.row, columns.period, columns.cost],
  changed: [columns.project, columns.row, columns.changes],
  unchanged: [columns.project, columns.row, columns.cost],
  error: [columns.project, columns.row, columns.errors],
};

/** The rows of a file by what would become of them, a tab for each. */
export function UploadRows({ view }: { view: UploadView }): JSX.Element {
  const { upload, tab, rows } = view;
  const counts: Readonly<Record<RowChange, number>> = { ...upload.counts, error: upload.counts.errors };
  const hrefOf = (one: RowChange): string => `${uploadPath(upload.id)}?zeilen=${tabNames[one]}#zeilen`;
  return (
    <section class="sec" id="zeilen">
      <h2 class="vh">Zeilen</h2>
      <Tabs
        label="Zeilen nach Ergebnis"
        tabs={rowChanges.map((one) => ({
          label: tabLabels[one],
          href: hrefOf(one),
          count: counts[one],
          current: one === tab,
        }))}
      />
      {rows.length === 0 ? (
        <div class="empty">
          <p safe>{empty[tab]}</p>
        </div>
      ) : (
        <>
          <RowsTable tab={tab} rows={rows} />
          <Pagination
            shown={`${formatCount(rows.length, 'de')} von ${formatCount(counts[tab], 'de')} Zeilen`}
            beginningHref={view.isFirstPage ? null : hrefOf(tab)}
            nextHref={view.nextHref}
            language="de"
          />
        </>
      )}
    </section>
  );
}

function RowsTable({ tab, rows }: { tab: RowChange; rows: readonly ApiUploadRow[] }): JSX.Element {
  const shown = columnsOf[tab];
  return (
    <RecordTable caption={`Zeilen: ${tabLabels[tab]}`} columns={shown} language="de">
      <BodyRows>
        {rows.map((row) => (
          <Row>
            <RowHead>
              <ProjectName row={row} />
            </RowHead>
            {shown.slice(1).map((column) => (
              <Cell column={column}>{contentOf(column, row)}</Cell>
            ))}
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

/** Leads to the draft where there is one, else to what is published. */
function ProjectName({ row: { values, reference, draft } }: { row: ApiUploadRow }): JSX.Element {
  const name = values.name || reference || 'ohne Namen';
  const href =
    draft !== null
      ? `/arbeitsbereich/entwurf/${draft}`
      : reference === null
        ? null
        : `/vorhaben/${encodeURIComponent(reference)}`;
  return (
    <>
      {href === null ? (
        <span safe>{name}</span>
      ) : (
        <a href={href} safe>
          {name}
        </a>
      )}
      {reference !== null && (
        <span class="sub" safe>
          {reference}
        </span>
      )}
    </>
  );
}

function contentOf(column: Column, row: ApiUploadRow): JSX.Element {
  const text = (value: string): JSX.Element => <span safe>{value}</span>;
  const shown = (field: string): string => valueShown(field, row.values[field] ?? null);
  switch (column) {
    case columns.row:
      return text(row.row === null ? '' : String(row.row));
    case columns.period:
      return text(`${shown('period.start')} bis ${shown('period.end')}`);
    case columns.cost:
      return text(shown('totalEligibleCost'));
    case columns.changes:
      return <RowDifferences differences={row.differences} labelOf={labelOf} shownAs={valueShown} />;
    default:
      return <RowErrors findings={row.findings} />;
  }
}
