import { dimensionHeadings, measureHeadings } from '../../aggregates/index.js';
import { formatCount, formatEuro, formatMoment } from '../../kernel/format.js';
import { parseDecimal } from '../../kernel/money.js';
import { BodyRows, Cell, RecordTable, Row, RowHead, TotalRows } from '../../web/index.js';
import type { StoredFigures } from '../figures.js';
import type { Question } from '../queries.js';

type Measure = keyof typeof measureHeadings;
type Measured = StoredFigures['totals'];

/** Figures as they were frozen, with the revision they were read at and the way to read them again. */
export function FiguresTable(props: { question: Question }): JSX.Element {
  const { number, figures, figuresQuery, figuresRevision, frozenAt } = props.question;
  if (figures === null || frozenAt === null) return '';
  const chosen = (Object.keys(measureHeadings) as Measure[]).filter((name) => name in figures.totals);
  const [first, ...others] = figures.groupBy;
  const columns: Column[] = [
    { label: first === undefined ? 'Umfang' : dimensionHeadings[first] },
    ...others.map((dimension) => ({ label: dimensionHeadings[dimension] })),
    ...chosen.map(amountColumn),
  ];
  return (
    <details class="fold" open={figures.rows.length <= mostShown}>
      <summary safe>
        {`Zahlen zum Registerstand ${figuresRevision}, festgehalten ${formatMoment(frozenAt)}`}
      </summary>
      <RecordTable caption={`Festgehaltene Zahlen zu Frage ${number}`} columns={columns} language="de">
        <BodyRows>
          {figures.rows.map((row) => (
            <Row>
              <RowHead>
                <span safe>{first === undefined ? 'insgesamt' : nameIn(row, first)}</span>
              </RowHead>
              {others.map((dimension, index) => (
                <Cell column={columns[index + 1] ?? unheaded}>
                  <span safe>{nameIn(row, dimension)}</span>
                </Cell>
              ))}
              <Measures of={row} measures={chosen} />
            </Row>
          ))}
        </BodyRows>
        {figures.groupBy.length > 0 && (
          <TotalRows>
            <Row>
              <RowHead>Summe</RowHead>
              {others.map((_, index) => (
                <Cell column={columns[index + 1] ?? unheaded}></Cell>
              ))}
              <Measures of={figures.totals} measures={chosen} />
            </Row>
          </TotalRows>
        )}
      </RecordTable>
      <p class="tnote">
        <a href={`/api/v1/aggregates.xlsx?${figuresQuery}`}>Dieselben Zahlen als Excel-Mappe</a>
      </p>
    </details>
  );
}

type Column = Parameters<typeof Cell>[0]['column'];
const unheaded: Column = { label: '' };
const amountColumn = (measure: Measure): Column => ({ label: measureHeadings[measure], kind: 'amount' });

const nameIn = (row: StoredFigures['rows'][number], dimension: StoredFigures['groupBy'][number]): string =>
  row[dimension]?.title ?? 'nicht zugeordnet';

function Measures(props: { of: Measured; measures: readonly Measure[] }): JSX.Element {
  return (
    <>
      {props.measures.map((measure) => (
        <Cell column={amountColumn(measure)}>
          <span safe>{shown(props.of[measure])}</span>
        </Cell>
      ))}
    </>
  );
}

/** Longer tables are folded: what is asked and answered stays in sight. */
const mostShown = 15;

/** Amounts come as decimal strings, counts as numbers; what nobody states is no zero. */
function shown(value: Measured[Measure]): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return formatCount(value, 'de');
  const cents = parseDecimal(value);
  return cents === null ? value : formatEuro(cents, 'de');
}
