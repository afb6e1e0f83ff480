import { z } from 'zod';
import { asOfParam, cursorParam, limitParam } from '../platform/http/query-params.js';
import { filterParams } from '../projects/index.js';
import { comparedDimensions, comparedMeasures } from './measures.js';
import { groupPartKinds } from './queries/changed-groups.js';
import { changeKinds } from './queries/changed-projects.js';

const { workflow: _, ...publishedFilters } = filterParams;

export const changesQuery = z.strictObject({
  ...publishedFilters,
  from: asOfParam.meta({
    description: 'State that is compared with: a day or the number of a registry revision.',
  }),
  to: asOfParam.optional().meta({ description: 'The later state; the present one when it is not given.' }),
  measure: z
    .enum(comparedMeasures)
    .default('totalEligibleCost')
    .meta({ description: 'Total that is explained.' }),
  groupBy: z
    .enum(comparedDimensions)
    .optional()
    .meta({ description: 'Explains the total of every group, too.' }),
  limit: limitParam,
  cursor: cursorParam.optional(),
});

const value = z.string().meta({ description: 'EUR with two decimals; for `projects` their number.' });
const state = z.strictObject({
  revision: z.int(),
  publishedAt: z.string().nullable(),
  reckoningDay: z.string(),
});
const part = <Kinds extends readonly [string, ...string[]]>(kinds: Kinds) =>
  z.strictObject({ kind: z.enum(kinds), projects: z.int(), difference: value });

const changedField = z.strictObject({
  field: z.string().meta({ description: 'Name in the record of a project.' }),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const changedProject = z.strictObject({
  reference: z.string(),
  name: z.string(),
  kind: z.enum(changeKinds),
  before: value.nullable(),
  after: value.nullable(),
  difference: value,
  changes: z
    .array(changedField)
    .meta({ description: 'Fields that differ; none of a project that is new or gone.' }),
});

export const changesSchema = z
  .strictObject({
    from: state,
    to: state,
    measure: z.enum(comparedMeasures),
    total: z
      .strictObject({ before: value, after: value, difference: value, parts: z.array(part(changeKinds)) })
      .meta({ description: '`before` and the differences of the parts come to `after` exactly.' }),
    groups: z
      .array(
        z.strictObject({
          key: z.string().nullable(),
          code: z.string().nullable(),
          title: z.string().nullable(),
          before: value,
          after: value,
          difference: value,
          parts: z.array(part(groupPartKinds)),
        }),
      )
      .optional()
      .meta({ description: 'Groups whose total differs, where `groupBy` asks for them.' }),
    words: z
      .array(
        z.strictObject({
          kind: z.string(),
          key: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      )
      .meta({ description: 'Names of catalogue entries and municipalities that differ.' }),
    items: z.array(changedProject),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Changes' });

export const revisionsQuery = z.strictObject({ limit: limitParam, cursor: cursorParam.optional() });

export const revisionsSchema = z
  .strictObject({
    items: z.array(z.strictObject({ revision: z.int(), publishedAt: z.string() })),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'RevisionList' });
