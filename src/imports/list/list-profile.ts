import { DayOrderEvidence, yearIn } from '../../kernel/written-day-column.js';
import { plainSpaces, saysUnknown, startOfText } from '../../kernel/written-number.js';
import { RateEvidence } from '../../kernel/written-rate.js';
import { matchPlace, type Places } from '../../places/index.js';
import { type Cell, type SheetRow, textOf } from '../../platform/spreadsheet/reading/cell.js';
import { comparableCode } from '../row-key.js';
import type { Columns, ListColumn } from './columns.js';
import { AmountEvidence } from './list-values.js';
import { BoundsFinder, type RowBounds, RowClasses } from './row-classes.js';
import { kindOf, type ListField } from './wordings/fields.js';

const mostDistinct = 50;
const mostPlaces = 2_000;

/** What one run through all rows of a sheet found out about it, before any of them is read. */
export class ListProfile {
  readonly days = new DayOrderEvidence();
  readonly amounts = new Map<ListField, AmountEvidence>();
  readonly rates = new Map<ListField, RateEvidence>();
  readonly distinct = new Map<ListField, Set<string>>();
  /** How often each code of an operation occurs, as it counts. */
  readonly codes = new Map<string, number>();
  /** Heading of the codes; null where there are none. */
  readonly codeHeading: string | null;
  readonly places = new Map<string, string | null>();
  /** How many rows have a postcode, how many one that may be Saxon, and towns that stand there instead. */
  readonly postcodes = { all: 0, saxon: 0, towns: new Set<string>() };
  /** A day that can be read in two ways, for the question about it. */
  exampleDay: { readonly column: string; readonly written: string } | null = null;
  /** In how many rows operations begin, year by year. */
  readonly beginnings = new Map<number, number>();
  rows = 0;
  /** Rows with fewer cells than there are headings. */
  shortRows = 0;
  readonly #bounds: BoundsFinder;
  readonly #columns: readonly (ListColumn & { readonly field: ListField })[];
  readonly #place: ListColumn | undefined;
  readonly #district: ListColumn | undefined;
  readonly #postcode: ListColumn | undefined;
  readonly #width: number;

  constructor(columns: Columns, first: readonly SheetRow[]) {
    this.#width = columns.all.length;
    this.codeHeading = columns.byField.get('operationCode')?.heading ?? null;
    const classes = new RowClasses(columns);
    classes.learn(first);
    this.#bounds = new BoundsFinder(classes);
    this.#columns = [...columns.byField].map(([field, column]) => ({ ...column, field }));
    this.#place = columns.byField.get('place');
    this.#district = columns.byField.get('district');
    this.#postcode = columns.byField.get('postcode');
    for (const { field } of this.#columns) {
      if (kindOf[field] === 'amounts') this.amounts.set(field, new AmountEvidence());
      if (kindOf[field] === 'rates') this.rates.set(field, new RateEvidence());
      if (collected.includes(field)) this.distinct.set(field, new Set());
    }
  }

  add(row: SheetRow): void {
    const kind = this.#bounds.add(row);
    if (kind !== 'row' && kind !== 'weak') return;
    if (kind === 'row') this.rows += 1;
    if (row.cells.length < this.#width) this.shortRows += 1;
    for (const { index, field, letters } of this.#columns) {
      const cell = row.cells[index];
      if (cell !== undefined && cell !== '') this.#look(field, cell, `${letters}${row.number}`);
    }
    this.#lookAtPlace(row);
  }

  /** Whether any cell with an amount names a currency. */
  namesCurrency(): boolean {
    return [...this.amounts.values()].some((evidence) => evidence.namesCurrency);
  }

  finish(): RowBounds {
    return this.#bounds.finish();
  }

  #look(field: ListField, cell: Cell, address: string): void {
    this.amounts.get(field)?.add(cell);
    this.rates.get(field)?.add(textOf(cell));
    const distinct = this.distinct.get(field);
    if (distinct && distinct.size < mostDistinct && !saysUnknown(textOf(cell)))
      distinct.add(plainSpaces(textOf(cell)));
    if (field === 'operationCode') {
      const code = comparableCode(textOf(cell));
      this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    }
    if (kindOf[field] === 'days') this.#lookAtDay(field, cell, address);
  }

  #lookAtDay(field: ListField, cell: Cell, address: string): void {
    const written = textOf(cell);
    if (typeof cell === 'string') {
      const before = this.days.ambiguous;
      this.days.add(written);
      if (this.exampleDay === null && this.days.ambiguous > before)
        this.exampleDay = { column: address.replace(/\d+$/u, ''), written: startOfText(written, 40) };
    }
    const year = field === 'start' || field === 'period' ? yearIn(written) : null;
    if (year !== null) this.beginnings.set(year, (this.beginnings.get(year) ?? 0) + 1);
  }

  #lookAtPlace({ cells }: SheetRow): void {
    const postcode = plainSpaces(textOf(cells[this.#postcode?.index ?? -1]));
    if (/\d/u.test(postcode)) {
      this.postcodes.all += 1;
      if (saxonPostcode.test(postcode)) this.postcodes.saxon += 1;
    } else if (!saysUnknown(postcode) && this.postcodes.towns.size < mostPlaces) {
      this.postcodes.towns.add(postcode);
    }
    const place = plainSpaces(textOf(cells[this.#place?.index ?? -1]));
    if (place === '' || this.places.size >= mostPlaces || this.places.has(place)) return;
    this.places.set(place, textOf(cells[this.#district?.index ?? -1]) || null);
  }
}

const collected: readonly ListField[] = [
  'country',
  'fund',
  'fundingPeriod',
  'programme',
  'currency',
  'updated',
];

/** Saxony shares some of these with its neighbours, and no other Land has more of them. Spreadsheets lose the zero. */
const saxonPostcode = /^(?:D-?\s?)?0?[1-9]\d{3}(?!\d)/u;

/**
 * Names of towns occur in several Länder: only where most places of a list are Saxon ones, they are taken for them. A list
 * with postcodes alone goes by those, and by towns among them.
 */
export function isSaxon({ places, postcodes }: ListProfile, registry: Places): boolean {
  const mayBeSaxon = (place: string, district: string | null): boolean => {
    const match = matchPlace(registry, place, district);
    return match.kind !== 'unmatched' || match.candidates.length > 0;
  };
  if (places.size > 0)
    return [...places].filter(([place, district]) => mayBeSaxon(place, district)).length * 2 >= places.size;
  const { all, saxon, towns } = postcodes;
  return (saxon + [...towns].filter((town) => mayBeSaxon(town, null)).length) * 2 >= all + towns.size;
}
