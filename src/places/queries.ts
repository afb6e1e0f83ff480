import { and, asc, eq, isNull } from 'drizzle-orm';
import { type KnownReference, visibleAt } from '../history/index.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { RevisionCache } from '../platform/database/revision-cache.js';
import type { PlaceContent } from './content.js';
import { Places } from './places.js';
import { place, placeReference, placeVersion } from './tables.js';

const kept = new RevisionCache<Places>(8, { forEverybody: true });

/** Only what a place says: whole rows would take three times as long to read. */
const contentColumns = {
  name: placeVersion.name,
  designation: placeVersion.designation,
  districtAgs: placeVersion.districtAgs,
  nuts3: placeVersion.nuts3,
  population: placeVersion.population,
  populationDate: placeVersion.populationDate,
  latitude: placeVersion.latitude,
  longitude: placeVersion.longitude,
  spellings: placeVersion.spellings,
  programmeMarks: placeVersion.programmeMarks,
  validAsOf: placeVersion.validAsOf,
  successorAgs: placeVersion.successorAgs,
};

/** Districts and municipalities as they were published at a revision, in alphabetical order. */
export function placesAt(db: Orm | Transaction, revision: number): Promise<Places> {
  return kept.get(db, revision, () => readPlaces(db, revision));
}

async function readPlaces(db: Orm | Transaction, revision: number): Promise<Places> {
  const rows = await db
    .select({
      id: place.id,
      kind: place.kind,
      ags: place.ags,
      publishedRevision: placeVersion.publishedRevision,
      ...contentColumns,
    })
    .from(placeVersion)
    .innerJoin(place, eq(place.id, placeVersion.placeId))
    .where(visibleAt(placeVersion, revision))
    .orderBy(asc(placeVersion.name), asc(place.ags));
  return new Places(rows);
}

/** Every place by its key with what is published now and what the reference data said last. */
export async function currentContents(
  tx: Transaction,
): Promise<ReadonlyMap<string, KnownReference<PlaceContent> & { readonly id: bigint }>> {
  const rows = await tx
    .select({ identity: place, version: placeVersion, reference: placeReference })
    .from(place)
    .leftJoin(placeVersion, and(eq(placeVersion.placeId, place.id), isNull(placeVersion.supersededRevision)))
    .leftJoin(placeReference, eq(placeReference.placeId, place.id));
  return new Map(
    rows.map(({ identity, version, reference }) => [
      identity.ags,
      {
        id: identity.id,
        current: version && contentOf(version),
        loaded: (reference?.content ?? null) as PlaceContent | null,
      },
    ]),
  );
}

function contentOf(row: PlaceContent): PlaceContent {
  return {
    name: row.name,
    designation: row.designation,
    districtAgs: row.districtAgs,
    nuts3: row.nuts3,
    population: row.population,
    populationDate: row.populationDate,
    latitude: row.latitude,
    longitude: row.longitude,
    spellings: row.spellings,
    programmeMarks: row.programmeMarks,
    validAsOf: row.validAsOf,
    successorAgs: row.successorAgs,
  };
}
