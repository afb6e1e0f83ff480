import { z } from 'zod';
import { cursorParam, limitParam } from '../platform/http/query-params.js';
import { appliedWaiverSchema } from '../waivers/index.js';
import { choosableChanges, groupKinds } from './row-groups.js';
import { importStates } from './tables.js';

const changes = ['new', 'changed', 'unchanged', 'missing', 'error'] as const;

const decimal = z.string().meta({ description: 'EUR with a decimal point and two decimals.' });
const bothLanguages = z.strictObject({ de: z.string(), en: z.string() }).meta({ id: 'BilingualText' });

const findingFields = {
  severity: z.enum(['error', 'hint']).meta({ description: 'An error keeps the row out, a hint never does.' }),
  code: z.string(),
  field: z.string().meta({ description: 'Field of the record, or `file`.' }),
  reason: bothLanguages,
  remedy: bothLanguages,
  clause: z.string().nullable(),
};

const placeFields = {
  sheet: z.string().nullable().meta({ description: 'Sheet of a workbook; null in a text file.' }),
  row: z.int().nullable().meta({ description: 'Row of the file; the headings stand in row 1.' }),
  cell: z
    .string()
    .nullable()
    .meta({ description: 'Address of the cell as a spreadsheet writes it, e.g. `C7`.' }),
  column: z.string().nullable().meta({ description: 'Heading of the column.' }),
  value: z.string().nullable().meta({ description: 'What the cell says.' }),
};

export const findingGroupSchema = z
  .strictObject({
    ...findingFields,
    count: z.int(),
    places: z.array(z.strictObject(placeFields)).meta({ description: 'The first twenty places.' }),
  })
  .meta({ id: 'ImportFindingGroup', description: 'Identical findings as one.' });

const countAndSumSchema = z
  .strictObject({
    projects: z.int(),
    totalEligibleCost: decimal,
    costsNotStated: z.int().optional().meta({
      description: 'How many of them state no total eligible cost; the sum is of the others.',
    }),
    totalCost: decimal.optional(),
    unionContribution: decimal.optional(),
  })
  .meta({ id: 'ImportSum' });

const effectSchema = z
  .strictObject({
    projects: z.int(),
    totalEligibleCost: decimal.meta({
      description: 'By how much the total eligible cost of the registry changes, in EUR.',
    }),
    costsNotStated: z.int().optional().meta({
      description: 'How many new projects state no total eligible cost.',
    }),
  })
  .meta({ id: 'ImportEffect' });

export const questionSchema = z
  .strictObject({
    id: z.string(),
    text: bothLanguages,
    column: z.string().nullable().meta({ description: 'Letters of the column it is about.' }),
    options: z.array(z.strictObject({ id: z.string(), label: bothLanguages })),
  })
  .meta({ id: 'ImportQuestion', description: 'What the source leaves open; nothing is guessed.' });

export const columnSchema = z
  .strictObject({
    sheet: z.string().nullable(),
    letters: z.string().meta({ description: 'Letters of the column, e.g. `C`.' }),
    heading: z.string(),
    field: z
      .string()
      .nullable()
      .meta({ description: 'What the column was read as; null where its values are only kept.' }),
  })
  .meta({ id: 'ImportColumn' });

