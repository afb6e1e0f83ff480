import { catalogueAt } from '../catalogue/index.js';
import { coveredCities, readRecord, recordsAt } from '../city-records/index.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { implementationKind } from './implementation-kind.js';
import { indicatorsIn } from './indicators.js';
import { plansOfProjects } from './plan-of-project.js';
import { type IndicatorSum, indicatorSums, type Summed } from './sums.js';
import { publicly, type Shown } from './withheld.js';

/** Which sums are asked for. */
export interface SumsAsked {
  readonly by: 'state' | 'city' | 'plan';
  readonly city?: string | undefined;
  readonly plan?: string | undefined;
  readonly fundingPeriod?: string | undefined;
}

/** Sums of the published indicators at a revision; `shown` decides which numbers whoever asks may see. */
export async function readSums(
  db: Orm | Transaction,
  revision: number,
  asked: SumsAsked,
  shown: Shown,
): Promise<IndicatorSum[]> {
  const covered = await coveredCities(db);
  return sumsOf(db, revision, asked, { shown, covers: (city) => covered.has(city) });
}

/** The same as the public sees them, whoever asks: without small numbers of people, of every city. */
export const publicSums = (
  db: Orm | Transaction,
  revision: number,
  asked: SumsAsked,
): Promise<IndicatorSum[]> => sumsOf(db, revision, asked, { shown: publicly, covers: () => true });

interface Asker {
  readonly shown: Shown;
  /** Whether whoever asks may see what is not public of a city. */
  readonly covers: (cityAgs: string) => boolean;
}

async function sumsOf(
  db: Orm | Transaction,
  revision: number,
  asked: SumsAsked,
  { shown, covers }: Asker,
): Promise<IndicatorSum[]> {
  const known = indicatorsIn(await catalogueAt(db, revision));
  const plans = await plansOfProjects(db, revision, asked.city);
  const kept = await recordsAt(db, 'implementation', revision, asked.city);
  const summed = kept
    .filter(({ cityAgs }) => covers(cityAgs))
    .map((record) => readRecord(implementationKind, record))
    .map(
      ({ content, cityAgs, reference }): Summed => ({
        reference: reference ?? '',
        cityAgs,
        plan: plans.get(content.project)?.reference ?? null,
        shown: shown(content, known),
      }),
    )
    .filter(({ plan }) => asked.plan === undefined || plan === asked.plan)
    .filter(({ shown: { fundingPeriod } }) => [undefined, fundingPeriod].includes(asked.fundingPeriod));
  return indicatorSums(summed, asked.by, known);
}
