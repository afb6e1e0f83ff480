import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';
import type { Deletion } from './commands/delete-due.js';
import type { RetainedProject, RetentionMark } from './queries/retentions.js';
import { retentionMarkKinds } from './tables.js';

const instantString = z.iso.datetime().meta({ description: 'UTC.' });
const reason = z.string().trim().min(1).max(1_000);

export const retentionParams = z.strictObject({ reference: z.string().max(50) });
export const markParams = z.strictObject({ reference: z.string().max(50), mark: z.uuid() });

const project = {
  reference: z.string(),
  name: z.string(),
  city: z.string().nullable().meta({ description: 'AGS.' }),
  state: z.enum(['due', 'running', 'undetermined', 'held', 'deleted']),
  until: dayString.nullable().meta({ description: 'Last day; null while it is not yet determined.' }),
  basis: z.enum(['sab', 'stateAid', 'lastPayment', 'accounts', 'undetermined']),
  clause: z.string(),
  held: z.boolean(),
  deletedOn: dayString.nullable(),
};
export const retentionListSchema = z
  .strictObject({ items: z.array(z.strictObject(project)) })
  .meta({ id: 'Retentions' });
export const retentionSchema = z
  .strictObject({
    ...project,
    marks: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(retentionMarkKinds),
        onDay: dayString.nullable(),
        reason: z.string(),
        setBy: z.string().nullable(),
        setAt: instantString,
        liftedBy: z.string().nullable(),
        liftedAt: instantString.nullable(),
        liftedReason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Retention', description: 'How long documents of a project are kept.' });

export const markBodySchema = z
  .strictObject({ kind: z.enum(retentionMarkKinds), onDay: dayString.nullable().default(null), reason })
  .refine(({ kind, onDay }) => (kind === 'hold') === (onDay === null))
  .meta({ id: 'RetentionMark', description: 'A day or a hold; a hold has no day.' });
export const liftSchema = z.strictObject({ reason }).meta({ id: 'RetentionLift' });
export const runSchema = z.strictObject({ dryRun: z.boolean() }).meta({ id: 'DeletionRun' });
export const deletionsSchema = z
  .strictObject({
    dryRun: z.boolean(),
    items: z.array(
      z.strictObject({
        reference: z.string(),
        until: dayString.nullable(),
        removed: z.record(z.string(), z.int()).meta({ description: 'Rows by table.' }),
      }),
    ),
  })
  .meta({ id: 'Deletions' });

export const toApiRetention = ({ projectId: _id, ...project }: RetainedProject) => project;
export const toApiMark = (mark: RetentionMark) => ({
  ...mark,
  setAt: mark.setAt.toISOString(),
  liftedAt: mark.liftedAt?.toISOString() ?? null,
});
export const toApiDeletion = ({ project: { reference, until }, removed }: Deletion) => ({
  reference,
  until,
  removed,
});
