import { asc, eq } from 'drizzle-orm';
import { visibleAt } from '../history/index.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { RevisionCache } from '../platform/database/revision-cache.js';
import { Places } from './places.js';
import { place, placeVersion } from './tables.js';

const kept = new RevisionCache<Places>(8);

/** Districts and municipalities as they were published at a revision, in alphabetical order. */
export function placesAt(db: Orm | Transaction, revision: number): Promise<Places> {
  return kept.get(db, revision, () => readPlaces(db, revision));
}

async function readPlaces(db: Orm | Transaction, revision: number): Promise<Places> {
  const rows = await db
    .select({ identity: place, version: placeVersion })
    .from(placeVersion)
    .innerJoin(place, eq(place.id, placeVersion.placeId))
    .where(visibleAt(placeVersion, revision))
    .orderBy(asc(placeVersion.name), asc(place.ags));
  return new Places(
    rows.map(({ identity, version }) => ({
      ...version,
      id: identity.id,
      kind: identity.kind,
      ags: identity.ags,
    })),
  );
}
