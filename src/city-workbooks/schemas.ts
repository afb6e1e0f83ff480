import { z } from 'zod';
import {
  columnSchema,
  differenceSchema,
  findingGroupSchema,
  questionSchema,
  rowFindingSchema,
} from '../imports/index.js';
import { cursorParam, limitParam } from '../platform/http/query-params.js';
import { rowChanges, uploadStates } from './tables.js';

export const templateParams = z.strictObject({
  ags: z
    .string()
    .regex(/^\d{8}$/u)
    .meta({ description: 'Key of the city (AGS).' }),
});

export const templateQuery = z.strictObject({
  round: z.uuid().optional().meta({
    description: 'Reporting round it is for; left out, the open round that is due first.',
  }),
  scope: z
    .enum(['programme', 'all'])
    .default('programme')
    .meta({ description: '`all`: also projects of other guidelines in the city.' }),
});

export const uploadParams = z.strictObject({ id: z.uuid() });

export const uploadSchema = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(uploadStates),
    city: z.string().meta({ description: 'Key of the city (AGS) that sent it.' }),
    round: z
      .strictObject({ id: z.uuid(), name: z.string().nullable() })
      .nullable()
      .meta({ description: 'The reporting round the drafts answer.' }),
    fileName: z.string().nullable(),
    sha256: z.string(),
    bytes: z.int(),
    template: z
      .strictObject({
        version: z.int(),
        city: z.string(),
        revision: z.int(),
        round: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'What a template says about itself; null for any other list.' }),
    createdAt: z.string(),
    takenAt: z.string().nullable(),
    counts: z.strictObject({
      rows: z.int(),
      new: z.int().meta({ description: 'Rows that become drafts of new projects.' }),
      changed: z.int().meta({ description: 'Rows that become or change drafts of a change.' }),
      unchanged: z.int(),
      errors: z.int().meta({ description: 'Rows that stay behind.' }),
    }),
    columns: z.array(columnSchema),
    questions: z.array(questionSchema),
    findings: z.array(findingGroupSchema),
  })
  .meta({
    id: 'CityUpload',
    description: 'A workbook of a city: preview, then taken over as its drafts. Nothing is published.',
  });
export type ApiUpload = z.infer<typeof uploadSchema>;

export const uploadRowQuerySchema = z.strictObject({
  change: z.enum(rowChanges).optional().meta({ description: 'Only rows of this kind.' }),
  limit: limitParam,
  cursor: cursorParam.optional(),
});

const uploadRowSchema = z
  .strictObject({
    row: z.int().nullable(),
    change: z.enum(rowChanges),
    reference: z
      .string()
      .nullable()
      .meta({ description: 'Published project it changes; null for a new one.' }),
    draft: z.uuid().nullable().meta({ description: 'Draft it changes, or became once it was taken over.' }),
    values: z
      .record(z.string(), z.string().nullable())
      .meta({ description: 'What the row says, by the names of the fields.' }),
    differences: z.array(differenceSchema),
    findings: z.array(rowFindingSchema),
  })
  .meta({ id: 'CityUploadRow' });
export type ApiUploadRow = z.infer<typeof uploadRowSchema>;

export const uploadRowPageSchema = z
  .strictObject({ items: z.array(uploadRowSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'CityUploadRowPage' });
