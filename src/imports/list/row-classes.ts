import { saysUnknown } from '../../kernel/written-number.js';
import { type SheetRow, textOf } from '../../platform/spreadsheet/reading/cell.js';
import type { Columns, ListColumn } from './columns.js';
import { fieldsOfHeading } from './recognise-heading.js';
import type { ListField } from './wordings/fields.js';

const telling: readonly ListField[] = [
  'name',
  'beneficiary',
  'summary',
  'purpose',
  'start',
  'end',
  'period',
  'totalEligibleCost',
  'totalCost',
  'unionContribution',
  'unionRate',
  'place',
  'postcode',
  'operationCode',
  'interventionCategory',
  'country',
];
const total =
  /^\P{L}*(?:gesamt(?:summe|betrag|kosten|ausgaben|ergebnis|volumen)?|summen?|zwischensumme|insgesamt|totale?s?|totaal|sum|suma|razem|ogółem|celkem|spolu|összesen|skupaj|ukupno|total general|σύνολο|общо|i alt|totalt|yhteensä|kokku|kopā|iš viso|grand total)(?:[\s:=.,\d€%()–-]*$|\s*:|\s+(?:der|des|aller|of|de|von|für|je|pro)(?!\p{L}))/iu;

const namesField = (text: string, field: ListField | null): boolean =>
  fieldsOfHeading(text)[0]?.field === field;

const hasDigit = ({ cells }: SheetRow, columns: readonly ListColumn[]): boolean =>
  columns.some(({ index }) => /\d/u.test(textOf(cells[index])));

export type RowClass = 'empty' | 'row' | 'weak' | 'total' | 'headings';

/** Tells the rows of a list from what stands between and below them: sums, repeated headings, legends. */
export class RowClasses {
  readonly #columns: readonly ListColumn[];
  readonly #money: readonly ListColumn[];
  readonly #days: readonly ListColumn[];
  readonly #headings: readonly (readonly string[])[];
  readonly #fields: readonly ListColumn[];
  readonly #isTemplate: boolean;
  #typical = 0;

  constructor({ all, byField, isTemplate }: Columns) {
    this.#isTemplate = isTemplate;
    const columnsOf = (fields: readonly ListField[]): ListColumn[] =>
      fields.flatMap((field) => byField.get(field) ?? []);
    this.#columns = columnsOf(telling);
    this.#money = columnsOf(['totalEligibleCost', 'totalCost', 'unionContribution']);
    this.#days = columnsOf(['start', 'end', 'period']);
    this.#fields = all.filter(({ field }) => field !== null);
    this.#headings = all.map(({ heading }) =>
      [heading, ...heading.split('\n')].filter((line) => line.trim() !== ''),
    );
  }

  /** Looks at the first rows of a list to see how many cells a row of it usually fills. */
  learn(rows: readonly SheetRow[]): void {
    const counts = rows
      .map((row) => this.#filled(row))
      .filter((count) => count > 1)
      .sort((a, b) => a - b);
    this.#typical = counts[Math.floor(counts.length / 2)] ?? 0;
  }

  of(row: SheetRow): RowClass {
    const texts = row.cells.map((cell) => textOf(cell).trim());
    const written = texts.filter((text) => text !== '');
    if (written.length === 0) return 'empty';
    if (this.#repeatsHeadings(row, texts, written.length)) return 'headings';
    const filled = this.#filled(row);
    if (this.#isTotal(row, written, filled)) return 'total';
    // Below the headings of a template stands nothing else: a name alone is a project somebody has begun to enter.
    if (this.#isTemplate) return 'row';
    return filled >= 2 && filled >= this.#typical / 2 ? 'row' : 'weak';
  }

  /** A row that holds at least two values of an operation is one, wherever it stands between others. */
  isPossible(row: SheetRow): boolean {
    return this.#filled(row) >= 2;
  }

  #filled({ cells }: SheetRow): number {
    let count = 0;
    for (const { index } of this.#columns) if (!saysUnknown(textOf(cells[index]))) count += 1;
    return count;
  }

  #repeatsHeadings(row: SheetRow, texts: readonly string[], written: number): boolean {
    const same = this.#headings.filter((lines, index) => lines.includes(texts[index] ?? '')).length;
    if (same >= 2 && same * 4 >= written * 3) return true;
    // On a later page they may stand in other words. Reading those takes its time: only where a cell is the same and none has a value.
    if (same === 0 || hasDigit(row, this.#money) || hasDigit(row, this.#days)) return false;
    const named = this.#fields.filter(({ index, field }) => namesField(texts[index] ?? '', field)).length;
    return named >= 2 && named * 2 >= written;
  }

  /** Says so and fills few cells, or holds nothing but amounts; an operation has days or a code beside its amount. */
  #isTotal(row: SheetRow, written: readonly string[], filled: number): boolean {
    if (!hasDigit(row, this.#money) || hasDigit(row, this.#days)) return false;
    const isShort =
      written.filter((text) => /\p{L}{2}/u.test(text)).length <= 1 || filled * 2 <= this.#typical;
    return (
      (isShort && written.slice(0, 3).some((text) => total.test(text))) ||
      (written.length <= 3 && written.every((text) => !/\p{L}{2}/u.test(text)) && this.#typical > 3)
    );
  }
}

/** Where the rows of a list end, and what stands between and below them. */
export interface RowBounds {
  /** Number of the last row that is an operation. */
  readonly last: number;
  /** Rows before it that are none. */
  readonly aside: ReadonlySet<number>;
  readonly totals: readonly SheetRow[];
  /** First and last row of what stands below the list; null when nothing does. */
  readonly legend: { readonly from: number; readonly to: number } | null;
}

const mostRemembered = 20_000;

/** Collects the bounds of a list while its rows run through once. */
export class BoundsFinder {
  readonly #weak: SheetRow[] = [];
  readonly #aside = new Set<number>();
  readonly #totals: SheetRow[] = [];
  #last = 0;
  #rows = 0;

  constructor(private readonly classes: RowClasses) {}

  add(row: SheetRow): RowClass {
    const kind = this.classes.of(row);
    if (kind === 'row') {
      this.#settleWeak();
      this.#last = row.number;
      this.#rows += 1;
    } else if (kind === 'weak') {
      if (this.#weak.length < mostRemembered) this.#weak.push(row);
    } else if (kind === 'total') {
      this.#totals.push(row);
      this.#aside.add(row.number);
    } else if (kind === 'headings') {
      this.#aside.add(row.number);
    }
    return kind;
  }

  /** Weak rows with rows behind them stand inside the list: those with two values or more are rows, and said to be wrong. */
  #settleWeak(): void {
    for (const row of this.#weak) if (!this.classes.isPossible(row)) this.#aside.add(row.number);
    this.#weak.length = 0;
  }

  finish(): RowBounds {
    const below = this.#weak;
    const [first] = below;
    // One short row right below the list is a row that broke off, not a legend.
    const isRow =
      this.#rows === 0 || (below.length === 1 && first !== undefined && first.number === this.#last + 1);
    const possible = isRow ? below.filter((row) => this.classes.isPossible(row)) : [];
    const last = possible.at(-1)?.number ?? this.#last;
    for (const row of below) if (row.number <= last && !possible.includes(row)) this.#aside.add(row.number);
    const legend = below.filter(({ number }) => number > last);
    const [from, to] = [legend[0]?.number, legend.at(-1)?.number];
    return {
      last,
      aside: this.#aside,
      totals: this.#totals,
      legend: from === undefined || to === undefined ? null : { from, to },
    };
  }
}
