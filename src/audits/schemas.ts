import { z } from 'zod';
import { dayString, decimalString } from '../platform/http/api-schemas.js';
import { type AuditFile, repaidOn, restOf } from './audit-file.js';
import { paymentKinds } from './tables.js';

const instantString = z.iso.datetime().meta({ description: 'UTC.' });
const line = (upTo: number) => z.string().trim().min(1).max(upTo);
const body = line(200).meta({ description: 'Who looked.' });
const words = line(10_000).nullable();
const amount = decimalString.refine((cents) => cents > 0n);
const source = line(500).nullable().meta({ description: 'Call for funds, bank statement, letter.' });
const by = z.string().nullable();

export const fileParams = z.strictObject({ reference: z.string().max(50) });
export const checkParams = z.strictObject({ reference: z.string().max(50), check: z.uuid() });
export const recoveryParams = z.strictObject({ reference: z.string().max(50), recovery: z.uuid() });
export const paymentParams = z.strictObject({ reference: z.string().max(50), payment: z.uuid() });

export const checkBodySchema = z
  .strictObject({
    body,
    checkedOn: dayString,
    finding: words.default(null),
    amount: decimalString
      .refine((cents) => cents >= 0n)
      .nullable()
      .default(null),
    followUp: words.default(null),
    followUpDue: dayString.nullable().default(null),
    closedOn: dayString.nullable().default(null),
  })
  .meta({
    id: 'SpotCheckInput',
    description: 'An on-the-spot check (Vor-Ort-Prüfung) without the answer of the city.',
  });

export const answerSchema = z.strictObject({ answer: words }).meta({ id: 'SpotCheckAnswer' });

export const recoveryBodySchema = z
  .strictObject({
    decision: line(200),
    decidedOn: dayString,
    principal: amount,
    interest: decimalString
      .refine((cents) => cents >= 0n)
      .nullable()
      .default(null)
      .meta({ description: 'Null while it is not set; unknown is not zero.' }),
    check: z.uuid().nullable().default(null),
    note: line(2_000).nullable().default(null),
  })
  .meta({ id: 'RecoveryInput', description: 'A recovery (Rückforderung).' });

export const paymentBodySchema = z
  .strictObject({
    kind: z.enum(paymentKinds),
    paidOn: dayString,
    amount,
    recovery: z.uuid().nullable().default(null).meta({ description: 'The recovery a repayment belongs to.' }),
    advance: z
      .boolean()
      .nullable()
      .default(null)
      .meta({ description: 'Whether it is paid before it is spent; null where nobody says.' }),
    source: source.default(null),
  })
  .meta({ id: 'PaymentInput', description: 'Money paid to the beneficiary, or back.' });

export const cancellationSchema = z.strictObject({ reason: line(1_000) }).meta({ id: 'PaymentCancellation' });

export const auditFileSchema = z
  .strictObject({
    reference: z.string(),
    name: z.string(),
    city: z.string().nullable().meta({ description: 'AGS.' }),
    checks: z.array(
      z.strictObject({
        id: z.uuid(),
        body,
        checkedOn: dayString,
        finding: z.string().nullable(),
        amount: decimalString.nullable(),
        answer: z.string().nullable(),
        answeredBy: by,
        answeredAt: instantString.nullable(),
        followUp: z.string().nullable(),
        followUpDue: dayString.nullable(),
        closedOn: dayString.nullable(),
        recordedBy: by,
        recordedAt: instantString,
      }),
    ),
    recoveries: z.array(
      z.strictObject({
        id: z.uuid(),
        check: z.uuid().nullable(),
        decision: z.string(),
        decidedOn: dayString,
        principal: decimalString,
        interest: decimalString.nullable(),
        note: z.string().nullable(),
        repaid: decimalString.meta({ description: 'Sum of the repayments. Derived.' }),
        rest: decimalString.meta({
          description: 'Principal and interest, as far as it is set, less what came back. Derived.',
        }),
        repaidOn: dayString.nullable().meta({ description: 'Day on which nothing was left. Derived.' }),
        recordedBy: by,
        recordedAt: instantString,
      }),
    ),
    payments: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(paymentKinds),
        paidOn: dayString,
        amount: decimalString,
        recovery: z.uuid().nullable(),
        advance: z.boolean().nullable(),
        source: z.string().nullable(),
        recordedBy: by,
        recordedAt: instantString,
        cancelledBy: by,
        cancelledAt: instantString.nullable(),
        cancelledReason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AuditFile', description: 'Checks, recoveries and payments of one project. Not public.' });

export const toApiFile = ({ projectId: _id, ...file }: AuditFile) => ({
  ...file,
  checks: file.checks.map((check) => ({
    ...check,
    answeredAt: check.answeredAt?.toISOString() ?? null,
    recordedAt: check.recordedAt.toISOString(),
  })),
  recoveries: file.recoveries.map(({ checkId, lastRepaidOn, ...recovery }) => ({
    ...recovery,
    check: checkId,
    rest: restOf(recovery),
    repaidOn: repaidOn({ checkId, lastRepaidOn, ...recovery }),
    recordedAt: recovery.recordedAt.toISOString(),
  })),
  payments: file.payments.map(({ recoveryId, ...payment }) => ({
    ...payment,
    recovery: recoveryId,
    recordedAt: payment.recordedAt.toISOString(),
    cancelledAt: payment.cancelledAt?.toISOString() ?? null,
  })),
});

export const auditListSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        reference: z.string(),
        name: z.string(),
        city: z.string().nullable(),
        checks: z.int(),
        openChecks: z.int(),
        unanswered: z.int(),
        lastCheckedOn: dayString.nullable(),
        paid: decimalString.nullable(),
        recovered: decimalString.nullable(),
        rest: decimalString.nullable().meta({ description: 'Derived.' }),
      }),
    ),
  })
  .meta({ id: 'AuditList' });
