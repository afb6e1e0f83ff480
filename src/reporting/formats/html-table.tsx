import type { Language } from '../../kernel/text.js';
import { BodyRows, Cell, RecordTable, Row, RowHead, TotalRows } from '../../web/index.js';
import type { CellValue, Table } from '../document.js';
import { type PlacedColumn, type StackedColumn, stackedColumns } from '../table-columns.js';
import { totalsOf } from '../totals.js';
import { foreign, HtmlValue } from './html-value.js';

const amounts = new Set(['money', 'rate', 'count']);
const wordy = new Set(['text', 'code']);

/** A table of a document; on a phone its rows become cards. */
export function HtmlTable(props: { table: Table; language: Language }): JSX.Element {
  const { table, language } = props;
  const columns = stackedColumns(table);
  const totals = totalsOf(table);
  return (
    <RecordTable
      caption={table.title}
      columns={columns.map((column) => webColumn(column, language))}
      wordy={columns.slice(1).some(({ top }) => wordy.has(top.column.type))}
      language={language}
    >
      <BodyRows>
        {table.rows.map((row) => (
          <ValueRow row={row} columns={columns} language={language} />
        ))}
      </BodyRows>
      {totals !== null && (
        <TotalRows>
          <ValueRow row={totals} columns={columns} language={language} />
        </TotalRows>
      )}
    </RecordTable>
  );
}

const webColumn = ({ top, beneath }: StackedColumn, language: Language) => ({
  label: [top, ...beneath].map(({ column }) => column.heading[language]).join(', '),
  ...(amounts.has(top.column.type) ? { kind: 'amount' as const } : {}),
});

interface RowProps {
  readonly row: readonly CellValue[];
  readonly columns: readonly StackedColumn[];
  readonly language: Language;
}

function ValueRow(props: RowProps): JSX.Element {
  const { row, columns, language } = props;
  const [first, ...rest] = columns;
  return (
    <Row>
      <RowHead>
        {first !== undefined && <StackedValues row={row} column={first} language={language} />}
      </RowHead>
      {rest.map((column) => (
        <Cell column={webColumn(column, language)}>
          <StackedValues row={row} column={column} language={language} />
        </Cell>
      ))}
    </Row>
  );
}

function StackedValues(props: {
  row: readonly CellValue[];
  column: StackedColumn;
  language: Language;
}): JSX.Element {
  const { row, column, language } = props;
  const value = row[column.top.index];
  if (value === undefined) return '';
  const { key, bare, verbatim } = column.top.column;
  const plain = <HtmlValue value={value} bare={bare === true} language={language} />;
  const top = key === 'reference' ? <span class="nobreak">{plain as 'safe'}</span> : plain;
  const beneath = column.beneath.filter(({ index }) => row[index] !== undefined);
  if (beneath.length === 0 && verbatim !== true) return <>{top as 'safe'}</>;
  return (
    <span lang={langOf(column.top, language)}>
      {top as 'safe'}
      {beneath.map((below) => (
        <>
          {' '}
          <span class="sub" lang={langOf(below, language)}>
            <HtmlValue
              value={row[below.index] ?? null}
              bare={below.column.bare === true}
              language={language}
            />
          </span>
        </>
      ))}
    </span>
  );
}

const langOf = ({ column }: PlacedColumn, language: Language): Language | undefined =>
  column.verbatim === true ? foreign('de', language) : undefined;
