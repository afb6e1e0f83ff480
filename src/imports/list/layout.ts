import { comparableKeys } from '../../kernel/comparable.js';

/** What a column of a list says about a project. */
const listFields = [
  'beneficiary',
  'name',
  'summary',
  'start',
  'end',
  'totalEligibleCost',
  'unionRate',
  'place',
  'district',
  'country',
  'interventionCategory',
  'fundingGuideline',
  'fundingObject',
] as const;
export type ListField = (typeof listFields)[number];

/** A published list of operations: its columns by their headings, and what holds for every row without being written there. */
export interface ListLayout {
  readonly key: string;
  readonly title: string;
  /** Keys of catalogue entries. */
  readonly fundingPeriod: string;
  readonly fund: string;
  readonly headings: Readonly<Record<ListField, string>>;
}

export interface Columns {
  /** Row of the headings as a spreadsheet numbers it. */
  readonly row: number;
  readonly headings: readonly string[];
  readonly fieldOf: readonly (ListField | null)[];
  readonly missing: readonly string[];
  readonly repeated: readonly string[];
  readonly unknown: readonly string[];
}

const headingKey = (heading: string): string => comparableKeys(heading)[0];

/** Reads a row as the headings of a layout, in any order, regardless of spaces, line breaks and soft hyphens. */
export function columnsOf(layout: ListLayout, cells: readonly string[], row: number): Columns {
  const fields = new Map(listFields.map((field) => [headingKey(layout.headings[field]), field]));
  const fieldOf = cells.map((cell) => fields.get(headingKey(cell)) ?? null);
  const found = fieldOf.filter((field) => field !== null);
  return {
    row,
    headings: cells,
    fieldOf,
    missing: listFields.filter((field) => !found.includes(field)).map((field) => layout.headings[field]),
    repeated: found
      .filter((field, index) => found.indexOf(field) !== index)
      .map((field) => layout.headings[field]),
    unknown: cells.filter((cell, index) => fieldOf[index] === null && cell.trim() !== ''),
  };
}

/** How many headings of a layout a row has; tells the row of headings from titles above it. */
export const headingsFound = ({ missing }: Columns): number => listFields.length - missing.length;
