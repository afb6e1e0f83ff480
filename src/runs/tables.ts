import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, jsonb, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { storedFile } from '../imports/tables.js';
import { instant, keyText, text } from '../platform/database/columns.js';

const writtenAt = (name: string) => instant(name).notNull().default(sql`clock_timestamp()`);
const formatsOf = () => jsonb('formats').$type<readonly string[]>().notNull();

export const rhythms = ['daily', 'weekly', 'monthly', 'publication'] as const;

/** A report somebody wants again and again, always from the state of the day. It goes with its owner's role. */
export const reportSchedule = pgTable(
  'report_schedule',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    reportId: keyText('report_id').notNull(),
    parameters: jsonb('parameters').$type<unknown>().notNull(),
    audience: keyText('audience').notNull(),
    language: text('language', { enum: ['de', 'en'] }).notNull(),
    formats: formatsOf(),
    rhythm: text('rhythm', { enum: rhythms }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    createdAt: writtenAt('created_at'),
    /** What it was last made for: first day of the day, week or month, or number of a revision. Null before the first time. */
    lastOccasion: keyText('last_occasion'),
  },
  (table) => [
    index('report_schedule_person').on(table.personId),
    check(
      'report_schedule_rhythm',
      sql`${table.rhythm} in ('daily', 'weekly', 'monthly', 'publication') and ${table.language} in ('de', 'en')`,
    ),
  ],
);

export const runStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

/** One making of a report: the six inputs its answer is a function of, and what became of it. Inputs never change. */
export const reportRun = pgTable(
  'report_run',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    reportId: keyText('report_id').notNull(),
    parameters: jsonb('parameters').$type<unknown>().notNull(),
    audience: keyText('audience').notNull(),
    language: text('language', { enum: ['de', 'en'] }).notNull(),
    revision: integer('revision').notNull(),
    reckoningDay: date('reckoning_day', { mode: 'string' }).notNull(),
    programVersion: keyText('program_version').notNull(),
    formats: formatsOf(),
    /** SHA-256 over report, six inputs and formats: the same question has the same. */
    questionSha256: keyText('question_sha256').notNull(),
    /** What it says that belongs to no registry revision, as it was when it was asked for; null for the public. */
    beside: jsonb('beside').$type<unknown>(),
    /** The seal its footer prints; null where none covered its revision. */
    seal: keyText('seal'),
    /** Who asked, as the trail names them: "person:…", "token:…", "system:…". */
    askedBy: keyText('asked_by').notNull(),
    /** Who it counts for when turns are given: the person, whichever token asked; a city's people as one, "city:…". */
    asker: keyText('asker').notNull(),
    personId: uuid('person_id').references(() => person.id),
    scheduleId: uuid('schedule_id'),
    /** The run whose inputs it was made from again. */
    againOf: uuid('again_of'),
    state: text('state', { enum: runStates }).notNull().default('waiting'),
    /** Code of the problem it failed with. */
    error: keyText('error'),
    createdAt: writtenAt('created_at'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('report_run_question').on(table.questionSha256),
    index('report_run_newest').on(table.createdAt, table.id),
    index('report_run_asker').on(table.asker, table.startedAt),
    index('report_run_open').on(table.state).where(sql`${table.state} in ('waiting', 'running')`),
    check('report_run_sha256', sql`${table.questionSha256} ~ '^[0-9a-f]{64}$' and ${table.revision} >= 0`),
    check(
      'report_run_state',
      sql`${table.state} in ('waiting', 'running', 'done', 'failed', 'cancelled') and (${table.state} in ('done', 'failed', 'cancelled')) = (${table.endedAt} is not null) and (${table.state} = 'failed') = (${table.error} is not null)`,
    ),
  ],
);

/** How far a run is, and which worker draws it: changes by the second, so it stands apart and outside the trail. */
export const reportRunProgress = pgTable('report_run_progress', {
  runId: uuid('run_id')
    .primaryKey()
    .references(() => reportRun.id),
  worker: uuid('worker').notNull(),
  attempts: integer('attempts').notNull().default(1),
  /** "reading", "composing" or a format. */
  step: keyText('step').notNull(),
  stepsDone: integer('steps_done').notNull().default(0),
  stepsTotal: integer('steps_total').notNull(),
  updatedAt: writtenAt('updated_at'),
});

/**
 * A file a run has drawn. Nothing about it ever changes, but that a redaction takes its bytes away: then name, length and
 * hash stay, and the time and reason are set (a tombstone).
 */
export const reportRunFile = pgTable(
  'report_run_file',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    runId: uuid('run_id')
      .notNull()
      .references(() => reportRun.id),
    format: text('format', { enum: ['pdf', 'xlsx', 'html', 'json', 'csv'] }).notNull(),
    fileName: keyText('file_name').notNull(),
    mediaType: keyText('media_type').notNull(),
    byteLength: bigint('byte_length', { mode: 'number' }).notNull(),
    /** Pages of a print; null for what has none, and for prints from before pages were counted. */
    pages: integer('pages'),
    fileSha256: keyText('file_hash').notNull(),
    /** The stored bytes, named by the same hash; null once they were redacted. */
    contentSha256: text('content_sha256').references(() => storedFile.sha256),
    redactedAt: instant('redacted_at'),
    redactionReason: text('redaction_reason'),
  },
  (table) => [
    unique('report_run_file_format').on(table.runId, table.format),
    index('report_run_file_by_content').on(table.contentSha256),
    check('report_run_file_pages', sql`${table.pages} > 0`),
    check('report_run_file_hash', sql`${table.fileSha256} ~ '^[0-9a-f]{64}$'`),
    check(
      'report_run_file_content',
      sql`(${table.contentSha256} is null) = (${table.redactedAt} is not null) and (${table.redactedAt} is null) = (${table.redactionReason} is null) and (${table.contentSha256} is null or ${table.contentSha256} = ${table.fileSha256})`,
    ),
  ],
);
