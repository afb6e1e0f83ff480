import { addSums, noSums, type SummedAmount, type Sums, summedAmounts, sumsBy } from '../aggregates/index.js';
import { isOfProgramme } from '../catalogue/index.js';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Cents } from '../kernel/money.js';
import type { Database } from '../platform/database/database.js';
import { type Dictionary, dictionaryAt, type ProjectInput, statewideCity } from '../projects/index.js';
import type { Effect } from './views/review-view.js';
import { reviewWords } from './words.js';

/** A project before and after a publication; null where it is not in the registry. */
export interface Replacement {
  readonly before: ProjectInput | null;
  readonly after: ProjectInput | null;
}

/** What publishing does to the published totals: each city concerned, then the Land. */
export async function effectOf(database: Database, replacements: readonly Replacement[]): Promise<Effect[]> {
  const viewpoint = await viewpointAt(database.orm);
  const dictionary = await dictionaryAt(database.orm, viewpoint.revision);
  const inProgramme = (input: ProjectInput) =>
    isOfProgramme(dictionary.catalogue, input.catalogue.fundingGuideline.key);
  const scope = replacements
    .flatMap(({ before, after }) => [before, after])
    .every((input) => input === null || inProgramme(input))
    ? 'programme'
    : 'all';
  const cities = [...new Set(replacements.flatMap(({ before, after }) => [cityOf(before), cityOf(after)]))];
  const named = cities.filter((city) => city !== null);
  const effects: Effect[] = [];
  for (const city of named) {
    const before = await totals(database, viewpoint, { city: [city], scope });
    const parts = replacements.map(({ before, after }) => ({
      before: ofCity(before, city),
      after: ofCity(after, city),
    }));
    effects.push({ label: nameOf(city, dictionary), before, after: applied(before, parts) });
  }
  const before = await totals(database, viewpoint, { scope });
  const label = scope === 'programme' ? 'Sachsen' : 'Sachsen, alle ESF-Vorhaben';
  return [...effects, { label, before, after: applied(before, replacements) }];
}

const totals = async (
  database: Database,
  viewpoint: Viewpoint,
  filter: Parameters<typeof sumsBy>[2],
): Promise<Sums> => (await sumsBy(database.orm, viewpoint, filter, [])).totals;

const cityOf = (input: ProjectInput | null): string | null =>
  input === null ? null : input.place.kind === 'statewide' ? statewideCity : input.place.ags;

const ofCity = (input: ProjectInput | null, city: string): ProjectInput | null =>
  cityOf(input) === city ? input : null;

const nameOf = (city: string, { places }: Dictionary): string =>
  city === statewideCity ? reviewWords.statewide : (places.byAgs(city)?.name ?? city);

const applied = (sums: Sums, replacements: readonly Replacement[]): Sums =>
  replacements.reduce(
    (total, { before, after }) => addSums(addSums(total, times(sumsOf(before), -1)), sumsOf(after)),
    sums,
  );

/** One project as a sum. The Union contribution that follows from a rate is counted apart from stated ones. */
function sumsOf(input: ProjectInput | null): Sums {
  if (input === null) return noSums;
  const { amounts, unionRate } = input;
  const cost = amounts.totalEligibleCost?.cents;
  const derived =
    amounts.unionContribution === null && cost !== undefined && unionRate !== null
      ? (cost * BigInt(unionRate.rate) + 5_000n) / 10_000n
      : undefined;
  const centsOf = (amount: SummedAmount): Cents | undefined =>
    amount === 'unionContributionDerived' ? derived : amounts[amount]?.cents;
  return withAmounts(1, (amount) => {
    const cents = centsOf(amount);
    return { cents: cents ?? 0n, known: cents === undefined ? 0 : 1 };
  });
}

const times = (sums: Sums, factor: 1 | -1): Sums =>
  withAmounts(sums.projects * factor, (amount) => {
    const { cents, known } = sums.amounts[amount];
    return { cents: cents * BigInt(factor), known: known * factor };
  });

const withAmounts = (
  projects: number,
  amountOf: (amount: SummedAmount) => Sums['amounts'][SummedAmount],
): Sums => ({
  projects,
  amounts: Object.fromEntries(summedAmounts.map((amount) => [amount, amountOf(amount)])) as Sums['amounts'],
});
