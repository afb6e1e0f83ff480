import { z } from 'zod';
import { listOf } from '../platform/http/query-params.js';
import { changeBases, projectChangeSchema, projectSchema } from '../projects/index.js';
import { appliedWaiverSchema } from '../waivers/index.js';
import { draftActions } from './rules.js';
import { draftKinds, draftStates, workflowSteps } from './tables.js';

const bothLanguages = z.strictObject({ de: z.string(), en: z.string() }).meta({ id: 'BilingualText' });
const instant = z.iso.datetime();

const findingSchema = z
  .strictObject({
    severity: z.enum(['error', 'hint']),
    code: z.string(),
    field: z.string(),
    reason: bothLanguages,
    remedy: bothLanguages,
    clause: z.string().nullable(),
    waiver: appliedWaiverSchema.nullable(),
  })
  .meta({ id: 'Finding', description: 'An error keeps a draft from being handed in, a hint never does.' });

const fieldChangeSchema = z
  .strictObject({
    field: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    kind: z.enum(['text', 'longText', 'party', 'place', 'day', 'amount', 'rate', 'catalogue', 'list']),
  })
  .meta({ id: 'FieldChange', description: 'A field that differs from the published project, in German.' });

const facts = {
  id: z.uuid(),
  kind: z.enum(draftKinds),
  workflow: z.enum(draftStates),
  version: z.int().meta({ description: 'Counts every change of the draft.' }),
  reference: z.string().nullable().meta({ description: 'Kennung; null while the project is new.' }),
  ownerCity: z.string().nullable().meta({ description: 'AGS; null for the service centre’s own.' }),
  cityName: z.string().nullable(),
  roundId: z.uuid().nullable(),
  publishedMeanwhile: z
    .boolean()
    .meta({ description: 'The project was published again after the draft was begun.' }),
  createdAt: instant,
  updatedAt: instant,
  handedInAt: instant.nullable(),
  handedInBy: z.string().nullable().meta({ description: 'Name of the person.' }),
  checkedAt: instant.nullable(),
};

export const draftSchema = z
  .strictObject({
    ...facts,
    note: z.string().nullable().meta({ description: 'Why, in the words of the city.' }),
    changeBasis: z.enum(changeBases).nullable(),
    basisDecision: z.string().nullable(),
    baseRevision: z.int().nullable(),
    checkedBy: z.string().nullable(),
    typed: z
      .record(z.string(), z.string())
      .meta({ description: 'What was typed and could not be read, by field.' }),
    project: projectSchema,
    findings: z.array(findingSchema),
    changes: z.array(fieldChangeSchema),
    copiedTexts: z.array(z.string()).meta({
      description:
        'Long texts that say word for word what they said in the last round the project took part in.',
    }),
    actions: z.array(z.enum(draftActions)).meta({ description: 'What the reader can do with it now.' }),
  })
  .meta({ id: 'Draft', description: 'Work in progress on a project, on its way to publication.' });
export type ApiDraft = z.output<typeof draftSchema>;

export const draftListSchema = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          ...facts,
          name: z.string(),
          findings: z.int(),
          errors: z.int(),
          missingFields: z.array(z.string()),
          openComments: z.int(),
        })
        .meta({ id: 'DraftSummary' }),
    ),
  })
  .meta({ id: 'DraftList' });

export const draftQuerySchema = z.strictObject({
  workflow: listOf(z.enum(draftStates)).optional(),
  city: z
    .string()
    .regex(/^\d{8}$/)
    .optional(),
  round: z.uuid().optional(),
});

export const newDraftSchema = z
  .strictObject({
    reference: z.string().min(1).max(100).meta({ description: 'Kennung of the published project.' }),
    kind: z.enum(['amendment', 'withdrawal']),
    note: z.string().max(2_000).optional(),
    roundId: z.uuid().optional(),
  })
  .meta({ id: 'NewDraft' });

export const draftChangeSchema = projectChangeSchema
  .extend({ baseRevision: z.int().min(0).optional() })
  .meta({ id: 'DraftChange' });

/** Anything somebody sends instead of an id names nothing. */
export const draftParams = z.strictObject({ id: z.string().max(100) });
export const commentParams = z.strictObject({ id: z.string().max(100), comment: z.string().max(100) });
export const attachmentParams = z.strictObject({ id: z.string().max(100), attachment: z.string().max(100) });

const remark = z.strictObject({
  field: z.string().max(100).nullable().default(null).meta({ description: 'API name; null for the whole.' }),
  body: z.string().trim().min(1).max(10_000),
});
export const newCommentSchema = remark.meta({ id: 'NewComment' });
const reason = z.string().trim().min(1).max(2_000);
const comments = z
  .array(remark)
  .max(100)
  .default([])
  .meta({ description: 'Written in the same transaction as the step.' });
export const returnSchema = z.strictObject({ reason, comments }).meta({ id: 'DraftReturn' });
export const acceptSchema = z.strictObject({ comments }).nullish();
export const nothingSchema = z.strictObject({}).nullish();

export const commentListSchema = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          id: z.uuid(),
          field: z.string().nullable(),
          body: z.string(),
          author: z.string().nullable(),
          createdAt: instant,
          resolvedAt: instant.nullable(),
        })
        .meta({ id: 'Comment' }),
    ),
  })
  .meta({ id: 'CommentList' });

const attachmentSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['decision', 'proof', 'other']),
    fileName: z.string(),
    uploadedAt: instant,
  })
  .meta({ id: 'Attachment' });
export const attachmentListSchema = z
  .strictObject({ items: z.array(attachmentSchema) })
  .meta({ id: 'AttachmentList' });

export const stepListSchema = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          draftId: z.uuid(),
          step: z.enum(workflowSteps),
          person: z.string().nullable(),
          at: instant,
          reason: z.string().nullable(),
          revision: z.int().nullable(),
        })
        .meta({ id: 'WorkflowStep' }),
    ),
  })
  .meta({ id: 'WorkflowStepList', description: 'What was done on the way to publication, oldest first.' });

export const newPublicationSchema = z
  .strictObject({
    drafts: z
      .array(
        z
          .strictObject({
            draftId: z.uuid(),
            version: z.int().min(1).meta({ description: 'Version of the draft that was looked at.' }),
          })
          .meta({ id: 'DraftToPublish' }),
      )
      .min(1)
      .max(1_000),
    note: z.string().trim().min(1).max(2_000),
  })
  .meta({ id: 'NewPublication' });

/** Anything else than the number of a revision names nothing. */
export const publicationParams = z.strictObject({ revision: z.string().max(100) });

export const publicationSchema = z
  .strictObject({
    revision: z.int(),
    projects: z.array(z.strictObject({ draftId: z.uuid(), reference: z.string() })),
  })
  .meta({ id: 'Publication', description: 'Drafts published together as one registry revision.' });
