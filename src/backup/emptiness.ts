import type { ISql } from 'postgres';
import { StartError } from '../platform/start-error.js';
import { quotedTable, type Relation } from './contents.js';

/** Tables that migrations fill: rows in them do not make a registry. */
export const filledByMigrations: readonly string[] = ['column_class'];

/** Throws StartError that says what is there, unless there is nothing but what migrations make. */
export async function assertEmpty(
  sql: ISql,
  found: readonly Relation[],
  { migrated }: { readonly migrated: boolean },
): Promise<void> {
  if (!migrated && found.length > 0)
    throw new StartError(
      `The database holds tables of something else (${found.map(({ name }) => name).join(', ')}): give the registry a database of its own.`,
    );
  let total = 0;
  const filled = new Map<string, number>();
  for (const { name } of found.filter(({ name }) => !filledByMigrations.includes(name))) {
    const [count] = await sql.unsafe<{ rows: number }[]>(
      `select count(*)::integer as rows from ${quotedTable(name)}`,
    );
    filled.set(name, count?.rows ?? 0);
    total += count?.rows ?? 0;
  }
  if (total === 0) return;
  throw new StartError(
    `The registry is not empty: it holds ${filled.get('project') ?? 0} projects and ${filled.get('registry_revision') ?? 0} registry revisions (${total} rows in all). A backup is restored into an empty one only: set another DATA_DIR, or a database nobody has used yet.`,
  );
}
