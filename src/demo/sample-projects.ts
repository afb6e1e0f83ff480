import { addDays, type Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';
import { partOf } from '../kernel/rate.js';
import { type Amount, type ProjectInput, unknownAmounts } from '../projects/index.js';
import { awkwardProjects } from './awkward-projects.js';
import { seededRandom } from './random.js';
import { catalogueOf, type SamplePeriod as Period } from './sample-catalogue.js';
import { samplePlaces } from './sample-places.js';
import { type SampleKind, sampleKinds } from './sample-texts.js';

type SamplePlace = (typeof samplePlaces)[number];

const sampleSource = { kind: 'form', title: 'Beispieldaten', locator: null, date: '2026-10-31' } as const;
const firstStart = { '2014-2020': '2016-04-01', '2021-2027': '2023-02-01' } as const;

/** How a city calls itself where it is not simply "Stadt". */
const townTitles: Readonly<Record<string, string>> = {
  Dresden: 'Landeshauptstadt',
  Bautzen: 'Große Kreisstadt',
  Meißen: 'Große Kreisstadt',
  Pirna: 'Große Kreisstadt',
};

/**
 * The sample registry: about 130 invented projects of both funding periods in twenty cities, and the awkward cases a
 * page has to cope with. The same projects in the same order on every machine.
 */
export function sampleProjects(): ProjectInput[] {
  const random = seededRandom(2026);
  const usual = samplePlaces.flatMap((place, index) => [
    ...projectsOf(place, '2014-2020', 1 + Math.floor(random() * 3), random),
    ...projectsOf(place, '2021-2027', index < 8 ? 5 : 2 + Math.floor(random() * 3), random),
  ]);
  return [...awkwardProjects(sampleSource), ...usual];
}

function projectsOf(place: SamplePlace, period: Period, count: number, random: () => number): ProjectInput[] {
  const offset = Math.floor(random() * sampleKinds.length);
  return Array.from({ length: count }, (_, index) => {
    const kind = sampleKinds[(offset + index) % sampleKinds.length] as SampleKind;
    return sampleProject(place, period, kind, `E.${index + 1}`, random);
  });
}

function sampleProject(
  place: SamplePlace,
  period: Period,
  kind: SampleKind,
  planNumber: string,
  random: () => number,
): ProjectInput {
  const [from, to] = kind.cost;
  const cost = BigInt(Math.round((from + random() * (to - from)) * 100));
  const start = `${addDays(firstStart[period], 30 * Math.floor(random() * 30)).slice(0, 8)}01`;
  return {
    name: `${kind.name} ${place.area}`,
    planNumber,
    beneficiary: { name: `${townTitles[place.city] ?? 'Stadt'} ${place.city}`, naturalPerson: false },
    executingBody: kind.executingBody === null ? null : { name: kind.executingBody, naturalPerson: false },
    place: { kind: 'municipality', ags: place.ags, sourceText: place.city },
    area: place.area,
    period: { start, end: endOf(start, random) },
    amounts: amountsOf(period, cost, random),
    unionRate: period === '2014-2020' && random() < 0.5 ? { rate: 8_000, basis: 'priority' } : null,
    grantRate: null,
    catalogue: catalogueOf(period, kind.object),
    actionFields: kind.actionFields,
    decisions: [],
    appliedFor: null,
    purposeAndAchievements: kind.purpose,
    summary: null,
    source: sampleSource,
    sourceFields: [],
  };
}

/** Between one and four years, to the end of a month. */
function endOf(start: Day, random: () => number): Day {
  const roughly = addDays(start, 365 + Math.floor(random() * 1_100));
  return addDays(`${roughly.slice(0, 8)}01`, -1);
}

/** 2021–2027 projects have a whole financing plan from the decision; the older ones, as published, only their cost. */
function amountsOf(period: Period, cost: Cents, random: () => number): ProjectInput['amounts'] {
  const known = (cents: Cents): Amount => ({ cents, evidence: 'decision' });
  if (period === '2014-2020')
    return { ...unknownAmounts, totalEligibleCost: { cents: cost, evidence: 'officialList' } };
  const grant = partOf(cost, 8_500);
  const union = partOf(cost, 6_000);
  if (random() < 0.25)
    return { ...unknownAmounts, totalEligibleCost: known(cost), unionContribution: known(union) };
  return {
    totalEligibleCost: known(cost),
    totalCost: random() < 0.5 ? known(cost) : null,
    grant: known(grant),
    unionContribution: known(union),
    landFunds: known(grant - union),
    ownShare: known(cost - grant),
    thirdPartyFunds: known(0n),
  };
}
