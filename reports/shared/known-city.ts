import { Problem } from '../../src/kernel/problem.js';
import { placesAt } from '../../src/places/index.js';
import type { Reading } from '../../src/reporting/index.js';

/** @throws Problem `not_found` for what is no municipality, and before the first publication; every city may be left out */
export async function assertKnownCity(
  { tx, viewpoint }: Pick<Reading, 'tx' | 'viewpoint'>,
  city: string | undefined,
): Promise<{ readonly publishedAt: Date }> {
  const { revision, publishedAt } = viewpoint;
  if (publishedAt === null) throw new Problem('not_found');
  if (city !== undefined && (await placesAt(tx, revision)).byAgs(city)?.kind !== 'municipality')
    throw new Problem('not_found');
  return { publishedAt };
}
