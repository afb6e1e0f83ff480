import { z } from 'zod';
import { dayString, decimalString } from '../platform/http/api-schemas.js';

export const frameworkBases = ['grant', 'cost'] as const;
export const plannedKinds = ['neighbourhood', 'accompanying'] as const;

const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();
const year = z.int().min(2014).max(2040);
const period = z.strictObject({ start: dayString.nullable(), end: dayString.nullable() });

export const plannedProjectSchema = z
  .strictObject({
    number: z
      .string()
      .trim()
      .min(1)
      .max(20)
      .meta({ description: 'Number in part C.', examples: ['E.2'] }),
    name: z.string().trim().min(1).max(300),
    kind: z.enum(plannedKinds).meta({
      description:
        '`neighbourhood`: Stadtteilvorhaben, carried out in the area; `accompanying`: begleitende Maßnahme.',
    }),
    executingBody: words(300),
    reference: words(50).meta({ description: 'The project of the registry it became.' }),
    years: z
      .array(
        z.strictObject({
          year,
          cost: decimalString.nullable(),
          grant: decimalString.nullable(),
          ownShare: decimalString.nullable(),
        }),
      )
      .max(20),
  })
  .meta({ id: 'PlannedProject' });

export const planSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    fundingPeriod: z
      .string()
      .min(1)
      .max(20)
      .nullable()
      .meta({ examples: ['2021-2027'] }),
    areas: z
      .array(z.string().max(20))
      .max(20)
      .meta({ description: 'References of the areas it is made for.' }),
    transitional: z
      .boolean()
      .meta({ description: 'A shortened plan for projects that go on (Übergangs-GIHK).' }),
    change: words(2_000).meta({
      description:
        'What this version changes substantially, and has to be confirmed again; null for the first.',
    }),
    submittedOn: dayString.nullable().meta({ description: 'Day on which it was handed to the SAB.' }),
    examinedOn: dayString.nullable().meta({ description: 'Day of the proposal of the SAB to the ministry.' }),
    confirmedOn: dayString.nullable().meta({ description: 'Day on which the ministry confirmed it.' }),
    confirmedBy: words(200).meta({ description: 'The ministry, as it was called then.' }),
    conditions: words(4_000).meta({ description: 'Conditions of the confirmation (Auflagen).' }),
    participants: z
      .array(z.string().trim().min(1).max(300))
      .max(100)
      .meta({ description: 'Organisations that took part in drawing it up.' }),
    insek: words(1_000).meta({
      description: 'The integrated urban development concept it follows from (INSEK).',
    }),
    urbanRenewal: words(1_000).meta({ description: 'Urban renewal and ERDF projects it relates to.' }),
    partA: words(8_000).meta({ description: 'Part A in short: conditions, area, needs.' }),
    partB: words(8_000).meta({ description: 'Part B in short: strategy.' }),
    framework: z.strictObject({
      number: words(100).meta({ description: 'Number of the framework decision (Rahmenbescheid).' }),
      on: dayString.nullable(),
      basis: z.enum(frameworkBases).nullable().meta({
        description: 'Whether its amounts are grants or eligible costs; only like is compared with like.',
      }),
      grantPeriod: period,
      years: z.array(z.strictObject({ year, amount: decimalString })).max(20),
    }),
    projects: z.array(plannedProjectSchema).max(60).meta({ description: 'Part C.' }),
  })
  .meta({ id: 'PlanContent' });
