import { z } from 'zod';
import { toDecimal } from '../kernel/money.js';
import { cursorParam, limitParam } from '../platform/http/query-params.js';
import { likenessParts } from './likeness.js';
import type { Decision } from './queries/decisions.js';
import type { ComparedProject, Question } from './queries/questions.js';
import type { SimilarRows } from './queries/similar.js';
import { verdicts } from './tables.js';
import { equalReason } from './words.js';

const bothLanguages = z.strictObject({ de: z.string(), en: z.string() }).meta({ id: 'BilingualText' });

const reasons = z
  .array(
    z.strictObject({
      part: z.enum([...likenessParts, 'all']),
      points: z.int(),
      of: z.int(),
      reason: bothLanguages,
    }),
  )
  .meta({ description: 'The parts of the score; together they make it.' });

const score = z
  .int()
  .min(0)
  .max(100)
  .meta({ description: '100 for projects that agree in all that is compared.' });

const comparedProjectSchema = z
  .strictObject({
    reference: z.string(),
    name: z.string(),
    place: z.string().nullable(),
    beneficiary: z.string().nullable(),
    period: z.strictObject({ start: z.string().nullable(), end: z.string().nullable() }),
    totalEligibleCost: z.string().nullable(),
    source: z.string(),
  })
  .meta({ id: 'ComparedProject' });

const questionSchema = z
  .strictObject({
    kind: z.enum(['equal', 'similar']),
    score,
    parts: reasons,
    count: z.int().meta({ description: 'How many projects it is about: equal ones are one question.' }),
    projects: z.array(comparedProjectSchema).meta({ description: 'Both, or the first two of equal ones.' }),
  })
  .meta({ id: 'DuplicateQuestion', description: 'Published projects that may be one.' });

export const questionPageSchema = z
  .strictObject({
    items: z.array(questionSchema),
    nextCursor: z.string().nullable(),
    revision: z.int().meta({ description: 'Registry revision the search has seen.' }),
    isDone: z
      .boolean()
      .meta({ description: 'False while the search is at work on what was published since.' }),
  })
  .meta({ id: 'DuplicateQuestionPage' });

export const questionQuerySchema = z.strictObject({ limit: limitParam, cursor: cursorParam.optional() });

const reference = z.string().min(1).max(50);

export const judgementSchema = z
  .strictObject({
    projects: z
      .tuple([reference, reference])
      .meta({ description: 'References of two projects of the question.' }),
    verdict: z.enum(verdicts).meta({
      description:
        '`merge` hands in the withdrawal of all but `kept`; another person checks and publishes it.',
    }),
    kept: reference.nullish(),
    reason: z.string().max(500).nullish(),
  })
  .meta({ id: 'DuplicateJudgement' });

export const decisionSchema = z
  .strictObject({
    id: z.uuid(),
    verdict: z.enum(verdicts),
    ofEqual: z.boolean().meta({ description: 'True when it holds for further equal projects as well.' }),
    projects: z.array(
      z.strictObject({
        reference: z.string(),
        name: z.string().nullable().meta({ description: 'Null once it has left the registry.' }),
        withdrawal: z
          .string()
          .nullable()
          .meta({ description: 'Draft of its withdrawal, while there is one.' }),
      }),
    ),
    kept: z.string().nullable(),
    reason: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: z.string(),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: 'DuplicateDecision' });

export const decisionPageSchema = z
  .strictObject({ items: z.array(decisionSchema) })
  .meta({ id: 'DuplicateDecisionPage' });

export const decisionQuerySchema = z.strictObject({
  limit: limitParam,
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

export const decisionParams = z.strictObject({ decision: z.uuid() });

export const similarRowsSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        row: z.int().nullable(),
        name: z.string().meta({ description: 'Name in the file.' }),
        score,
        parts: reasons,
        project: comparedProjectSchema,
      }),
    ),
    rows: z.int().meta({ description: 'How many rows are like a project of the registry.' }),
    isDone: z.boolean().meta({ description: 'False while the search is still at work.' }),
  })
  .meta({ id: 'ImportDuplicates' });

const toApiProject = ({ start, end, totalEligibleCost, ...project }: ComparedProject) => ({
  reference: project.reference,
  name: project.name,
  place: project.place,
  beneficiary: project.beneficiary,
  period: { start, end },
  totalEligibleCost: totalEligibleCost === null ? null : toDecimal(totalEligibleCost),
  source: project.source,
});

export const toApiQuestion = ({ kind, score, parts, count, projects }: Question) => ({
  kind,
  score,
  parts:
    kind === 'equal' ? [{ part: 'all' as const, points: 100, of: 100, reason: equalReason }] : [...parts],
  count,
  projects: projects.map(toApiProject),
});

export const toApiDecision = ({ projects, decidedAt, revokedAt, ...decision }: Decision) => ({
  ...decision,
  projects: [...projects],
  decidedAt: decidedAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});

export const toApiSimilarRows = ({ items, rows, isDone }: SimilarRows) => ({
  items: items.map(({ row, rowName, score, parts, ...project }) => ({
    row,
    name: rowName,
    score,
    parts: [...parts],
    project: toApiProject(project),
  })),
  rows,
  isDone,
});
