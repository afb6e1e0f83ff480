import type { GroupedSums } from '../../src/aggregates/index.js';
import { type Language, type Text, text } from '../../src/kernel/text.js';
import type { Bar, Block } from '../../src/reporting/index.js';
import { isPlace, shortName } from './group-names.js';
import { byCost } from './sum-tables.js';
import { common } from './words.js';

const mostBars = 10;
/** Fewer than this are compared faster in the table. */
const fewestBars = 3;
const mostPlaces = 6;

/** The places with the highest cost. */
export function placeBars(sums: readonly GroupedSums[], language: Language): Block[] {
  const places = byCost(sums).filter(
    ({ groups, amounts }) => isPlace(groups[0]) && amounts.totalEligibleCost.known > 0,
  );
  if (places.length < fewestBars) return [];
  const shown = places.slice(0, mostPlaces);
  return [{ kind: 'bars', title: largestPlaces(shown.length)[language], bars: shown.map(barOf(language)) }];
}

const barOf =
  (language: Language) =>
  ({ groups, amounts }: GroupedSums): Bar => ({
    label: shortName(groups[0], language),
    cents: amounts.totalEligibleCost.cents,
  });

/** Bars of the largest groups; nothing where there is little to compare. */
export function bars(rows: readonly GroupedSums[], what: string, language: Language): Block[] {
  const named = byCost(rows).filter(
    ({ groups, amounts }) => groups[0]?.key != null && amounts.totalEligibleCost.known > 0,
  );
  if (named.length < fewestBars) return [];
  const shown = named.slice(0, mostBars);
  const title = `${common.totalEligibleCost[language]}: ${what}`;
  const of =
    named.length > shown.length
      ? language === 'de'
        ? `, die ${shown.length} größten`
        : `, the ${shown.length} largest`
      : '';
  return [
    {
      kind: 'bars',
      title: title + of,
      bars: shown.map(barOf(language)),
    },
  ];
}

const largestPlaces = (count: number): Text =>
  text(
    `Förderfähige Gesamtkosten: die ${count} Orte mit dem höchsten Betrag`,
    `Total eligible cost: the ${count} places with the highest amount`,
  );
