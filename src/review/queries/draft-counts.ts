import { count, inArray } from 'drizzle-orm';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { projectDraft } from '../../submissions/tables.js';

/** How many drafts wait to be checked, and how many are checked and wait to be published. */
export async function draftCounts(
  database: Database,
  writer: Writer,
): Promise<{ waiting: number; checked: number }> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const rows = await tx
      .select({ state: projectDraft.state, drafts: count() })
      .from(projectDraft)
      .where(inArray(projectDraft.state, ['submitted', 'accepted']))
      .groupBy(projectDraft.state);
    const of = (state: string) => rows.find((row) => row.state === state)?.drafts ?? 0;
    return { waiting: of('submitted'), checked: of('accepted') };
  });
}
