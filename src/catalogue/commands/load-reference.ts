import { and, inArray, isNull, sql } from 'drizzle-orm';
import { compareReference, identified, type ReferenceSource } from '../../history/index.js';
import type { Transaction } from '../../platform/database/database.js';
import type { CatalogueKind } from '../attributes.js';
import type { CatalogueContent } from '../content.js';
import { currentContents } from '../queries.js';
import { type ReferenceEntry, readReferenceEntries } from '../reference-data.js';
import { catalogueEntry, catalogueReference, catalogueVersion } from '../tables.js';

const nameOf = (entry: { readonly kind: CatalogueKind; readonly key: string }): string =>
  `${entry.kind} ${entry.key}`;

/** The catalogue that ships with the program; another set of entries can be given where it is tried out. */
export function catalogueReferenceData(
  read: () => readonly ReferenceEntry[] = readReferenceEntries,
): ReferenceSource {
  return {
    name: 'Katalog',
    async plan(tx) {
      const entries = read();
      const known = await currentContents(tx);
      const shipped = new Map(entries.map((entry) => [nameOf(entry), entry.content]));
      const { publish, remember } = compareReference(shipped, known);
      const ids = new Map([...known].map(([name, { id }]) => [name, id]));
      for (const [name, id] of await addIdentities(
        tx,
        entries.filter((entry) => !known.has(nameOf(entry))),
      ))
        ids.set(name, id);
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
  readonly content: CatalogueContent;
}

async function addIdentities(
  tx: Transaction,
  entries: readonly ReferenceEntry[],
): Promise<readonly (readonly [string, bigint])[]> {
  if (entries.length === 0) return [];
  const added = await tx
    .insert(catalogueEntry)
    .values(entries.map(({ kind, key }) => ({ kind, key })))
    .returning();
  return added.map((entry) => [nameOf(entry), entry.id] as const);
}

async function rememberLoaded(tx: Transaction, loaded: readonly Change[]): Promise<void> {
  if (loaded.length === 0) return;
  await tx
    .insert(catalogueReference)
    .values(loaded.map(({ id, content }) => ({ entryId: id, content: { ...content } })))
    .onConflictDoUpdate({ target: catalogueReference.entryId, set: { content: sql`excluded.content` } });
}

/** Supersedes what was published of these entries and publishes their new content under the revision. */
export async function writeVersions(
  tx: Transaction,
  changes: readonly Change[],
  revision: number,
): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.map(({ id }) => id);
  await tx
    .update(catalogueVersion)
    .set({ supersededRevision: revision })
    .where(and(inArray(catalogueVersion.entryId, ids), isNull(catalogueVersion.supersededRevision)));
  await tx
    .insert(catalogueVersion)
    .values(changes.map(({ id, content }) => ({ ...content, entryId: id, publishedRevision: revision })));
}
