import { and, desc, inArray } from 'drizzle-orm';
import { catalogueAt } from '../catalogue/index.js';
import { type Viewpoint, visibleAt } from '../history/index.js';
import type { Orm } from '../platform/database/database.js';
import { projectVersion } from '../projects/tables.js';

/** References of the programme's projects whose shown version was published last, newest first. */
export async function recentlyPublished(db: Orm, viewpoint: Viewpoint, limit: number): Promise<string[]> {
  const catalogue = await catalogueAt(db, viewpoint.revision);
  const programme = catalogue
    .ofKind('fundingGuideline')
    .filter((guideline) => guideline.attributes.programme === true)
    .map((guideline) => guideline.id);
  if (programme.length === 0) return [];
  const rows = await db
    .select({ reference: projectVersion.reference })
    .from(projectVersion)
    .where(
      and(
        visibleAt(projectVersion, viewpoint.revision),
        inArray(projectVersion.fundingGuidelineId, programme),
      ),
    )
    .orderBy(desc(projectVersion.publishedRevision), desc(projectVersion.id))
    .limit(limit);
  return rows.map(({ reference }) => reference);
}
