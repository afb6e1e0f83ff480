import { z } from 'zod';
import { languages } from '../../kernel/text.js';
import { asOfParam, sortParam } from '../../platform/http/query-params.js';
import { filterParams } from '../schemas.js';
import { sortKeys } from '../sort-term.js';

/** Which projects, in which order, as of when: as in the list, which only adds paging. */
const selectionParams = { ...filterParams, sort: sortParam(sortKeys).optional(), asOf: asOfParam.optional() };

export const ndjsonQuerySchema = z.strictObject(selectionParams);

export const csvQuerySchema = z.strictObject({
  ...selectionParams,
  dialect: z.enum(['rfc4180', 'excel-de']).default('rfc4180').meta({
    description:
      '`excel-de`: byte order mark, semicolons, decimal commas, DD.MM.YYYY, German headings and words. Otherwise comma, decimal point, ISO dates, field names and words of the API.',
  }),
});

export const workbookQuerySchema = z.strictObject({
  ...selectionParams,
  language: z.enum(languages).default('de').meta({ description: 'Of headings and words.' }),
});

export type SelectionQuery = z.output<typeof ndjsonQuerySchema>;
