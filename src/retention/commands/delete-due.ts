import { sql } from 'drizzle-orm';
import { formatDay } from '../../kernel/format.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { listRetentions, type RetainedProject } from '../queries/retentions.js';

/** What a deletion run took away of a project, or would take. */
export interface Deletion {
  readonly project: RetainedProject;
  /** Rows by table. */
  readonly removed: Readonly<Record<string, number>>;
}

/** Ends a dry run: nothing of it is kept. */
class DryRun extends Error {
  constructor(readonly deletions: readonly Deletion[]) {
    super('dry run');
  }
}

/**
 * Deletes documents and books of every project whose time is over and on which no hold stands, in one transaction, and
 * logs what went. A dry run does the same and keeps nothing, so it says exactly what would happen.
 */
export async function deleteDue(
  database: Database,
  writer: Writer,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly Deletion[]> {
  try {
    return await actingAs(
      database.orm,
      writer.actor,
      { ...writer, reason: 'Ende der Aufbewahrung' },
      async (tx) => {
        const deletions = await deleteAll(tx);
        if (dryRun) throw new DryRun(deletions);
        return deletions;
      },
    );
  } catch (error) {
    if (error instanceof DryRun) return error.deletions;
    throw error;
  }
}

async function deleteAll(tx: Transaction): Promise<Deletion[]> {
  const deletions: Deletion[] = [];
  for (const project of await listRetentions(tx)) {
    if (project.state !== 'due' || project.until === null) continue;
    const basis = `${project.clause}, bis ${formatDay(project.until, 'de')}`;
    const [row] = await tx.execute<{ removed: Record<string, number> }>(
      sql`select delete_kept_records(${project.projectId}, ${project.until}::date, ${basis}) as removed`,
    );
    deletions.push({ project, removed: row?.removed ?? {} });
  }
  return deletions;
}
