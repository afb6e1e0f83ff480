import { z } from 'zod';
import { aggregateSchema } from '../aggregates/index.js';
import { dayString } from '../platform/http/api-schemas.js';
import { etagOf } from '../platform/http/etag.js';
import { serialise } from '../platform/http/serialisation.js';
import { inquiryStates } from './inquiry.js';
import type { Inquiry, Question, SimilarQuestion } from './queries.js';

export const inquiryParams = z.strictObject({ id: z.string().min(1).max(40) });
export const questionParams = inquiryParams.extend({ question: z.string().min(1).max(40) });

/** What is entered about an inquiry; the same rules as on the page. */
const inquiryFields = {
  printedPaper: z
    .string()
    .regex(/^[1-9]\d?\/[1-9]\d{0,5}$/)
    .nullable()
    .meta({
      description: 'Number of the printed paper (Drucksache), such as 8/1234; null while there is none.',
    }),
  title: z.string().trim().min(1).max(300),
  askedBy: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .nullable()
    .meta({ description: 'As the printed paper names them.' }),
  receivedOn: dayString.nullable(),
  dueOn: dayString.meta({ description: 'Not before it was received.' }),
};
export const newInquirySchema = z.strictObject({
  ...inquiryFields,
  printedPaper: inquiryFields.printedPaper.default(null),
  askedBy: inquiryFields.askedBy.default(null),
  receivedOn: inquiryFields.receivedOn.default(null),
});
export const inquiryChangeSchema = z.strictObject(inquiryFields).partial();

const questionFields = {
  number: z
    .string()
    .regex(/^[1-9]\d?[a-z]?$/)
    .meta({ description: 'As the printed paper numbers it: 1, 2a.' }),
  wording: z.string().trim().min(1).max(10_000),
  answer: z.string().trim().min(1).max(50_000).nullable(),
};
export const newQuestionSchema = z.strictObject({
  ...questionFields,
  answer: questionFields.answer.default(null),
});
export const questionChangeSchema = z.strictObject(questionFields).partial();

export const figuresWishSchema = z.strictObject({
  query: z.string().min(1).max(2_000).meta({
    description:
      'A query of `GET /aggregates` without `asOf`, such as `groupBy=city&scope=programme`; figures are those of the newest revision.',
  }),
});

export const answeredSchema = z.strictObject({ answeredOn: dayString });
export const reopenSchema = z.strictObject({ reason: z.string().trim().min(1).max(2_000) });

const instant = z.iso.datetime().nullable();
export const questionSchema = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    wording: z.string(),
    answer: z.string().nullable(),
    figures: z
      .strictObject({
        query: z.string().meta({ description: 'Gives the same figures again, with its revision.' }),
        revision: z.int(),
        frozenAt: z.iso.datetime(),
        answer: aggregateSchema,
      })
      .nullable()
      .meta({ description: 'The sums the answer rests on, as they were; null while none are frozen.' }),
  })
  .meta({ id: 'InquiryQuestion' });

const listedFields = {
  id: z.uuid(),
  printedPaper: z.string().nullable(),
  title: z.string(),
  askedBy: z.string().nullable(),
  receivedOn: dayString.nullable(),
  dueOn: dayString,
  state: z.enum(inquiryStates),
  answeredOn: dayString.nullable(),
};
const listedSchema = z
  .strictObject({ ...listedFields, questions: z.int(), answered: z.int() })
  .meta({ id: 'ListedInquiry' });
export const inquiryListSchema = z.strictObject({ items: z.array(listedSchema) });

export const inquirySchema = z
  .strictObject({
    ...listedFields,
    editedBy: z.string().nullable().meta({ description: 'Who last changed it: somebody else clears it.' }),
    clearedBy: z.string().nullable(),
    clearedAt: instant,
    questions: z.array(questionSchema),
  })
  .meta({ id: 'Inquiry' });

const similarSchema = z.strictObject({
  inquiry: z.uuid(),
  printedPaper: z.string().nullable(),
  title: z.string(),
  number: z.string(),
  wording: z.string(),
  answeredOn: dayString.nullable(),
});
export const similarListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      question: z.uuid(),
      similar: z.array(similarSchema).meta({ description: 'Most alike first.' }),
    }),
  ),
});

export const toApiSimilar = (
  { items }: Inquiry,
  similar: ReadonlyMap<string, readonly SimilarQuestion[]>,
): z.output<typeof similarListSchema> => ({
  items: items.map(({ id }) => ({
    question: id,
    similar: (similar.get(id) ?? []).map(({ inquiryId, ...one }) => ({ inquiry: inquiryId, ...one })),
  })),
});

export function toApiQuestion(question: Question): z.output<typeof questionSchema> {
  const { id, number, wording, answer, figures, figuresQuery, figuresRevision, frozenAt } = question;
  const frozen =
    figures === null || figuresQuery === null || figuresRevision === null || frozenAt === null
      ? null
      : {
          query: figuresQuery,
          revision: figuresRevision,
          frozenAt: frozenAt.toISOString(),
          answer: aggregateSchema.decode(figures),
        };
  return { id, number, wording, answer, figures: frozen };
}

export function toApiInquiry(found: Inquiry): z.output<typeof inquirySchema> {
  const { items, editedById: _, questions: __, answered: ___, clearedAt, ...rest } = found;
  return {
    ...rest,
    clearedAt: clearedAt?.toISOString() ?? null,
    questions: items.map(toApiQuestion),
  };
}

/** Entity tag of an inquiry as it stands, which a form sends back: only what was read is cleared. */
export const stateOf = (found: Inquiry): string =>
  etagOf(serialise(inquirySchema, toApiInquiry(found), 'the page of an inquiry'));
