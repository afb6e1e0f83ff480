import { publicSums } from '../../src/implementations/index.js';
import type { Reading } from '../../src/reporting/index.js';
import type { NeighbourhoodFacts } from './neighbourhood-chapter.js';
import { neighbourhoodsAt } from './neighbourhoods.js';
import { goalsAt } from './reported-goals.js';
import { officesAt } from './reported-offices.js';

/** Areas, plans, goals, indicators and offices as they were published at the revision, of one city or of all. */
export async function neighbourhoodFacts(
  reading: Pick<Reading, 'tx' | 'viewpoint'>,
  city?: string,
): Promise<NeighbourhoodFacts> {
  const { tx, viewpoint } = reading;
  const by = city === undefined ? 'state' : 'city';
  const sums = await publicSums(tx, viewpoint.revision, { by, city });
  return {
    neighbourhoods: await neighbourhoodsAt(reading, city),
    goals: await goalsAt(reading, city),
    indicators: sums.filter(({ year }) => year === null),
    offices: await officesAt(reading, city),
  };
}
