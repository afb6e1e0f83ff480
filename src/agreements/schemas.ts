import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';

/** What a monitoring entry may find of a commitment. */
export const commitmentStates = ['notBegun', 'underway', 'kept', 'dropped'] as const;

const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();

const monitoringSchema = z
  .strictObject({
    on: dayString,
    state: z.enum(commitmentStates).meta({
      description:
        '`notBegun`: nothing was done; `underway`: begun; `kept`: done as agreed; `dropped`: given up.',
    }),
    note: words(2_000),
    evidence: words(2_000),
  })
  .meta({ id: 'MonitoringEntry' });

const commitmentSchema = z
  .strictObject({
    number: z
      .string()
      .trim()
      .min(1)
      .max(20)
      .meta({ examples: ['3.1'] }),
    what: z.string().trim().min(1).max(2_000).meta({ description: 'What is promised.' }),
    body: words(300).meta({ description: 'Who is responsible for it.' }),
    dueOn: dayString.nullable().meta({ description: 'Last day on which it is to be kept.' }),
    monitoring: z.array(monitoringSchema).max(20),
  })
  .meta({ id: 'Commitment' });

export const agreementSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    areas: z.array(z.string().max(20)).max(20).meta({ description: 'References of its areas.' }),
    parties: z
      .array(
        z.strictObject({
          name: z.string().trim().min(1).max(300),
          role: words(300).meta({ description: 'What the party is in the neighbourhood.' }),
        }),
      )
      .max(40)
      .meta({ description: 'Organisations that sign it.' }),
    purpose: words(8_000).meta({ description: 'Why it is made.' }),
    aims: z.array(z.string().trim().min(1).max(500)).max(40),
    actionFields: z.array(z.string().max(60)).max(30).meta({ description: 'Keys of its action fields.' }),
    goals: z.array(z.string().max(20)).max(40).meta({ description: 'References of goals it serves.' }),
    commitments: z.array(commitmentSchema).max(60),
    monitoredBy: words(300).meta({ description: 'Who keeps an eye on it and prepares its continuation.' }),
    signedOn: dayString.nullable(),
    period: z.strictObject({ start: dayString.nullable(), end: dayString.nullable() }),
    change: words(2_000).meta({ description: 'What this version continues or changes; null for the first.' }),
  })
  .meta({ id: 'AgreementContent' });

export const agreementParams = z.strictObject({ reference: z.string().min(1).max(20) });
export const agreementDraftParams = z.strictObject({ draft: z.string().min(1).max(40) });
export const agreementQuery = z.strictObject({ asOf: asOfParam.optional() });
