import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';
import type { paymentKinds } from './tables.js';

/** An on-the-spot check (Vor-Ort-Prüfung) with what became of it. */
export interface SpotCheck {
  readonly id: string;
  readonly body: string;
  readonly checkedOn: Day;
  readonly finding: string | null;
  readonly amount: Cents | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly followUp: string | null;
  readonly followUpDue: Day | null;
  readonly closedOn: Day | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
}

/** A recovery (Rückforderung). What is left is derived from principal, interest and repayments. */
export interface Recovery {
  readonly id: string;
  readonly checkId: string | null;
  readonly decision: string;
  readonly decidedOn: Day;
  readonly principal: Cents;
  /** Null while it is not set. */
  readonly interest: Cents | null;
  readonly note: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
  /** Sum of the repayments that are not cancelled. */
  readonly repaid: Cents;
  /** Day of the last repayment. */
  readonly lastRepaidOn: Day | null;
}

export interface Payment {
  readonly id: string;
  readonly kind: (typeof paymentKinds)[number];
  readonly paidOn: Day;
  readonly amount: Cents;
  readonly recoveryId: string | null;
  /** True where it was paid before it was spent; null where nobody said. */
  readonly advance: boolean | null;
  readonly source: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
  readonly cancelledBy: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelledReason: string | null;
}

/** A published project as its audit file names it. */
export interface AuditedProject {
  readonly projectId: bigint;
  readonly reference: string;
  readonly name: string;
  /** AGS; null for operations of the whole Land. */
  readonly city: string | null;
}

/** What is kept about checks and money of one project. */
export interface AuditFile extends AuditedProject {
  readonly checks: readonly SpotCheck[];
  readonly recoveries: readonly Recovery[];
  readonly payments: readonly Payment[];
}

/** What is still to be repaid: principal and interest, as far as it is set, less what came back. Derived. */
export const restOf = ({
  principal,
  interest,
  repaid,
}: Pick<Recovery, 'principal' | 'interest' | 'repaid'>): Cents => principal + (interest ?? 0n) - repaid;

/** Day on which nothing was left; null while something is. */
export const repaidOn = (recovery: Recovery): Day | null =>
  recovery.interest !== null && restOf(recovery) <= 0n ? recovery.lastRepaidOn : null;
