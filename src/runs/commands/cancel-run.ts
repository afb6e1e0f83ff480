import { and, eq, inArray, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { findRun } from '../queries/runs.js';
import { reportRun } from '../tables.js';

/**
 * Cancels a run that waits or is being drawn; its worker stops before its next step, and no file is kept.
 *
 * @throws Problem `not_found`, `state_conflict` when it has ended, `forbidden` when it is somebody else's and not one's to cancel
 */
export async function cancelRun(database: Database, writer: Writer, runId: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await findRun(tx, runId);
    if (run.endedAt !== null) throw new Problem('state_conflict', { detail: ended });
    const cancelled = await tx
      .update(reportRun)
      .set({ state: 'cancelled', endedAt: sql`clock_timestamp()` })
      .where(and(eq(reportRun.id, run.id), inArray(reportRun.state, ['waiting', 'running'])))
      .returning({ id: reportRun.id });
    if (cancelled.length === 0) throw new Problem('forbidden');
  });
}

const ended = text('Der Bericht ist schon fertig oder beendet.', 'This run has ended already.');
