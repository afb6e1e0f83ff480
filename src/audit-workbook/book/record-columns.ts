import type { BookRecord } from '../queries/read-audit-book.js';

/** Amounts of the record sheet, in its columns; sums go over these. */
export const amounts = [
  ['totalEligibleCost', 'Förderfähige Gesamtkosten', 'M'],
  ['grant', 'Zuwendung', 'N'],
  ['unionContribution', 'EU-Betrag, angegeben', 'O'],
  ['unionContributionDerived', 'EU-Betrag, abgeleitet', 'P'],
  ['landFunds', 'Landesmittel', 'Q'],
  ['ownShare', 'Eigenanteil', 'R'],
  ['thirdPartyFunds', 'Drittmittel', 'S'],
] as const;
/** What records are grouped by, in their columns. */
export const groups = [
  ['city', 'Stadt', 'F'],
  ['fundingPeriod', 'Förderperiode', 'G'],
  ['fund', 'Fonds', 'H'],
  ['guideline', 'Förderrichtlinie', 'I'],
  ['category', 'Interventionskategorie', 'J'],
] as const;

/** First row of a record. */
export const firstRow = 4;
export const sheetName = 'Vorhaben';

/** Sum of an amount over records; nothing stated is nothing added. */
export const total = (records: readonly BookRecord[], field: (typeof amounts)[number][0]): bigint =>
  records.reduce((sum, record) => sum + (record[field] ?? 0n), 0n);
export const lastRowOf = (records: readonly BookRecord[]): number =>
  firstRow + Math.max(1, records.length) - 1;
/** A column of the record sheet, for formulas of other sheets. */
export const column = (letter: string, last: number): string =>
  `${sheetName}!$${letter}$${firstRow}:$${letter}$${last}`;
