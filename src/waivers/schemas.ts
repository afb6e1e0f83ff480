import { z } from 'zod';
import type { Finding } from '../kernel/finding.js';
import { limitParam } from '../platform/http/query-params.js';
import { type ListedWaiver, waiverStates } from './queries/waivers.js';

const bothLanguages = z.strictObject({ de: z.string(), en: z.string() }).meta({ id: 'BilingualText' });

/** That a finding is accepted, beside it. */
export const appliedWaiverSchema = z
  .strictObject({
    id: z.uuid(),
    until: z.string().meta({ description: 'Last day on which it counts.' }),
    reason: z.string(),
    grantedBy: z.string().nullable(),
  })
  .meta({ id: 'AppliedWaiver', description: 'The service centre accepts this finding: it stops nothing.' });

export const waiverSchema = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(waiverStates),
    reference: z.string().nullable().meta({ description: 'Null for a draft that was never published.' }),
    draftId: z.string().nullable(),
    name: z.string().nullable(),
    code: z.string(),
    field: z.string(),
    reason: z.string(),
    until: z.string(),
    grantedBy: z.string().nullable(),
    grantedAt: z.string(),
    revokedBy: z.string().nullable(),
    revokedAt: z.string().nullable(),
    revokedReason: z.string().nullable(),
  })
  .meta({ id: 'Waiver', description: 'A finding of one record that is accepted until a day (Ausnahme).' });

export const waiverPageSchema = z.strictObject({ items: z.array(waiverSchema) }).meta({ id: 'WaiverPage' });

export const waiverQuerySchema = z.strictObject({
  state: z.enum(waiverStates).default('inForce'),
  limit: limitParam,
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

const reason = z.string().trim().min(1).max(1_000);

export const grantSchema = z
  .strictObject({
    reference: z
      .string()
      .min(1)
      .max(50)
      .optional()
      .meta({ description: 'A published project; or `draftId`.' }),
    draftId: z.uuid().optional(),
    code: z.string().min(1).max(60),
    field: z.string().min(1).max(100),
    reason,
    until: z.iso.date().meta({ description: 'Last day on which it counts; ten years from now at most.' }),
  })
  .meta({ id: 'WaiverGrant' });

export const revocationSchema = z.strictObject({ reason }).meta({ id: 'WaiverRevocation' });

export const waiverParams = z.strictObject({ waiver: z.uuid() });

export const findingsSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        severity: z.enum(['error', 'hint']),
        code: z.string(),
        field: z.string(),
        reason: bothLanguages,
        remedy: bothLanguages,
        clause: z.string().nullable(),
        waiver: appliedWaiverSchema.nullable(),
        mayBeWaived: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ProjectFindings' });

export const toApiWaiver = ({ grantedAt, revokedAt, ...waiver }: ListedWaiver) => ({
  ...waiver,
  grantedAt: grantedAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});

/** A finding of the API: null where nothing was accepted. */
export const toApiFinding = ({ waiver, ...finding }: Finding) => ({ ...finding, waiver: waiver ?? null });
