import { formatEuro } from '../kernel/format.js';
import type { Language } from '../kernel/text.js';
import { PlotHead } from '../web/index.js';
import { comparisonMessages as words } from './messages.js';
import type { ComparedLine } from './read-comparison.js';

interface RangeRow {
  readonly label: string;
  readonly line: ComparedLine;
  /** The city's projects behind the value. */
  readonly href: string;
}

/** Small dot plots on one scale, as a table: the figures stand beside each drawing, so the chart is its own table. */
export function RangeTable(props: {
  caption: string;
  heading: string;
  city: string;
  rows: readonly RangeRow[];
  language: Language;
}): JSX.Element {
  const { rows, language } = props;
  const largest = largestOf(rows.map(({ line }) => line));
  const values = [props.city, words.median[language], words.range[language]] as const;
  return (
    <div class="records">
      <table class="tbl cards ranges">
        <caption class="vh" safe>
          {props.caption}
        </caption>
        <PlotHead label={props.heading} drawing="plot" values={values} />
        <tbody>
          {rows.map(({ label, line, href }) => (
            <tr>
              <th scope="row" safe>
                {label}
              </th>
              <td class="plot">
                <Plot line={line} largest={largest} />
              </td>
              <td class="r" data-l={values[0]}>
                {line.projects === 0 ? (
                  <span safe>{euros(line.value, language)}</span>
                ) : (
                  <a href={href} safe>
                    {euros(line.value, language)}
                  </a>
                )}
              </td>
              <td class="r" data-l={values[1]} safe>
                {euros(line.spread?.median ?? null, language)}
              </td>
              <td class="r" data-l={values[2]} safe>
                {line.spread === null
                  ? '–'
                  : `${euros(line.spread.least, language)} ${words.to[language]} ${euros(line.spread.most, language)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const euros = (cents: bigint | null, language: Language): string =>
  cents === null ? words.notStated[language] : formatEuro(cents, language);

function largestOf(lines: readonly ComparedLine[]): bigint {
  let largest = 1n;
  for (const { value, spread } of lines)
    for (const one of [value ?? 0n, spread?.most ?? 0n]) if (one > largest) largest = one;
  return largest;
}

/** Every peer a pale dot, the range a line, the middle a stroke, the city a filled diamond. */
function Plot(props: { line: ComparedLine; largest: bigint }): JSX.Element {
  const { line, largest } = props;
  const { spread, value } = line;
  // Dots at either end stay inside the drawing.
  const at = (cents: bigint): string => `${2 + (Number((cents * 10_000n) / largest) / 10_000) * 96}%`;
  return (
    <svg class="bar" height="22" aria-hidden="true">
      <line x1="2%" x2="98%" y1="11" y2="11" class="gl" />
      {spread !== null && (
        <>
          <line x1={at(spread.least)} x2={at(spread.most)} y1="11" y2="11" class="span" />
          {spread.values.map((one) => (
            <circle cx={at(one)} cy="11" r="4" class="peer" />
          ))}
          <line x1={at(spread.median)} x2={at(spread.median)} y1="2" y2="20" class="mid" />
        </>
      )}
      {value !== null && <circle cx={at(value)} cy="11" r="6" class="own" />}
    </svg>
  );
}