export const importSchema = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(importStates),
    format: z.enum(['steckbrief', 'list']),
    source: z.strictObject({
      key: z.string().meta({ description: 'Which source this is a delivery of.' }),
      name: z.string().nullable().meta({ description: 'What the sender calls the source.' }),
      title: z.string(),
      fileName: z.string().nullable(),
      sha256: z.string(),
      bytes: z.int(),
    }),
    createdAt: z.string(),
    proposedAt: z
      .string()
      .nullable()
      .meta({ description: 'When somebody asked for its publication; another person publishes it.' }),
    committedAt: z.string().nullable(),
    checkedRevision: z.int().meta({ description: 'Registry revision the preview was compared with.' }),
    committedRevision: z
      .int()
      .nullable()
      .meta({ description: 'Revision the commit published; null when it changed nothing.' }),
    changedNothing: z
      .boolean()
      .meta({ description: 'True for a committed import that found everything in the registry already.' }),
    counts: z.strictObject({
      rows: z.int(),
      new: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      missing: z
        .int()
        .meta({ description: 'In the last delivery of this source, not in this one. Left as they are.' }),
      errors: z.int().meta({ description: 'Rows that stay behind.' }),
    }),
    sums: z.strictObject({
      all: countAndSumSchema,
      withoutRepeats: countAndSumSchema,
      programme: countAndSumSchema,
      new: countAndSumSchema,
    }),
    chosen: z
      .strictObject({ new: effectSchema, changed: effectSchema, missing: effectSchema })
      .nullable()
      .meta({
        description:
          'What is taken over: all that is new or changed unless rows were left out; what is missing only where somebody chose to withdraw it. Null for imports from before rows could be chosen.',
      }),
    undo: z
      .strictObject({
        state: z.enum(['proposed', 'published']),
        reason: z.string(),
        requestedAt: z.string(),
        leftAsIs: z
          .array(z.string())
          .meta({ description: 'References of projects changed since, which stay as they are.' }),
        publishedRevision: z.int().nullable(),
      })
      .nullable()
      .meta({ description: 'Whether somebody asked for a published import to be undone, or it was.' }),
    columns: z.array(columnSchema).meta({ description: 'The columns of a list and what they were read as.' }),
    questions: z.array(questionSchema),
    answers: z
      .array(z.strictObject({ question: z.string(), answer: z.string(), isRemembered: z.boolean() }))
      .meta({
        description: 'Answers the list was read with; remembered ones were given for an earlier delivery.',
      }),
    progress: z
      .strictObject({
        phase: z.enum(['waiting', 'looking', 'checking', 'comparing']),
        rowsRead: z.int(),
        rowsTotal: z.int().nullable().meta({ description: 'Null until the rows were counted.' }),
      })
      .nullable()
      .meta({ description: 'How far reading is; null once the file was read.' }),
    publication: z
      .strictObject({
        state: z.enum(['waiting', 'running', 'failed']),
        projectsWritten: z.int(),
        projectsTotal: z.int(),
        failure: z
          .strictObject({ code: z.string(), detail: bothLanguages })
          .nullable()
          .meta({ description: 'Why nothing was published; it can be published again.' }),
      })
      .nullable()
      .meta({
        description:
          'How far its publication in the background is, or that of its undoing; null when it is published or nobody asked for that.',
      }),
    failure: z
      .strictObject({ code: z.string(), detail: bothLanguages })
      .nullable()
      .meta({ description: 'Why the file could not be read.' }),
    findings: z.array(findingGroupSchema),
  })
  .meta({ id: 'Import', description: 'A delivery of a source: preview, then commit.' });
export type ApiImport = z.infer<typeof importSchema>;

