import { formatAmount } from '../../kernel/format.js';
import { parseDecimal } from '../../kernel/money.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  RecordTable,
  Row,
  RowHead,
  SelectField,
} from '../../web/index.js';
import type { FigureDifference } from '../compare/differences.js';
import { writtenParameters } from '../parameter-fields.js';
import type { Run } from '../run.js';
import { momentOf, runPath, type Titles } from './parts.js';

export interface ComparisonView {
  readonly later: Run;
  /** Null where there is nothing to compare with. */
  readonly earlier: Run | null;
  readonly others: readonly Run[];
  readonly differences: readonly FigureDifference[];
  readonly titles: Titles;
}

/** Shown on the page; the API has all of them. */
const mostShown = 500;

const columnsOf = (kind: { readonly kind?: 'amount' }) =>
  ({
    place: { label: 'Wo' },
    row: { label: 'Zeile' },
    label: { label: 'Angabe' },
    before: { label: 'vorher', ...kind },
    after: { label: 'nachher', ...kind },
  }) as const satisfies Record<string, Column>;

/** Figures that two runs of a report do not agree on. */
export function ComparisonPage({ view }: { view: ComparisonView }): JSX.Element {
  const { later, earlier, differences, titles, others } = view;
  const name = (run: Run): string =>
    nameOf(run, writtenParameters(titles.find(run.reportId), run.parameters));
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <h1 safe>{`${titles.of(later.reportId)}: Zahlen vergleichen`}</h1>
        <p class="muted" safe>
          {`Nachher: ${name(later)}`}
        </p>
      </div>
      {others.length === 0 ? (
        <div class="empty">
          <h2>Kein anderer Lauf</h2>
          <p>Verglichen wird mit einem fertigen Lauf desselben Berichts. Noch gibt es keinen.</p>
        </div>
      ) : (
        <form class="form" method="get" action={`${runPath(later.id)}/vergleich`}>
          <SelectField
            name="mit"
            label="Vorher"
            empty="Lauf wählen"
            value={earlier?.id ?? ''}
            options={others.map((run) => ({ value: run.id, label: name(run) }))}
          />
          <p class="btns">
            <Button label="Vergleichen" />
          </p>
        </form>
      )}
      {earlier !== null && <Differences differences={differences} />}
    </div>
  );
}

const nameOf = (run: Run, parameters: string): string =>
  [`Registerstand ${run.revision}`, parameters, momentOf(run.createdAt), run.askedBy]
    .filter(Boolean)
    .join(', ');

function Differences(props: { differences: readonly FigureDifference[] }): JSX.Element {
  const { differences } = props;
  if (differences.length === 0) return <p class="sec">Alle Angaben und Zahlen sind gleich.</p>;
  const figures = differences.filter(isOfNumbers);
  const texts = differences.filter((difference) => !isOfNumbers(difference));
  return (
    <>
      <DifferenceTable title="Zahlen" differences={figures} kind={{ kind: 'amount' }} />
      <DifferenceTable title="Angaben" differences={texts} kind={{}} />
    </>
  );
}

const isOfNumbers = ({ before, after }: FigureDifference): boolean =>
  [before, after].every(
    (value) => value === null || value === undefined || typeof value === 'number' || centsOf(value) !== null,
  );

function DifferenceTable(props: {
  title: string;
  differences: readonly FigureDifference[];
  kind: { readonly kind?: 'amount' };
}): JSX.Element {
  const { title, differences } = props;
  if (differences.length === 0) return '';
  const columns = columnsOf(props.kind);
  return (
    <section class="sec">
      <h2
        safe
      >{`${title}: ${differences.length === 1 ? '1 Unterschied' : `${differences.length} Unterschiede`}`}</h2>
      {differences.length > mostShown && (
        <p class="small muted">{`Gezeigt sind die ersten ${mostShown}; die Schnittstelle nennt alle.`}</p>
      )}
      <RecordTable caption={`Unterschiede: ${title}`} columns={Object.values(columns)} language="de">
        <BodyRows>
          {differences.slice(0, mostShown).map(({ place, row, label, before, after }) => (
            <Row>
              <RowHead>
                <span safe>{place}</span>
              </RowHead>
              <Cell column={columns.row}>
                <span safe>{row ?? '–'}</span>
              </Cell>
              <Cell column={columns.label}>
                <span safe>{label}</span>
              </Cell>
              <Cell column={columns.before}>
                <span class="anywhere" safe>
                  {writtenFigure(before)}
                </span>
              </Cell>
              <Cell column={columns.after}>
                <span class="anywhere" safe>
                  {writtenFigure(after)}
                </span>
              </Cell>
            </Row>
          ))}
        </BodyRows>
      </RecordTable>
    </section>
  );
}

const centsOf = (value: unknown) =>
  typeof value === 'string' && /^-?\d+\.\d\d$/.test(value) ? parseDecimal(value) : null;

/** A figure of the JSON for people: amounts with comma and points, codes with their titles. */
function writtenFigure(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return value.toLocaleString('de-DE');
  if (typeof value === 'string') {
    const cents = centsOf(value);
    return cents === null ? value : formatAmount(cents, 'de');
  }
  const { code, title, start, end } = value as Readonly<Record<string, string | null>>;
  return [code, title, start, end].filter((part) => typeof part === 'string').join(' ');
}
