import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';
import { asOfParam, limitParam } from '../platform/http/query-params.js';
import type { Format, RegisteredReport } from '../reporting/index.js';
import type { Repetition } from './compare/compare-runs.js';
import type { FigureDifference } from './compare/differences.js';
import type { Schedule } from './queries/schedules.js';
import type { Run } from './run.js';
import { rhythms, runStates } from './tables.js';

const formats = ['pdf', 'xlsx', 'html', 'csv', 'json'] as const satisfies readonly Format[];
export const formatSchema = z.enum(formats);

export const runParams = z.strictObject({ id: z.string().min(1).max(40) });
export const listQuery = z.strictObject({
  report: z.string().max(60).optional(),
  state: z.enum(runStates).optional(),
  limit: limitParam,
  cursor: z.uuid().optional().meta({ description: '`nextCursor` of the page before.' }),
});
export const comparisonQuery = z.strictObject({
  with: z
    .uuid()
    .optional()
    .meta({ description: 'The earlier run; the one of the same report before it when left out.' }),
});

const parametersSchema = z
  .record(z.string(), z.unknown())
  .meta({ description: "The report's own parameters, as they were checked." });

const progressSchema = z
  .strictObject({
    step: z
      .enum(['reading', 'composing', ...formats])
      .meta({ description: 'What is done at the moment: a format stands for its drawing.' }),
    done: z.int().meta({ description: 'Steps that are done.' }),
    total: z.int(),
  })
  .nullable();

const fileSchema = z.strictObject({
  format: formatSchema,
  fileName: z.string(),
  mediaType: z.string(),
  byteLength: z.int(),
  pages: z
    .int()
    .nullable()
    .meta({ description: 'Of a print; null for what has none, and where they were not counted.' }),
  sha256: z.string().meta({ description: 'Of its bytes; stays when they were redacted.' }),
  redactedAt: z.iso.datetime().nullable(),
  redactionReason: z.string().nullable(),
  href: z.string().nullable().meta({ description: 'Null once it was redacted.' }),
});

const repetitionSchema = z
  .strictObject({
    run: z.uuid(),
    programVersion: z.string().meta({ description: 'That drew the first run.' }),
    sameProgramVersion: z.boolean(),
    sameBytes: z
      .boolean()
      .nullable()
      .meta({ description: 'Null until it is done, and where the files of the first run were redacted.' }),
    formats: z.array(
      z.strictObject({
        format: formatSchema,
        same: z.boolean(),
        sha256: z.string().meta({ description: 'Of the first run.' }),
      }),
    ),
  })
  .nullable()
  .meta({ description: 'What making it again has shown; null for a run that repeats none.' });

export const runSchema = z
  .strictObject({
    id: z.uuid(),
    report: z.string(),
    parameters: parametersSchema,
    audience: z.enum(['public', 'city', 'serviceCentre', 'auditor']),
    language: z.enum(['de', 'en']),
    revision: z.int(),
    reckoningDay: dayString,
    programVersion: z.string(),
    seal: z.string().nullable(),
    formats: z.array(formatSchema),
    askedBy: z.string(),
    schedule: z.uuid().nullable(),
    state: z.enum(runStates),
    error: z.string().nullable().meta({ description: 'Code of the problem it failed with.' }),
    progress: progressSchema,
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    files: z.array(fileSchema),
    again: repetitionSchema,
  })
  .meta({ id: 'ReportRun' });

export const runListSchema = z.strictObject({
  items: z.array(runSchema),
  nextCursor: z.uuid().nullable(),
});

/** What is asked for, with the parameters of one report. */
export const newRunSchema = (report: RegisteredReport) =>
  z.strictObject({
    parameters: z.strictObject(report.parameters.shape).optional(),
    asOf: asOfParam.optional(),
    reckoningDay: dayString.optional(),
    language: z.enum(['de', 'en']).default('de'),
    formats: z
      .array(z.enum(report.formats as [Format, ...Format[]]))
      .min(1)
      .default([...report.formats])
      .meta({ description: 'JSON is always made: runs are compared by it.' }),
    fresh: z
      .boolean()
      .default(false)
      .meta({ description: 'Make it anew, even where the same question has been answered.' }),
  });

export const differencesSchema = z.strictObject({
  earlier: z.uuid(),
  later: z.uuid(),
  differences: z.array(
    z.strictObject({
      place: z.string().meta({ description: 'Title of the table, or kind of the block.' }),
      row: z.string().nullable(),
      key: z.string(),
      label: z.string(),
      before: z
        .unknown()
        .meta({ description: 'Null where one of the runs has no such figure, or does not know it.' }),
      after: z.unknown(),
    }),
  ),
});

export const newScheduleSchema = z.strictObject({
  report: z.string().min(1).max(60),
  parameters: z.record(z.string(), z.unknown()).default({}),
  language: z.enum(['de', 'en']).default('de'),
  formats: z.array(formatSchema).min(1),
  rhythm: z.enum(rhythms),
});

export const scheduleSchema = z
  .strictObject({
    id: z.uuid(),
    report: z.string(),
    parameters: parametersSchema,
    language: z.enum(['de', 'en']),
    formats: z.array(formatSchema),
    rhythm: z.enum(rhythms),
    owner: z.string(),
    isActive: z.boolean().meta({
      description: 'False while its owner has left or no longer works with reports: then it rests.',
    }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ReportSchedule' });
export const scheduleListSchema = z.strictObject({ items: z.array(scheduleSchema) });

const instantOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

export function toApiRun(run: Run, repetition: Repetition | null): z.output<typeof runSchema> {
  const { id, audience, language, revision, reckoningDay, programVersion, seal, askedBy, state, error } = run;
  return {
    ...{ id, audience, language, revision, reckoningDay, programVersion, seal, askedBy, state, error },
    report: run.reportId,
    parameters: run.parameters as Record<string, unknown>,
    formats: [...run.formats],
    schedule: run.scheduleId,
    progress: run.progress,
    createdAt: run.createdAt.toISOString(),
    startedAt: instantOrNull(run.startedAt),
    endedAt: instantOrNull(run.endedAt),
    files: run.files.map(({ redactedAt, ...file }) => ({
      ...file,
      redactedAt: instantOrNull(redactedAt),
      href: redactedAt === null ? `/api/v1/runs/${id}/file.${file.format}` : null,
    })),
    again: repetition === null ? null : toApiRepetition(run, repetition),
  };
}

const toApiRepetition = (run: Run, { run: first, sameProgramVersion, formats }: Repetition) => ({
  run: first.id,
  programVersion: first.programVersion,
  sameProgramVersion,
  sameBytes: run.state === 'done' && formats.length > 0 ? formats.every(({ same }) => same) : null,
  formats: [...formats],
});

export const toApiDifference = ({ place, row, key, label, before, after }: FigureDifference) => ({
  ...{ place, row, key, label },
  before: before ?? null,
  after: after ?? null,
});

export const toApiSchedule = ({
  reportId,
  createdAt,
  personId: _,
  ...schedule
}: Schedule): z.output<typeof scheduleSchema> => ({
  ...schedule,
  report: reportId,
  parameters: schedule.parameters as Record<string, unknown>,
  formats: schedule.formats as Format[],
  createdAt: createdAt.toISOString(),
});
