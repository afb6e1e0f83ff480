import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';
import { proofKinds } from './deadlines.js';
import { noticeKinds } from './notices.js';
import { type Proof, parseProofName, proofName } from './proof.js';
import type { PendingNotice, RecordedNotice } from './queries/notices.js';
import { proofStates } from './tables.js';

const instantString = z.iso.datetime().meta({ description: 'UTC.' });
const state = z.enum(proofStates);
const line = z.string().trim().min(1).max(500);
const remark = z.string().trim().min(1).max(2_000).nullable();

export const proofSchema = z
  .strictObject({
    reference: z.string(),
    proof: z.string().meta({ description: 'Name within the project.', examples: ['final', 'interim-2026'] }),
    kind: z.enum(proofKinds),
    year: z.int().nullable().meta({ description: 'Budget year of an interim proof.' }),
    projectName: z.string(),
    city: z.string().nullable().meta({ description: 'AGS.' }),
    dueOn: dayString
      .nullable()
      .meta({ description: 'Due at the SAB; null while not yet determined, or waived.' }),
    dueBasis: z.enum(['sab', 'rule', 'unknown']),
    dueSource: z.string().nullable().meta({ description: 'Clause of the rule, or the letter of the SAB.' }),
    ruleDueOn: dayString.nullable().meta({ description: 'What the rules alone say.' }),
    waivedSource: z.string().nullable(),
    state,
    overdue: z.boolean(),
    steps: z.array(
      z.strictObject({ state, onDay: dayString, by: z.string().nullable(), note: z.string().nullable() }),
    ),
    bodies: z.array(z.strictObject({ id: z.uuid(), name: z.string(), receivedOn: dayString.nullable() })),
    report: z
      .string()
      .nullable()
      .meta({ description: 'Text of the factual report as it was left; null before.' }),
    version: z.int(),
  })
  .meta({ id: 'Proof', description: 'A proof of use, to be handed to the SAB (einzureichen bei der SAB).' });

export const proofListSchema = z.strictObject({ items: z.array(proofSchema) }).meta({ id: 'ProofList' });

export function toApiProof(proof: Proof): z.output<typeof proofSchema> {
  const { id: _id, projectId: _projectId, planNumber: _planNumber, steps, bodies, ...said } = proof;
  return { ...said, proof: proofName(proof), steps: [...steps], bodies: [...bodies] };
}

export const proofParams = z.strictObject({
  reference: z.string().min(1).max(40),
  proof: z
    .string()
    .refine((name) => parseProofName(name) !== null)
    .meta({ examples: ['final', 'interim-2026'] }),
});
export const bodyParams = proofParams.extend({ body: z.uuid() });

export const stepSchema = z
  .strictObject({ state, onDay: dayString, note: remark.default(null) })
  .meta({ id: 'ProofStep' });
export const dueSchema = z
  .strictObject({ due: z.strictObject({ dueOn: dayString, source: line }).nullable() })
  .meta({ id: 'ProofDue', description: 'The day the SAB set; null goes back to the rule.' });
export const waiverSchema = z.strictObject({ source: line.nullable() }).meta({
  id: 'ProofWaiver',
  description: 'The letter by which the SAB does without it; null asks for it again.',
});
export const reportSchema = z
  .strictObject({ report: z.string().max(50_000).nullable(), version: z.int().min(0) })
  .meta({ id: 'ProofReport' });
export const newBodySchema = z
  .strictObject({ name: z.string().trim().min(1).max(300) })
  .meta({ id: 'ProofBody' });
export const tickSchema = z.strictObject({ receivedOn: dayString.nullable() }).meta({ id: 'ProofBodyTick' });

const how = z.enum(['portal', 'mail', 'letter', 'other']);
const noticeKind = z.enum(noticeKinds);

export const noticeListSchema = z
  .strictObject({
    pending: z.array(
      z.strictObject({
        reference: z.string(),
        projectName: z.string(),
        city: z.string().nullable(),
        kind: noticeKind,
        field: z.string(),
        reason: z.string(),
        clause: z.string(),
        certain: z.boolean().meta({ description: 'False where the city has to decide.' }),
        in: z.enum(['draft', 'published']),
      }),
    ),
    recorded: z.array(
      z.strictObject({
        id: z.uuid(),
        reference: z.string(),
        projectName: z.string(),
        city: z.string().nullable(),
        kind: noticeKind,
        reason: z.string(),
        sentOn: dayString,
        how,
        note: z.string().nullable(),
        by: z.string().nullable(),
        at: instantString,
      }),
    ),
  })
  .meta({ id: 'SabNotices', description: 'Changes that must be told to the SAB at once (NBest-EU 5).' });

export const toApiNotices = (pending: readonly PendingNotice[], recorded: readonly RecordedNotice[]) => ({
  pending: pending.map(({ projectId: _projectId, reason, ...notice }) => ({ ...notice, reason: reason.de })),
  recorded: recorded.map((notice) => ({ ...notice, at: notice.at.toISOString() })),
});

export const newNoticeSchema = z
  .strictObject({
    reference: z.string().min(1).max(40),
    kind: noticeKind,
    sentOn: dayString,
    how,
    note: remark.default(null),
  })
  .meta({ id: 'NewSabNotice' });
