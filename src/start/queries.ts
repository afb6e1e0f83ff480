import { desc } from 'drizzle-orm';
import type { Viewpoint } from '../history/index.js';
import type { Orm } from '../platform/database/database.js';
import { type ProjectFilter, selectionOf } from '../projects/index.js';
import { projectVersion } from '../projects/tables.js';

/** References of the projects a filter selects whose shown version was published last, newest first. */
export async function recentlyPublished(
  db: Orm,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ reference: projectVersion.reference })
    .from(projectVersion)
    .where(await selectionOf(db, filter, viewpoint))
    .orderBy(desc(projectVersion.publishedRevision), desc(projectVersion.id))
    .limit(limit);
  return rows.map(({ reference }) => reference);
}
