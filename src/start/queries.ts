import { desc } from 'drizzle-orm';
import type { Viewpoint } from '../history/index.js';
import type { Orm } from '../platform/database/database.js';
import { conditionsOf, dictionaryAt, type ProjectFilter } from '../projects/index.js';
import { projectVersion } from '../projects/tables.js';

/** References of the projects a filter selects whose shown version was published last, newest first. */
export async function recentlyPublished(
  db: Orm,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
  limit: number,
): Promise<string[]> {
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const rows = await db
    .select({ reference: projectVersion.reference })
    .from(projectVersion)
    .where(conditionsOf(filter, viewpoint, dictionary))
    .orderBy(desc(projectVersion.publishedRevision), desc(projectVersion.id))
    .limit(limit);
  return rows.map(({ reference }) => reference);
}
