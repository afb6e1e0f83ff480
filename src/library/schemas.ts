import { z } from 'zod';
import { asOfParam } from '../platform/http/query-params.js';
import {
  type Handout,
  type HandoutParts,
  handoutAudiences,
  handoutKinds,
  handoutStates,
  licences,
} from './handout.js';

export const handoutParams = z.strictObject({
  reference: z
    .string()
    .min(1)
    .max(20)
    .meta({ examples: ['AH0001'] }),
});
export const fileParams = handoutParams.extend({ number: z.string().regex(/^[1-9]\d{0,3}$/) });

const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();
const said = {
  title: z.string().trim().min(1).max(200),
  kind: z.enum(handoutKinds),
  audience: z
    .enum(handoutAudiences)
    .meta({ description: 'public: everybody; cities: people of programme cities.' }),
  licence: z.enum(licences),
  description: words(5_000),
  author: words(200).meta({ description: 'Who wrote it, as it is to be named.' }),
};
export const newHandoutSchema = z
  .strictObject({ ...said, description: said.description.default(null), author: said.author.default(null) })
  .meta({ id: 'NewHandout' });
export const handoutChangeSchema = z.strictObject(said).partial().meta({ id: 'HandoutChange' });

const fileSchema = z.strictObject({
  number: z.int(),
  fileName: z.string(),
  mediaType: z.string(),
  byteLength: z.int(),
  note: z.string().nullable().meta({ description: 'What is new in it.' }),
  addedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable().meta({
    description: 'Since when it must not be used any more; its file is for the service centre alone.',
  }),
  withdrawnReason: z.string().nullable(),
  isSearched: z.boolean().meta({ description: 'Whether the search finds what stands in it.' }),
});
export const handoutSchema = z
  .strictObject({
    reference: z.string(),
    ...said,
    state: z.enum(handoutStates),
    files: z.array(fileSchema).meta({ description: 'Every version, newest first.' }),
  })
  .meta({ id: 'Handout', description: 'A handout or working aid of the service centre.' });
const foundSchema = handoutSchema
  .extend({
    excerpt: z
      .string()
      .nullable()
      .meta({ description: 'Words around the hits, each between ⟦ and ⟧; null where nothing was searched.' }),
  })
  .meta({ id: 'FoundHandout' });
export const handoutListSchema = z.strictObject({ items: z.array(foundSchema) });

export const stateQuery = z.strictObject({ asOf: asOfParam.optional() });
export const handoutQuery = stateQuery.extend({
  q: z.string().max(200).optional().meta({
    description: 'Words in title, description or file; "in quotes" together, with a minus left out.',
  }),
});

export function toApiHandout(found: Handout): z.output<typeof handoutSchema> {
  const { reference, title, kind, audience, licence, description, author, state } = found;
  const files = found.files.map(({ addedAt, withdrawnAt, isKept: _, ...file }) => ({
    ...file,
    addedAt: addedAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }));
  return { reference, title, kind, audience, licence, description, author, state, files };
}

export const fileWithdrawalSchema = z
  .strictObject({ reason: z.string().trim().min(1).max(1_000) })
  .meta({ id: 'HandoutFileWithdrawal' });

/** What a handout becomes by a change. */
export function changedHandout(found: Handout, change: z.output<typeof handoutChangeSchema>): HandoutParts {
  const { title, kind, audience, licence, description, author } = found;
  const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return {
    ...{ title, kind, audience, licence, description, author },
    ...(defined as Partial<HandoutParts>),
  };
}
