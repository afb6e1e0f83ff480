import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import type { Cents } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { type Text, text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { isToCome } from '../../platform/database/days-to-come.js';
import type { AuditedProject, AuditFile } from '../audit-file.js';
import { auditedProject, readAuditFile } from '../queries/audit-file.js';
import { onTheSpotCheck, payment, type paymentKinds, recovery } from '../tables.js';

export interface CheckInput {
  readonly body: string;
  readonly checkedOn: Day;
  readonly finding: string | null;
  readonly amount: Cents | null;
  readonly followUp: string | null;
  readonly followUpDue: Day | null;
  readonly closedOn: Day | null;
}

export interface RecoveryInput {
  readonly decision: string;
  readonly decidedOn: Day;
  readonly principal: Cents;
  readonly interest: Cents | null;
  readonly checkId: string | null;
  readonly note: string | null;
}

export interface PaymentInput {
  readonly kind: (typeof paymentKinds)[number];
  readonly paidOn: Day;
  readonly amount: Cents;
  readonly recoveryId: string | null;
  /** True where it was paid before it was spent; null where nobody says. */
  readonly advance: boolean | null;
  readonly source: string | null;
}

/** The file that is worked on, and by whom. */
export interface Subject {
  readonly database: Database;
  readonly writer: Writer;
  readonly reference: string;
  /** Told the file as it stands, locked, before something of it is changed; throws when that is not what the writer saw. */
  unlessChanged?(present: AuditFile): void;
}

/** Works on the audit file of one project. @throws Problem `not_found` for one the writer may not see */
const onFile = <Result>(
  { database, writer, reference }: Subject,
  work: (tx: Transaction, project: AuditedProject) => Promise<Result>,
): Promise<Result> =>
  actingAs(database.orm, writer.actor, writer, async (tx) =>
    work(tx, await auditedProject(tx, writer.actor, reference)),
  );

/**
 * Locks what is about to be changed and shows the writer's condition how it stands.
 * @throws Problem `not_found`, and what the condition throws
 */
async function lock(
  tx: Transaction,
  { writer, reference, unlessChanged }: Subject,
  table: typeof onTheSpotCheck | typeof recovery,
  id: string,
): Promise<void> {
  await tx.select({ id: table.id }).from(table).where(eq(table.id, id)).for('update');
  const present = await readAuditFile(tx, writer.actor, reference);
  if (![...present.checks, ...present.recoveries].some((one) => one.id === id))
    throw new Problem('not_found');
  unlessChanged?.(present);
}

/**
 * Records a check, or changes one: everything but the city's answer.
 * @returns its id @throws Problem `not_found`, `rule_broken`, `stale`
 */
export const keepCheck = (subject: Subject, id: string | null, input: CheckInput): Promise<string> =>
  onFile(subject, async (tx, { projectId }) => {
    if (id !== null) await lock(tx, subject, onTheSpotCheck, id);
    await refuseTomorrow(tx, input.checkedOn, 'checkedOn');
    if (input.closedOn !== null && input.closedOn < input.checkedOn) refuse('closedOn', closedBefore);
    const kept = { id: onTheSpotCheck.id };
    return idOf(
      id === null
        ? await tx
            .insert(onTheSpotCheck)
            .values({ ...input, projectId, recordedBy: subject.writer.actor.personId })
            .returning(kept)
        : await tx
            .update(onTheSpotCheck)
            .set(input)
            .where(and(eq(onTheSpotCheck.id, id), eq(onTheSpotCheck.projectId, projectId)))
            .returning(kept),
    );
  });

/** Writes what the city says to a finding. @throws Problem `not_found`, `stale` */
export const answerCheck = (subject: Subject, id: string, answer: string | null): Promise<string> =>
  onFile(subject, async (tx, { projectId }) => {
    await lock(tx, subject, onTheSpotCheck, id);
    const answered = answer === null ? null : sql`clock_timestamp()`;
    const kept = await tx
      .update(onTheSpotCheck)
      .set({
        answer,
        answeredBy: answer === null ? null : subject.writer.actor.personId,
        answeredAt: answered,
      })
      .where(and(eq(onTheSpotCheck.id, id), eq(onTheSpotCheck.projectId, projectId)))
      .returning({ id: onTheSpotCheck.id });
    return idOf(kept);
  });

/** Records a recovery, or changes one. @returns its id @throws Problem `not_found`, `rule_broken`, `stale` */
export const keepRecovery = (subject: Subject, id: string | null, input: RecoveryInput): Promise<string> =>
  onFile(subject, async (tx, { projectId }) => {
    if (id !== null) await lock(tx, subject, recovery, id);
    await refuseTomorrow(tx, input.decidedOn, 'decidedOn');
    const kept = { id: recovery.id };
    return idOf(
      id === null
        ? await tx
            .insert(recovery)
            .values({ ...input, projectId, recordedBy: subject.writer.actor.personId })
            .returning(kept)
        : await tx
            .update(recovery)
            .set(input)
            .where(and(eq(recovery.id, id), eq(recovery.projectId, projectId)))
            .returning(kept),
    );
  });

/** Records money that was paid out or came back. @returns its id @throws Problem `not_found`, `rule_broken` */
export const recordPayment = (subject: Subject, input: PaymentInput): Promise<string> =>
  onFile(subject, async (tx, { projectId }) => {
    await refuseTomorrow(tx, input.paidOn, 'paidOn');
    if (input.recoveryId !== null && input.kind !== 'repayment') refuse('recoveryId', notARepayment);
    if (input.advance !== null && input.kind === 'repayment') refuse('advance', repaidAdvance);
    const kept = await tx
      .insert(payment)
      .values({ ...input, projectId, recordedBy: subject.writer.actor.personId })
      .returning({ id: payment.id });
    return idOf(kept);
  });

/** Cancels a payment that was recorded wrongly; it stays in sight and counts no more. @throws Problem `not_found` */
export const cancelPayment = (subject: Subject, id: string, reason: string): Promise<string> =>
  onFile(subject, async (tx, { projectId }) => {
    const kept = await tx
      .update(payment)
      .set({
        cancelledBy: subject.writer.actor.personId,
        cancelledAt: sql`clock_timestamp()`,
        cancelledReason: reason,
      })
      .where(and(eq(payment.id, id), eq(payment.projectId, projectId), isNull(payment.cancelledAt)))
      .returning({ id: payment.id });
    return idOf(kept);
  });

function idOf(kept: readonly { readonly id: string }[]): string {
  const [row] = kept;
  if (row === undefined) throw new Problem('not_found');
  return row.id;
}

function refuse(field: string, detail: Text): never {
  throw new Problem('rule_broken', { errors: [{ pointer: `/${field}`, code: 'audit_wrong', detail }] });
}

async function refuseTomorrow(tx: Transaction, day: Day, field: string): Promise<void> {
  if (await isToCome(tx, day))
    refuse(field, text('Der Tag liegt in der Zukunft.', 'The day lies in the future.'));
}

const closedBefore = text(
  'Die Prüfung kann nicht vor ihrem Tag abgeschlossen sein.',
  'A check cannot be closed before its day.',
);
const repaidAdvance = text(
  'Eine Rückzahlung ist keine Vorauszahlung. Lassen Sie die Angabe leer.',
  'A repayment is no advance. Leave it empty.',
);
const notARepayment = text(
  'Nur eine Rückzahlung gehört zu einer Rückforderung.',
  'Only a repayment belongs to a recovery.',
);
