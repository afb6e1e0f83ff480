import { and, eq, isNull, sql } from 'drizzle-orm';
import { type AuditedProject, auditedProject } from '../../audits/index.js';
import type { Day } from '../../kernel/day.js';
import type { Cents } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { type Text, text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { isToCome } from '../../platform/database/days-to-come.js';
import type { EntryKind, ShiftOutcome } from '../ledger.js';
import { budgetShift, fundingEntry } from '../tables.js';

/** The ledger that is worked on, and by whom: a city its own, the service centre every one. */
export interface Subject {
  readonly database: Database;
  readonly writer: Writer;
  readonly reference: string;
}

/** What one decision, call or letter says, for one or several budget years. */
export interface EntryInput {
  readonly kind: EntryKind;
  readonly onDay: Day;
  readonly source: string | null;
  readonly amounts: readonly { readonly year: number; readonly amount: Cents }[];
}

export interface ShiftInput {
  readonly fromYear: number;
  readonly toYear: number;
  readonly amount: Cents;
  readonly requestedOn: Day;
  readonly reason: string | null;
}

export interface ShiftDecision {
  readonly outcome: ShiftOutcome;
  readonly decidedOn: Day;
  readonly decision: string | null;
}

const onLedger = (
  { database, writer, reference }: Subject,
  work: (tx: Transaction, project: AuditedProject) => Promise<unknown>,
): Promise<void> =>
  actingAs(database.orm, writer.actor, writer, async (tx) => {
    await work(tx, await auditedProject(tx, writer.actor, reference));
  });

/** Books what a decision, call or letter says. @throws Problem `not_found`, `rule_broken` */
export const recordEntries = (subject: Subject, { amounts, ...said }: EntryInput): Promise<void> =>
  onLedger(subject, async (tx, { projectId }) => {
    await refuseTomorrow(tx, said.onDay, 'onDay');
    if (new Set(amounts.map(({ year }) => year)).size < amounts.length) refuse('amounts', yearTwice);
    if (said.kind !== 'approved' && said.kind !== 'accepted' && amounts.some(({ amount }) => amount === 0n))
      refuse('amounts', nothingMoved);
    const { personId } = subject.writer.actor;
    await tx.insert(fundingEntry).values(
      amounts.map(({ year, amount }) => ({
        ...said,
        projectId,
        budgetYear: year,
        amount,
        recordedBy: personId,
      })),
    );
  });

/** Cancels an entry that was booked wrongly; it stays in sight and counts no more. @throws Problem `not_found` */
export const cancelEntry = (subject: Subject, id: string, reason: string): Promise<void> =>
  onLedger(subject, async (tx, { projectId }) => {
    const cancelled = await tx
      .update(fundingEntry)
      .set({
        cancelledBy: subject.writer.actor.personId,
        cancelledAt: sql`clock_timestamp()`,
        cancelledReason: reason,
      })
      .where(
        and(eq(fundingEntry.id, id), eq(fundingEntry.projectId, projectId), isNull(fundingEntry.cancelledAt)),
      )
      .returning({ id: fundingEntry.id });
    if (cancelled.length === 0) throw new Problem('not_found');
  });

/** Notes that money is asked to be moved to another budget year. @throws Problem `not_found`, `rule_broken` */
export const requestShift = (subject: Subject, shift: ShiftInput): Promise<void> =>
  onLedger(subject, async (tx, { projectId }) => {
    await refuseTomorrow(tx, shift.requestedOn, 'requestedOn');
    if (shift.fromYear === shift.toYear) refuse('toYear', sameYear);
    await tx.insert(budgetShift).values({ ...shift, projectId, recordedBy: subject.writer.actor.personId });
  });

/**
 * Notes what became of a request, once: granted or refused by the SAB, or withdrawn.
 * @throws Problem `not_found` also when it was decided before, `rule_broken`
 */
export const decideShift = (subject: Subject, id: string, decision: ShiftDecision): Promise<void> =>
  onLedger(subject, async (tx, { projectId }) => {
    await refuseTomorrow(tx, decision.decidedOn, 'decidedOn');
    const open = and(
      eq(budgetShift.id, id),
      eq(budgetShift.projectId, projectId),
      isNull(budgetShift.outcome),
    );
    const [asked] = await tx
      .select({ requestedOn: budgetShift.requestedOn })
      .from(budgetShift)
      .where(open)
      .for('update');
    if (asked === undefined) throw new Problem('not_found');
    if (decision.decidedOn < asked.requestedOn) refuse('decidedOn', decidedBefore);
    await tx
      .update(budgetShift)
      .set({
        ...decision,
        decidedBy: subject.writer.actor.personId,
        decidedAt: sql`clock_timestamp()`,
      })
      .where(open);
  });

/**
 * Cancels a shift that was granted and does not hold any more, or was noted wrongly; it stays in sight and counts no more.
 * @throws Problem `not_found`, `state_conflict` for one that was not granted, or is cancelled
 */
export const cancelShift = (subject: Subject, id: string, reason: string): Promise<void> =>
  onLedger(subject, async (tx, { projectId }) => {
    const which = and(eq(budgetShift.id, id), eq(budgetShift.projectId, projectId));
    const [found] = await tx.select({ id: budgetShift.id }).from(budgetShift).where(which);
    if (found === undefined) throw new Problem('not_found');
    const cancelled = await tx
      .update(budgetShift)
      .set({
        cancelledBy: subject.writer.actor.personId,
        cancelledAt: sql`clock_timestamp()`,
        cancelledReason: reason,
      })
      .where(and(which, eq(budgetShift.outcome, 'granted'), isNull(budgetShift.cancelledAt)))
      .returning({ id: budgetShift.id });
    if (cancelled.length === 0) throw new Problem('state_conflict');
  });

function refuse(field: string, detail: Text): never {
  throw new Problem('rule_broken', { errors: [{ pointer: `/${field}`, code: 'ledger_wrong', detail }] });
}

async function refuseTomorrow(tx: Transaction, day: Day, field: string): Promise<void> {
  if (await isToCome(tx, day))
    refuse(
      field,
      text(
        'Der Tag liegt in der Zukunft. Tragen Sie ein, was geschehen ist.',
        'The day lies in the future. Enter what has happened.',
      ),
    );
}

const yearTwice = text(
  'Ein Jahr steht zweimal da. Fassen Sie es zusammen.',
  'A year is given twice. Put it together.',
);
const nothingMoved = text(
  'Der Betrag ist null. Nennen Sie einen Betrag über null.',
  'The amount is zero. Give an amount above zero.',
);
const sameYear = text(
  'Beide Jahre sind dasselbe. Wählen Sie das Jahr, in das verschoben wird.',
  'Both years are the same. Choose the year the money is moved to.',
);
const decidedBefore = text(
  'Entschieden wird nicht vor dem Antrag. Prüfen Sie den Tag.',
  'A decision does not come before the request. Check the day.',
);
