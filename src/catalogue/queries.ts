import { asc, eq } from 'drizzle-orm';
import { visibleAt } from '../history/index.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { RevisionCache } from '../platform/database/revision-cache.js';
import { Catalogue } from './catalogue.js';
import { catalogueEntry, catalogueVersion } from './tables.js';

const catalogues = new RevisionCache<Catalogue>(8);

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
