import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';
import { type Consultation, consultationStates, topics } from './consultation.js';

export const consultationParams = z.strictObject({
  reference: z
    .string()
    .min(1)
    .max(20)
    .meta({ examples: ['BA0001'] }),
});

const asked = {
  topic: z.enum(topics),
  question: z.string().trim().min(1).max(10_000),
  dueOn: dayString.nullable().meta({ description: 'Until when the city needs an answer.' }),
};
export const newConsultationSchema = z
  .strictObject({
    ...asked,
    dueOn: asked.dueOn.default(null),
    city: z
      .string()
      .regex(/^\d{8}$/)
      .optional()
      .meta({
        description: 'AGS of the city that asks; for the service centre. People of a city ask for their own.',
      }),
    askedOn: dayString
      .optional()
      .meta({ description: 'Day on which it was asked otherwise, by telephone; for the service centre.' }),
  })
  .meta({ id: 'NewConsultation' });
export const questionChangeSchema = z.strictObject(asked).partial().meta({ id: 'ConsultationChange' });

export const answerSchema = z
  .strictObject({
    answer: z.string().trim().min(1).max(20_000).nullable(),
    minutes: z.int().min(0).max(100_000).nullable().meta({ description: 'Time spent so far.' }),
    state: z.enum(consultationStates).meta({ description: 'answered: the people of the city get a mail.' }),
  })
  .refine(({ answer, state }) => state !== 'answered' || answer !== null)
  .meta({ id: 'ConsultationAnswer' });

export const consultationSchema = z
  .strictObject({
    reference: z.string(),
    city: z.string().meta({ description: 'AGS' }),
    ...asked,
    askedOn: dayString,
    askedBy: z.string().nullable(),
    state: z.enum(consultationStates),
    answer: z.string().nullable().meta({ description: 'Cities see it once it is answered.' }),
    minutes: z
      .int()
      .nullable()
      .meta({ description: 'For the service centre and auditors; null for cities.' }),
    answeredBy: z.string().nullable(),
    answeredOn: dayString.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Consultation', description: 'What a city asks the service centre, and what it was told.' });
export const consultationListSchema = z.strictObject({ items: z.array(consultationSchema) });

/** What cities are not told: the time spent, and an answer that is still being written. */
export const asCitySees = (one: Consultation): Consultation => ({
  ...one,
  minutes: null,
  answer: one.state === 'answered' ? one.answer : null,
});

export function toApiConsultation(one: Consultation): z.output<typeof consultationSchema> {
  const { id: _, isOverdue: __, cityAgs, ...rest } = one;
  return { ...rest, city: cityAgs };
}
