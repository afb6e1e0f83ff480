import { dimensionHeadings, measureHeadings } from '../../aggregates/index.js';
import { formatCount, formatEuro, formatMoment } from '../../kernel/format.js';
import { parseDecimal } from '../../kernel/money.js';
import type { StoredFigures } from '../figures.js';
import type { Question } from '../queries.js';

type Measure = keyof typeof measureHeadings;
type Measured = StoredFigures['totals'];

/** Figures as they were frozen, with the revision they were read at and the way to read them again. */
export function FiguresTable(props: { question: Question }): JSX.Element {
  const { figures, figuresQuery, figuresRevision, frozenAt } = props.question;
  if (figures === null || frozenAt === null) return '';
  const chosen = (Object.keys(measureHeadings) as Measure[]).filter((name) => name in figures.totals);
  return (
    <details class="fold" open={figures.rows.length <= mostShown}>
      <summary safe>
        {`Zahlen zum Registerstand ${figuresRevision}, festgehalten ${formatMoment(frozenAt)}`}
      </summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Festgehaltene Zahlen">
        <table class="tbl">
          <thead>
            <tr>
              {figures.groupBy.map((dimension) => (
                <th scope="col" safe>
                  {dimensionHeadings[dimension]}
                </th>
              ))}
              {chosen.map((measure) => (
                <th scope="col" class="r" safe>
                  {measureHeadings[measure]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.rows.map((row) => (
              <tr>
                {figures.groupBy.map((dimension) => (
                  <th scope="row" safe>
                    {row[dimension]?.title ?? 'nicht zugeordnet'}
                  </th>
                ))}
                {chosen.map((measure) => (
                  <td class="r" safe>
                    {shown(row[measure])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              {figures.groupBy.length > 0 && (
                <th scope="row" colspan={figures.groupBy.length}>
                  Summe
                </th>
              )}
              {chosen.map((measure) => (
                <td class="r" safe>
                  {shown(figures.totals[measure])}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <p class="tnote">
        <a href={`/api/v1/aggregates.xlsx?${figuresQuery}`}>Dieselben Zahlen als Excel-Mappe</a>
      </p>
    </details>
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
