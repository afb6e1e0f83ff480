import { formatCount } from '../../kernel/format.js';
import { waiverWords } from '../../waivers/index.js';
import { BodyRows, Cell, type Column, Pagination, RecordTable, Row, RowHead, Tabs } from '../../web/index.js';
import type { ApiImportRow } from '../schemas.js';
import { Choosable, Choosing, LeftOutMark } from './choosing.js';
import { type ImportView, importPath, isChoosable, type RowTab, rowTabs, tabNames } from './import-view.js';
import { RowDifferences, RowErrors } from './row-parts.js';
import { shownValue } from './values.js';

const tabLabels: Readonly<Record<RowTab, string>> = {
  new: 'Neu',
  changed: 'Geändert',
  unchanged: 'Unverändert',
  missing: 'Fehlen',
  error: 'Mit Fehlern',
};

const empty: Readonly<Record<RowTab, string>> = {
  new: 'Keine Zeile ist neu.',
  changed: 'Keine Zeile sagt etwas anderes als das Register.',
  unchanged: 'Keine Zeile steht schon so im Register.',
  missing: 'Nichts fehlt gegenüber der letzten Lieferung dieser Quelle.',
  error: 'Keine Zeile hat Fehler.',
};

/** The rows of a delivery by what would become of them, a tab for each. */
export function ImportRows({ view }: { view: ImportView }): JSX.Element {
  const { delivery, tab, rows } = view;
  const counts: Readonly<Record<RowTab, number>> = { ...delivery.counts, error: delivery.counts.errors };
  return (
    <section class="sec" id="zeilen">
      <h2 class="vh">Zeilen</h2>
      <Tabs
        label="Zeilen nach Ergebnis"
        tabs={rowTabs.map((one) => ({
          label: tabLabels[one],
          href: `${importPath(delivery.id)}?zeilen=${tabNames[one]}#zeilen`,
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
          <Choosing view={view}>
            <RowsTable view={view} />
          </Choosing>
          <Pagination
            shown={`${formatCount(rows.length, 'de')} von ${formatCount(counts[tab], 'de')} Zeilen`}
            beginningHref={
              view.isFirstPage ? null : `${importPath(delivery.id)}?zeilen=${tabNames[tab]}#zeilen`
            }
            nextHref={view.nextHref}
            language="de"
          />
        </>
      )}
    </section>
  );
}

const columns = {
  project: { label: 'Vorhaben' },
  row: { label: 'Zeile', kind: 'id' },
  place: { label: 'Ort' },
  cost: { label: 'Förderfähige Gesamtkosten', kind: 'amount' },
  changes: { label: 'Was sich ändert' },
  errors: { label: 'Fehler' },
} as const satisfies Record<string, Column>;

const columnsOf: Readonly<Record<RowTab, readonly Column[]>> = {
  new: [columns.project, columns.row, columns.place, columns.cost],
  changed: [columns.project, columns.row, columns.changes],
  unchanged: [columns.project, columns.row, columns.place, columns.cost],
  missing: [columns.project],
  error: [columns.project, columns.row, columns.errors],
};

function RowsTable({ view: { tab, rows, mayChoose } }: { view: ImportView }): JSX.Element {
  const shown = columnsOf[tab];
  return (
    <RecordTable caption={`Zeilen: ${tabLabels[tab]}`} columns={shown} language="de">
      <BodyRows>
        {rows.map((row) => (
          <Row>
            <RowHead>
              {mayChoose ? (
                <Choosable row={row}>
                  <ProjectName row={row} />
                </Choosable>
              ) : (
                <>
                  <ProjectName row={row} />
                  {isChoosable(tab) && <LeftOutMark row={row} />}
                </>
              )}
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

function ProjectName({ row: { values, reference } }: { row: ApiImportRow }): JSX.Element {
  const name = values?.name ?? reference ?? 'ohne Namen';
  if (reference === null)
    return (
      <span lang="de" safe>
        {name}
      </span>
    );
  return (
    <>
      <a href={`/vorhaben/${encodeURIComponent(reference)}`} lang="de" safe>
        {name}
      </a>
      <span class="sub" safe>
        {reference}
      </span>
    </>
  );
}

function contentOf(column: Column, row: ApiImportRow): JSX.Element {
  const text = (value: string): JSX.Element => <span safe>{value}</span>;
  switch (column) {
    case columns.row:
      return text(row.row === null ? '' : String(row.row));
    case columns.place:
      return text(row.values?.place ?? '');
    case columns.cost:
      return text(shownValue('totalEligibleCost', row.values?.totalEligibleCost ?? null));
    case columns.changes:
      return (
        <>
          <RowDifferences differences={row.differences} />
          <Accepted row={row} />
        </>
      );
    default:
      return <RowErrors findings={row.findings} />;
  }
}

/** What the service centre accepts of a row that is taken over. */
function Accepted({ row: { findings } }: { row: ApiImportRow }): JSX.Element {
  return (
    <>
      {findings.map(({ reason, waiver }) => {
        if (waiver === null) return '';
        const words = `${reason.de} ${waiverWords(waiver)}`;
        return (
          <span class="sub" safe>
            {words}
          </span>
        );
      })}
    </>
  );
}
