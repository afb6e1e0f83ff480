import { and, asc, eq, isNull } from 'drizzle-orm';
import { type KnownReference, visibleAt } from '../history/index.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { RevisionCache } from '../platform/database/revision-cache.js';
import { Catalogue } from './catalogue.js';
import type { CatalogueContent } from './content.js';
import { catalogueEntry, catalogueReference, catalogueVersion } from './tables.js';

const catalogues = new RevisionCache<Catalogue>(8, { forEverybody: true });

/** The catalogue as it was published at a revision. */
export function catalogueAt(db: Orm | Transaction, revision: number): Promise<Catalogue> {
  return catalogues.get(db, revision, () => readCatalogue(db, revision));
}

async function readCatalogue(db: Orm | Transaction, revision: number): Promise<Catalogue> {
  const rows = await db
    .select({ entry: catalogueEntry, version: catalogueVersion })
    .from(catalogueVersion)
    .innerJoin(catalogueEntry, eq(catalogueEntry.id, catalogueVersion.entryId))
    .where(visibleAt(catalogueVersion, revision))
    .orderBy(asc(catalogueEntry.kind), asc(catalogueEntry.key));
  return new Catalogue(
    rows.map(({ entry, version }) => ({
      id: entry.id,
      kind: entry.kind,
      key: entry.key,
      code: version.code,
      title: { de: version.titleDe, en: version.titleEn },
      titleVerified: { de: version.titleDeVerified, en: version.titleEnVerified },
      verificationNote: version.verificationNote,
      spellings: version.spellings,
      attributes: version.attributes,
      publishedRevision: version.publishedRevision,
    })),
  );
}

/** Every entry by kind and key with what is published now and what the reference data said last. */
export async function currentContents(
  tx: Transaction,
): Promise<ReadonlyMap<string, KnownReference<CatalogueContent> & { readonly id: bigint }>> {
  const rows = await tx
    .select({ entry: catalogueEntry, version: catalogueVersion, reference: catalogueReference })
    .from(catalogueEntry)
    .leftJoin(
      catalogueVersion,
      and(eq(catalogueVersion.entryId, catalogueEntry.id), isNull(catalogueVersion.supersededRevision)),
    )
    .leftJoin(catalogueReference, eq(catalogueReference.entryId, catalogueEntry.id));
  return new Map(
    rows.map(({ entry, version, reference }) => [
      `${entry.kind} ${entry.key}`,
      {
        id: entry.id,
        current: version && contentOf(version),
        loaded: (reference?.content ?? null) as CatalogueContent | null,
      },
    ]),
  );
}

/** What a version or draft says, without its identity and revisions. */
export function contentOf(row: CatalogueContent): CatalogueContent {
  return {
    code: row.code,
    titleDe: row.titleDe,
    titleEn: row.titleEn,
    titleDeVerified: row.titleDeVerified,
    titleEnVerified: row.titleEnVerified,
    verificationNote: row.verificationNote,
    spellings: row.spellings,
    attributes: row.attributes,
  };
}
