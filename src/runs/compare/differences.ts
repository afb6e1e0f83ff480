import { type Figure, figuresOf, rowKeysOf, titlesOf, totalRow } from './figures.js';

/** A figure that two runs of a report do not agree on; undefined where one of them does not have it. */
export interface FigureDifference {
  /** Where it stands, in words: "Summen nach Stadt". */
  readonly place: string;
  readonly row: string | null;
  readonly key: string;
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Figures that differ between two JSON documents of one report, by their keys: rows are found by what names them, so one
 * that moved is no difference. In the order of the second document; what only the first has comes last.
 */
export function differencesBetween(before: unknown, after: unknown): readonly FigureDifference[] {
  const rowKeys = rowKeysOf([before, after]);
  const titles = new Map([...titlesOf(before), ...titlesOf(after)]);
  const old = new Map(figuresOf(before, rowKeys).map((figure) => [nameOf(figure), figure]));
  const differences: FigureDifference[] = [];
  for (const figure of figuresOf(after, rowKeys)) {
    const earlier = old.get(nameOf(figure));
    old.delete(nameOf(figure));
    if (!isSame(earlier?.value, figure.value))
      differences.push(differenceOf(figure, titles, earlier?.value, figure.value));
  }
  for (const figure of old.values()) differences.push(differenceOf(figure, titles, figure.value, undefined));
  return differences;
}

const nameOf = ({ block, row, key }: Figure): string => JSON.stringify([block, row, key]);

/** What is not known and what is not there differ in no figure. */
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const differenceOf = (
  { block, row, rowLabel, key, label }: Figure,
  titles: ReadonlyMap<string, string>,
  before: unknown,
  after: unknown,
): FigureDifference => ({
  place: titles.get(block) ?? placeWords[block] ?? block,
  row: row === totalRow ? 'Summe' : rowLabel,
  key,
  label,
  before,
  after,
});

const placeWords: Readonly<Record<string, string>> = {
  keyFigures: 'Kennzahlen',
  facts: 'Angaben',
  composition: 'Zusammensetzung',
  map: 'Karte',
};
