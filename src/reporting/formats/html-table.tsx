import type { Language } from '../../kernel/text.js';
import { BodyRows, Cell, type Column, RecordTable, Row, RowHead, TotalRows } from '../../web/index.js';
import type { Table, Value } from '../document.js';
import { totalsOf } from '../totals.js';
import { HtmlValue } from './html-value.js';

const amounts = new Set(['money', 'rate', 'count']);

/** A table of a document; on a phone its rows become cards. */
export function HtmlTable(props: { table: Table; language: Language }): JSX.Element {
  const { table, language } = props;
  const columns = table.columns.map(
    (column): Column => ({
      label: column.heading[language],
      ...(amounts.has(column.type) ? { kind: 'amount' } : {}),
    }),
  );
  const totals = totalsOf(table);
  return (
    <RecordTable caption={table.title} columns={columns} language={language}>
      <BodyRows>
        {table.rows.map((row) => (
          <ValueRow values={row} columns={columns} language={language} />
        ))}
      </BodyRows>
      {totals !== null && (
        <TotalRows>
          <ValueRow values={totals} columns={columns} language={language} />
        </TotalRows>
      )}
    </RecordTable>
  );
}

function ValueRow(props: {
  values: readonly (Value | null | undefined)[];
  columns: readonly Column[];
  language: Language;
}): JSX.Element {
  const [first, ...rest] = props.values;
  return (
    <Row>
      <RowHead>{first !== undefined && <HtmlValue value={first} language={props.language} />}</RowHead>
      {rest.map((value, index) => (
        <Cell column={props.columns[index + 1] ?? { label: '' }}>
          {value !== undefined && <HtmlValue value={value} language={props.language} />}
        </Cell>
      ))}
    </Row>
  );
}
