import { desc, lt } from 'drizzle-orm';
import { registryRevision } from '../../history/tables.js';
import type { Orm } from '../../platform/database/database.js';

/** A published state of the registry, as everybody may know it. */
export interface ListedRevision {
  readonly revision: number;
  readonly publishedAt: Date;
}

/** Revisions, newest first, before one of them or from the newest on. */
export const listRevisions = (db: Orm, before: number | null, limit: number): Promise<ListedRevision[]> =>
  db
    .select({ revision: registryRevision.revision, publishedAt: registryRevision.publishedAt })
    .from(registryRevision)
    .where(before === null ? undefined : lt(registryRevision.revision, before))
    .orderBy(desc(registryRevision.revision))
    .limit(limit);
