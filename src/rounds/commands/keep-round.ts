import { eq, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { checkRound } from '../check-round.js';
import { findRound } from '../queries/rounds.js';
import type { Round, RoundInput } from '../round.js';
import { reportingRound } from '../tables.js';

/**
 * Makes a reporting round; cities see it from its opening day on.
 *
 * @throws Problem `rule_broken` with every fault
 */
export async function createRound(database: Database, writer: Writer, input: RoundInput): Promise<string> {
  refuseFaults(input);
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [made] = await tx
      .insert(reportingRound)
      .values({ ...columnsOf(input), createdBy: writer.actor.personId })
      .returning({ id: reportingRound.id });
    if (!made) throw new Error('a round just made is gone');
    return made.id;
  });
}

/**
 * Changes a round that is not over. `correct` gets it as it stands and says what it becomes, or throws when the writer
 * looked at an older one.
 *
 * @throws Problem `not_found`, `state_conflict` for one that was closed, `rule_broken`, and what `correct` throws
 */
export async function changeRound(
  database: Database,
  writer: Writer,
  id: string,
  correct: (round: Round) => RoundInput,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const round = await lockedRound(tx, id);
    const input = correct(round);
    if (round.closedAt !== null) throw isClosed();
    refuseFaults(input);
    await tx
      .update(reportingRound)
      .set({ ...columnsOf(input), version: sql`${reportingRound.version} + 1` })
      .where(eq(reportingRound.id, id));
  });
}

/**
 * Closes a round before its time: nobody answers any more, unless a city gets a longer time afterwards.
 *
 * @throws Problem `not_found`, `state_conflict` when it is closed already
 */
export async function closeRound(database: Database, writer: Writer, id: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const round = await lockedRound(tx, id);
    if (round.closedAt !== null) throw isClosed();
    await tx
      .update(reportingRound)
      .set({
        closedAt: sql`clock_timestamp()`,
        closedBy: writer.actor.personId,
        version: sql`${reportingRound.version} + 1`,
      })
      .where(eq(reportingRound.id, id));
  });
}

async function lockedRound(tx: Transaction, id: string): Promise<Round> {
  await tx
    .select({ id: reportingRound.id })
    .from(reportingRound)
    .where(eq(reportingRound.id, id))
    .for('update');
  return findRound(tx, id);
}

const isClosed = (): Problem =>
  new Problem('state_conflict', {
    detail: text('Diese Bitte um Zuarbeit ist geschlossen.', 'This reporting round is closed.'),
  });

function columnsOf(input: RoundInput) {
  const { name, note, opensOn, dueOn, closesOn, scopeFrom, scopeUntil } = input;
  return {
    name: name.trim(),
    note: note?.trim() || null,
    opensOn,
    dueOn,
    closesOn,
    scopeFrom,
    scopeUntil,
    requirements: input.requirements,
    remindBefore: [...input.remindBefore].sort((a, b) => b - a),
    remindAfter: [...input.remindAfter].sort((a, b) => a - b),
  };
}

function refuseFaults(input: RoundInput): void {
  const faults = checkRound(input);
  if (faults.length === 0) return;
  throw new Problem('rule_broken', {
    errors: faults.map(({ field, reason }) => ({
      pointer: `/${field}`,
      code: 'round_wrong',
      detail: reason,
    })),
  });
}
