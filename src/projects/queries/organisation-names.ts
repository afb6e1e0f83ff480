import { sql } from 'drizzle-orm';
import { visibleAt } from '../../history/index.js';
import { organisation, organisationVersion as version } from '../../organisations/tables.js';
import type { Orm } from '../../platform/database/database.js';

/** What organisations were called at a revision, by their public ids; nothing of those nobody knows. */
export async function organisationNames(
  db: Orm,
  revision: number,
  publicIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (publicIds.length === 0) return new Map();
  const wanted = sql.join(
    publicIds.map((id) => sql`${id}`),
    sql`, `,
  );
  const rows = await db
    .select({ publicId: organisation.publicId, name: version.name })
    .from(version)
    .innerJoin(organisation, sql`${organisation.id} = ${version.organisationId}`)
    .where(sql`${organisation.publicId}::text in (${wanted}) and ${visibleAt(version, revision)}`);
  return new Map(rows.map(({ publicId, name }) => [publicId, name]));
}
