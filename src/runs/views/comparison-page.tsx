import { formatAmount } from '../../kernel/format.js';
import { parseDecimal } from '../../kernel/money.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  Pagination,
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
  /** How many stand on the pages before. */
  readonly from: number;
  readonly titles: Titles;
}

const perPage = 300;

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
  const { later, earlier, titles, others } = view;
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
      {earlier !== null && <Differences {...view} earlier={earlier} />}
    </div>
  );
}

const nameOf = (run: Run, parameters: string): string =>
  [`Registerstand ${run.revision}`, parameters, momentOf(run.createdAt), run.askedBy]
    .filter(Boolean)
    .join(', ');

/** Numbers first, then everything else, a page at a time. */
function Differences(props: ComparisonView & { readonly earlier: Run }): JSX.Element {
  const { differences, from, later, earlier } = props;
  if (differences.length === 0) return <p class="sec">Alle Angaben und Zahlen sind gleich.</p>;
  const figures = differences.filter(isOfNumbers);
  const texts = differences.filter((difference) => !isOfNumbers(difference));
  const until = Math.min(from + perPage, differences.length);
  const path = `${runPath(later.id)}/vergleich?mit=${earlier.id}`;
  return (
    <>
      <DifferenceTable
        title="Zahlen"
        count={figures.length}
        differences={figures.slice(from, until)}
        kind={{ kind: 'amount' }}
      />
      <DifferenceTable
        title="Angaben"
        count={texts.length}
        differences={texts.slice(Math.max(0, from - figures.length), Math.max(0, until - figures.length))}
        kind={{}}
      />
      <Pagination
        shown={`${from + 1} bis ${until} von ${differences.length} Unterschieden`}
        beginningHref={from === 0 ? null : path}
        nextHref={until < differences.length ? `${path}&ab=${until}` : null}
        language="de"
      />
    </>
  );
}

const isOfNumbers = ({ before, after }: FigureDifference): boolean =>
  [before, after].every(
    (value) => value === null || value === undefined || typeof value === 'number' || centsOf(value) !== null,
  );

function DifferenceTable(props: {
  title: string;
  /** How many there are on all pages. */
  count: number;
  differences: readonly FigureDifference[];
  kind: { readonly kind?: 'amount' };
}): JSX.Element {
  const { title, count, differences } = props;
  if (differences.length === 0) return '';
  const columns = columnsOf(props.kind);
  return (
    <section class="sec">
      <h2 safe>{`${title}: ${count === 1 ? '1 Unterschied' : `${count} Unterschiede`}`}</h2>
      <RecordTable caption={`Unterschiede: ${title}`} columns={Object.values(columns)} language="de">
        <BodyRows>
          {differences.map(({ place, row, label, before, after }) => (
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
