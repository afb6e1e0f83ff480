import { z } from 'zod';
import { cursorParam, limitParam } from '../platform/http/query-params.js';
import { differenceKinds } from './differences.js';
import type { Difference, DifferenceFilter, Reconciliation } from './queries.js';
import { matchKeys, measures } from './record.js';
import { bodies, differenceStates, news, reasonCodes } from './words.js';

const decimal = z.string().meta({ description: 'EUR with a decimal point and two decimals.' });

const sumsSchema = z
  .strictObject({
    measure: z.enum(measures),
    here: decimal,
    there: decimal,
    onlyHere: decimal,
    onlyThere: decimal,
    differing: decimal.meta({ description: 'Projects on both sides whose amounts differ: there less here.' }),
    unknownHere: decimal.meta({ description: 'On both sides; the registry does not know the amount.' }),
    unknownThere: decimal.meta({ description: 'On both sides; the list does not say the amount.' }),
  })
  .meta({
    id: 'ReconciliationSums',
    description: 'Here plus the five parts is there, to the cent. What is unknown is in no total.',
  });

export const reconciliationSchema = z
  .strictObject({
    id: z.uuid(),
    importId: z.uuid().meta({ description: 'The list as it was read.' }),
    body: z.enum(bodies),
    title: z.string(),
    fileName: z.string().nullable(),
    previousId: z.uuid().nullable(),
    scope: z.strictObject({
      fundingPeriod: z.string().nullable().meta({ description: 'Null: as the list says.' }),
      fund: z.string().nullable(),
      programmeOnly: z.boolean(),
    }),
    state: z.enum(['reading', 'failed', 'questions', 'compared']).meta({
      description: 'With `questions` the list has been read and waits for answers, or to be compared.',
    }),
    revision: z.int().nullable().meta({ description: 'Registry revision it was compared with.' }),
    createdAt: z.string(),
    comparedAt: z.string().nullable(),
    outcome: z
      .strictObject({
        projectsHere: z.int(),
        projectsThere: z.int(),
        matched: z.int(),
        equal: z.int(),
        byKey: z
          .partialRecord(z.enum(matchKeys), z.int())
          .meta({ description: 'How many were tied by which key.' }),
        sums: z.array(sumsSchema),
      })
      .nullable(),
    differences: z.int(),
    open: z.int(),
  })
  .meta({ id: 'Reconciliation', description: 'The registry set beside a list; it changes nothing.' });
export type ApiReconciliation = z.infer<typeof reconciliationSchema>;

export const reconciliationListSchema = z
  .strictObject({ items: z.array(reconciliationSchema) })
  .meta({ id: 'ReconciliationList' });

const stateOf = ({ comparedAt, importState }: Reconciliation): ApiReconciliation['state'] => {
  if (comparedAt !== null) return 'compared';
  return importState === 'reading' || importState === 'failed' ? importState : 'questions';
};

export function toApiReconciliation(found: Reconciliation): ApiReconciliation {
  const { id, importId, body, previousId, scope, revision, createdAt, comparedAt, outcome } = found;
  return {
    id,
    importId,
    body,
    title: found.listTitle,
    fileName: found.fileName,
    previousId,
    scope,
    state: stateOf(found),
    revision,
    createdAt: createdAt.toISOString(),
    comparedAt: comparedAt?.toISOString() ?? null,
    outcome: outcome && { ...outcome, byKey: { ...outcome.byKey }, sums: [...outcome.sums] },
    differences: found.differences,
    open: found.open,
  };
}

export const differenceSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(differenceKinds),
    field: z.string().nullable(),
    reference: z.string().nullable(),
    row: z.int().nullable(),
    title: z.string(),
    matchedBy: z.enum(matchKeys).nullable(),
    here: z.string().nullable(),
    there: z.string().nullable(),
    effect: decimal.meta({
      description: 'What it makes of the difference of the total eligible costs: there less here.',
    }),
    since: z.enum(news).meta({ description: 'What it is since the reconciliation before.' }),
    state: z.enum(differenceStates),
    assignedTo: z.uuid().nullable(),
    reason: z.string().nullable(),
    explanation: z.string().nullable(),
    earlier: z.string().nullable().meta({ description: 'How it was explained before it changed.' }),
  })
  .meta({ id: 'ReconciliationDifference' });

export const toApiDifference = (found: Difference, toDecimal: (cents: bigint) => string) => ({
  id: found.id,
  kind: found.kind,
  field: found.field === '' ? null : found.field,
  reference: found.reference,
  row: found.rowNumber,
  title: found.title,
  matchedBy: matchKeys.find((key) => key === found.matchedBy) ?? null,
  here: found.here,
  there: found.there,
  effect: toDecimal(found.effect),
  since: found.since,
  state: found.state,
  assignedTo: found.assignedTo,
  reason: found.reason,
  explanation: found.explanation,
  earlier: found.earlier,
});

export const differencePageSchema = z
  .strictObject({ items: z.array(differenceSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'ReconciliationDifferencePage' });

export const reconciliationParams = z.strictObject({ id: z.uuid() });

export const differenceFilterShape = {
  kind: z.enum(differenceKinds).optional(),
  state: z.enum(differenceStates).optional(),
  since: z.enum(news).optional(),
  assignedTo: z.uuid().optional(),
};

/** What the API filters by, as queries do. */
export const toFilter = ({
  kind,
  state,
  since,
  assignedTo,
}: z.output<z.ZodObject<typeof differenceFilterShape>>): DifferenceFilter => ({
  kind,
  assignedTo,
  state: state && [state],
  since: since && [since],
});
export const differenceQuerySchema = z.strictObject({
  ...differenceFilterShape,
  limit: limitParam,
  cursor: cursorParam.optional(),
});

export const newReconciliationQuery = z.strictObject({
  body: z.enum(bodies).default('other').meta({ description: 'Whose list it is.' }),
  fundingPeriod: z.string().max(40).optional().meta({ description: 'Without it as the list says.' }),
  fund: z.string().max(40).optional().meta({ description: 'Without it as the list says.' }),
  scope: z.enum(['all', 'programme']).default('all'),
  previous: z.uuid().optional().meta({
    description: 'The reconciliation of the list before: what was explained there stays explained.',
  }),
});

export const longestExplanation = 2_000;

export const settlementSchema = z
  .strictObject({
    differences: z.array(z.uuid()).min(1).max(1_000).optional().meta({ description: 'These differences.' }),
    filter: z
      .strictObject(differenceFilterShape)
      .optional()
      .meta({ description: 'All that fit; instead of `differences`.' }),
    assignedTo: z.uuid().nullable().optional(),
    state: z.enum(differenceStates).optional(),
    reason: z.enum(reasonCodes).nullable().optional(),
    explanation: z.string().max(longestExplanation).nullable().optional(),
  })
  .refine(({ differences, filter }) => (differences === undefined) !== (filter === undefined), {
    message: 'Either `differences` or `filter`.',
  })
  .meta({ id: 'ReconciliationSettlement' });

export const settledSchema = z.strictObject({ settled: z.int() }).meta({ id: 'ReconciliationSettled' });
