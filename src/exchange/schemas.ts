import { z } from 'zod';
import { asOfParam } from '../platform/http/query-params.js';
import type { ExchangeAnswer, ExchangeQuestion } from './exchange.js';

export const exchangeParams = z.strictObject({
  reference: z
    .string()
    .min(1)
    .max(20)
    .meta({ examples: ['AT0001'] }),
});
export const answerParams = exchangeParams.extend({ answer: z.string().min(1).max(40) });

export const stateQuery = z.strictObject({ asOf: asOfParam.optional() });

const body = z.string().trim().min(1).max(10_000);
export const newQuestionSchema = z
  .strictObject({ title: z.string().trim().min(1).max(200), body })
  .meta({ id: 'NewExchangeQuestion' });
export const newAnswerSchema = z.strictObject({ body }).meta({ id: 'NewExchangeAnswer' });

const written = {
  body: z.string(),
  city: z
    .string()
    .nullable()
    .meta({ description: 'AGS of the city it comes from; null for the service centre.' }),
  writtenAt: z.iso.datetime(),
};
const listedSchema = z
  .strictObject({
    reference: z.string(),
    title: z.string(),
    ...written,
    answers: z.int(),
    lastAt: z.iso.datetime().meta({ description: 'When somebody wrote last.' }),
  })
  .meta({ id: 'ListedExchangeQuestion' });
export const questionListSchema = z.strictObject({ items: z.array(listedSchema) });
export const questionSchema = z
  .strictObject({
    reference: z.string(),
    title: z.string(),
    ...written,
    answers: z.array(z.strictObject({ id: z.uuid(), ...written })),
  })
  .meta({ id: 'ExchangeQuestion', description: 'What a city asks all others, with the answers.' });

export const toListedQuestion = (question: ExchangeQuestion): z.output<typeof listedSchema> => ({
  reference: question.reference,
  title: question.title,
  body: question.body,
  city: question.cityAgs,
  writtenAt: question.writtenAt.toISOString(),
  answers: question.answers,
  lastAt: question.lastAt.toISOString(),
});

export const toApiQuestion = ({
  question,
  answers,
}: {
  readonly question: ExchangeQuestion;
  readonly answers: readonly ExchangeAnswer[];
}): z.output<typeof questionSchema> => ({
  reference: question.reference,
  title: question.title,
  body: question.body,
  city: question.cityAgs,
  writtenAt: question.writtenAt.toISOString(),
  answers: answers.map(({ id, body, cityAgs, writtenAt }) => ({
    id,
    body,
    city: cityAgs,
    writtenAt: writtenAt.toISOString(),
  })),
});
