import { z } from 'zod';
import { percentString } from '../platform/http/api-schemas.js';
import { changeBases } from './change-basis.js';
import { amount, amountEvidence, citySchema, decisionSchema, key, periodSchema } from './schemas.js';

const longText = z.string().max(100_000);
const shortText = z.string().max(2_000);

/** A catalogue value to write: its code, its key, or the words of the source to be kept unmatched. */
const catalogueWrite = z
  .union([
    z.string().min(1).max(2_000),
    z.strictObject({
      key: key.nullish(),
      code: z.string().max(100).nullish(),
      sourceText: shortText.nullish(),
      title: z.string().nullish(),
      titleEn: z.string().nullish(),
    }),
  ])
  .nullable()
  .meta({
    description: 'Code or key of an entry, or an object with code, key or sourceText. Titles are ignored.',
  });

const writeFields = {
  name: shortText,
  planNumber: z.string().max(100).nullable(),
  beneficiary: shortText.nullable(),
  beneficiaryIsNaturalPerson: z.boolean(),
  executingBody: shortText.nullable(),
  executingBodyIsNaturalPerson: z.boolean(),
  city: z
    .union([z.string().regex(/^\d{8}$/), citySchema])
    .nullable()
    .meta({ description: 'AGS of the municipality, or the object a read gives.' }),
  placeKind: z.enum(['municipality', 'statewide', 'unmatched']),
  place: shortText.nullable(),
  area: shortText.nullable(),
  period: periodSchema,
  totalEligibleCost: amount,
  totalCost: amount,
  grant: amount,
  unionContribution: amount,
  landFunds: amount,
  ownShare: amount,
  thirdPartyFunds: amount,
  evidence: amountEvidence,
  unionRate: percentString.nullable(),
  grantRate: percentString.nullable(),
  fundingPeriod: catalogueWrite,
  fund: catalogueWrite,
  priority: catalogueWrite,
  fundingGuideline: catalogueWrite,
  fundingObject: catalogueWrite,
  interventionCategory: catalogueWrite,
  specificObjective: catalogueWrite,
  actionFields: z
    .array(key)
    .max(50)
    .meta({ description: 'Keys of action fields, all of them: what is left out is taken away.' }),
  decisions: z.array(decisionSchema).max(100),
  appliedFor: z.null().meta({ description: 'Null takes back what was applied for.' }),
  purposeAndAchievements: longText.nullable(),
  summary: longText.nullable(),
};

/** A change: only the fields given change; null empties one. Fields that follow from others cannot be written. */
export const projectChangeSchema = z
  .strictObject(writeFields)
  .partial()
  .extend({
    changeBasis: z.enum(changeBases).nullable().optional().meta({
      description: 'What a change of money or time rests on; applied for, it stays out of every sum.',
    }),
    basisDecision: z.string().trim().min(1).max(200).nullable().optional().meta({
      description:
        'Number of the decision among `decisions` a change rests on, when that is none this change brings. Without a new or named decision a change is only applied for.',
    }),
    reason: z.string().max(2_000).optional().meta({ description: 'Why; kept with the draft.' }),
  })
  .meta({ id: 'ProjectChange' });

export const newProjectSchema = projectChangeSchema.extend({ name: shortText }).meta({ id: 'NewProject' });

export type ProjectChangeBody = z.output<typeof projectChangeSchema>;
