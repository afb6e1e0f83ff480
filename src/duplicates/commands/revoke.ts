import { and, eq, isNull, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { undoWithdrawal } from '../../submissions/index.js';
import { findDecision } from '../queries/decisions.js';
import { duplicateDecision } from '../tables.js';

/**
 * Revokes a decision: the question is open again. Of a merge the withdrawals are taken back that nobody has checked. What
 * was withdrawn by publication stays so. Revoking twice does nothing.
 *
 * @throws Problem `not_found`; `state_conflict` when a withdrawal is checked or published already
 */
export async function revokeDecision(database: Database, writer: Writer, id: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const decision = await findDecision(tx, id);
    if (decision === null) throw new Problem('not_found');
    if (decision.revokedAt !== null) return;
    if (decision.verdict === 'merge' && decision.projects.some(({ name }) => name === null))
      throw new Problem('state_conflict', { detail: mergedAlready });
    for (const { withdrawal } of decision.verdict === 'merge' ? decision.projects : [])
      if (withdrawal !== null) await undoWithdrawal(tx, withdrawal);
    await tx
      .update(duplicateDecision)
      .set({ revokedBy: writer.actor.personId, revokedAt: sql`clock_timestamp()` })
      .where(and(eq(duplicateDecision.id, id), isNull(duplicateDecision.revokedAt)));
  });
}

const mergedAlready = text(
  'Die Zusammenführung ist veröffentlicht: Mindestens eines der Vorhaben ist zurückgezogen. Alle Fassungen bleiben im Verlauf.',
  'The merge is published: at least one of the projects is withdrawn. All versions stay in the history.',
);