export const differenceSchema = z.strictObject({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const rowFindingSchema = z.strictObject({ ...findingFields, ...placeFields });

const importRowSchema = z
  .strictObject({
    position: z.int().meta({ description: 'Names the row when it is chosen or left out.' }),
    row: z.int().nullable(),
    change: z.enum(changes),
    isLeftOut: z.boolean().meta({
      description:
        'The row stays as the registry has it. A missing one is left out unless it was chosen, and withdrawn then.',
    }),
    reference: z.string().nullable().meta({ description: 'Project the row belongs to; null for a new one.' }),
    values: z
      .record(z.string(), z.string().nullable())
      .nullable()
      .meta({ description: 'The record by the names of its fields; null for a missing row.' }),
    sourceFields: z
      .array(z.strictObject({ label: z.string(), value: z.string() }))
      .meta({ description: 'What the source said, word by word.' }),
    differences: z.array(differenceSchema),
    findings: z.array(rowFindingSchema.extend({ waiver: appliedWaiverSchema.nullable() })),
  })
  .meta({ id: 'ImportRow' });

export const importRowPageSchema = z
  .strictObject({ items: z.array(importRowSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'ImportRowPage' });
export type ApiImportRow = z.infer<typeof importRowSchema>;

export const importParams = z.strictObject({ id: z.uuid() });

export const importAnswersSchema = z
  .strictObject({
    answers: z
      .record(z.string().max(100), z.string().max(200))
      .meta({ description: 'Ids of questions and of the options chosen.' }),
  })
  .meta({ id: 'ImportAnswers' });

/** Longest reason of an undoing, in characters. */
export const longestReason = 2_000;

export const undoRequestSchema = z
  .strictObject({
    reason: z.string().trim().min(1).max(longestReason),
    leaveChanged: z.boolean().default(false).meta({
      description: 'Projects somebody has changed since stay as they are; else they stop the request.',
    }),
  })
  .meta({ id: 'ImportUndoRequest' });

export const undoPlanSchema = z
  .strictObject({
    created: z.int().meta({ description: 'Projects the import created; they are withdrawn.' }),
    changed: z.int().meta({ description: 'Projects the import changed; they get their previous content.' }),
    withdrawn: z.int().meta({ description: 'Projects the import withdrew; they come back.' }),
    changedSince: z
      .array(z.strictObject({ reference: z.string(), name: z.string() }))
      .meta({ description: 'Projects somebody has changed since; they stay as they are.' }),
    deliveredSince: z
      .array(z.strictObject({ importId: z.uuid(), title: z.string(), fileName: z.string().nullable() }))
      .meta({ description: 'Later imports that name the same projects; they have to be undone first.' }),
  })
  .meta({ id: 'ImportUndoPlan', description: 'What undoing a published import would do now.' });

export const importMatchSchema = z
  .strictObject({
    row: z.int().min(1).meta({ description: 'Row of the file, as a spreadsheet numbers it.' }),
    project: z
      .string()
      .max(50)
      .nullable()
      .meta({ description: 'Reference of the published project it is; null takes back what was said.' }),
  })
  .meta({ id: 'ImportMatch' });

export const importChoiceSchema = z
  .strictObject({
    choices: z
      .array(
        z.strictObject({
          take: z.boolean(),
          change: z.enum(choosableChanges).optional().meta({ description: 'Only rows of this kind.' }),
          positions: z.array(z.int()).min(1).max(1_000).optional().meta({ description: 'Only these rows.' }),
          group: z
            .strictObject({ by: z.enum(groupKinds), key: z.string().max(200) })
            .optional()
            .meta({ description: 'Only rows of this group, as `/imports/{id}/groups` names it.' }),
        }),
      )
      .min(1)
      .max(100)
      .meta({ description: 'One after the other.' }),
  })
  .meta({ id: 'ImportChoice' });

export const importGroupQuerySchema = z.strictObject({
  change: z.enum(choosableChanges).default('new'),
  by: z.enum(groupKinds).default('city'),
});

export const importGroupsSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        key: z.string().meta({
          description:
            'Key of the guideline, AGS or `statewide`, or a fingerprint of equal rows; empty where the rows say nothing.',
        }),
        title: z.string(),
        rows: z.int(),
        taken: z.int(),
        totalEligibleCost: decimal.meta({
          description: 'By how much what is taken of it changes the total eligible cost, in EUR.',
        }),
      }),
    ),
  })
  .meta({ id: 'ImportGroups', description: 'Rows that can be taken together, the largest groups first.' });

export const importRowQuerySchema = z.strictObject({
  change: z.enum(changes).optional().meta({ description: 'Only rows of this kind.' }),
  limit: limitParam,
  cursor: cursorParam.optional(),
});
