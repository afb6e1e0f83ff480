import { and, inArray, isNull, sql } from 'drizzle-orm';
import { compareReference, identified, type ReferenceSource } from '../../history/index.js';
import type { Transaction } from '../../platform/database/database.js';
import type { PlaceContent } from '../content.js';
import { currentContents } from '../queries.js';
import { type ReferencePlace, readReferencePlaces } from '../reference-data.js';
import { place, placeReference, placeVersion } from '../tables.js';

/** The districts and municipalities that ship with the program; another set can be given where it is tried out. */
export function placeReferenceData(
  read: () => readonly ReferencePlace[] = readReferencePlaces,
): ReferenceSource {
  return {
    name: 'Orte',
    async plan(tx) {
      const places = read();
      const known = await currentContents(tx);
      const shipped = new Map(places.map(({ ags, content }) => [ags, content]));
      const { publish, remember } = compareReference(shipped, known);
      const ids = new Map([...known].map(([ags, { id }]) => [ags, id]));
      for (const [ags, id] of await addIdentities(
        tx,
        places.filter(({ ags }) => !known.has(ags)),
      ))
        ids.set(ags, id);
      await rememberLoaded(tx, identified(remember, ids));
      return {
        changes: publish.length,
        write: (revision) => writeVersions(tx, identified(publish, ids), revision),
      };
    },
  };
}

interface Change {
  readonly id: bigint;
  readonly content: PlaceContent;
}

async function addIdentities(
  tx: Transaction,
  places: readonly ReferencePlace[],
): Promise<readonly (readonly [string, bigint])[]> {
  if (places.length === 0) return [];
  const added = await tx
    .insert(place)
    .values(places.map(({ kind, ags }) => ({ kind, ags })))
    .returning();
  return added.map(({ ags, id }) => [ags, id] as const);
}

async function rememberLoaded(tx: Transaction, loaded: readonly Change[]): Promise<void> {
  if (loaded.length === 0) return;
  await tx
    .insert(placeReference)
    .values(loaded.map(({ id, content }) => ({ placeId: id, content: { ...content } })))
    .onConflictDoUpdate({ target: placeReference.placeId, set: { content: sql`excluded.content` } });
}

async function writeVersions(tx: Transaction, changes: readonly Change[], revision: number): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.map(({ id }) => id);
  await tx
    .update(placeVersion)
    .set({ supersededRevision: revision })
    .where(and(inArray(placeVersion.placeId, ids), isNull(placeVersion.supersededRevision)));
  await tx
    .insert(placeVersion)
    .values(changes.map(({ id, content }) => ({ ...content, placeId: id, publishedRevision: revision })));
}
