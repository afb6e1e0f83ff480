import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { germanText, identityKey, instant, keyText } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';

const day = (name: string) => date(name, { mode: 'string' });
const writtenAt = (name: string) => instant(name).notNull().default(sql`clock_timestamp()`);

/**
 * A request of the service centre for an update (Bitte um Zuarbeit). Cities see it from its opening day on. What is due
 * in it is not stored: it follows from the published projects of a city.
 */
export const reportingRound = pgTable(
  'reporting_round',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    name: germanText('name').notNull(),
    opensOn: day('opens_on').notNull(),
    /** Stichtag. */
    dueOn: day('due_on').notNull(),
    closesOn: day('closes_on').notNull(),
    /** Projects of the programme that run on any day from the first to the last are asked about. */
    scopeFrom: day('scope_from').notNull(),
    scopeUntil: day('scope_until').notNull(),
    /** API names of the fields that must be filled. */
    requirements: jsonb('requirements').$type<readonly string[]>().notNull(),
    /** What else the cities should know or hand in. */
    note: text('note'),
    /** Days before and after the due day on which those are reminded who have something missing. */
    remindBefore: jsonb('remind_before').$type<readonly number[]>().notNull(),
    remindAfter: jsonb('remind_after').$type<readonly number[]>().notNull(),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by').references(() => person.id),
    createdBy: uuid('created_by').references(() => person.id),
    createdAt: writtenAt('created_at'),
    /** Counts every saved change: who saves must name the number they started from. */
    version: integer('version').notNull().default(1),
  },
  (table) => [
    check('reporting_round_name', sql`length(btrim(${table.name})) between 1 and 200`),
    check(
      'reporting_round_days',
      sql`${table.opensOn} <= ${table.dueOn} and ${table.dueOn} <= ${table.closesOn}`,
    ),
    check('reporting_round_scope', sql`${table.scopeFrom} <= ${table.scopeUntil}`),
  ],
);

/** What holds for one city in a round: a longer time, and whom to ask there. */
export const roundCity = pgTable(
  'round_city',
  {
    id: identityKey(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => reportingRound.id),
    cityAgs: keyText('city_ags').notNull(),
    /** The city's own due day; may be given after the general one has passed, and after the end of the round. */
    extendedUntil: day('extended_until'),
    reason: text('reason'),
    extendedBy: uuid('extended_by').references(() => person.id),
    extendedAt: instant('extended_at'),
    contact: text('contact'),
  },
  (table) => [
    unique('round_city_unique').on(table.roundId, table.cityAgs),
    check('round_city_ags', sql`${table.cityAgs} ~ '^[0-9]{8}$'`),
    check(
      'round_city_extension',
      sql`(${table.extendedUntil} is null) = (${table.reason} is null) and (${table.extendedUntil} is null) = (${table.extendedAt} is null)`,
    ),
  ],
);

/**
 * A city's word that a published project needs no change (Keine Änderungen). A project that was handed in answers by
 * that: its steps are in `workflow_step`.
 */
export const roundAnswer = pgTable(
  'round_answer',
  {
    id: identityKey(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => reportingRound.id),
    projectId: bigint('project_id', { mode: 'bigint' })
      .notNull()
      .references(() => project.id),
    ownerCity: keyText('owner_city').notNull(),
    /** Registry revision whose record was confirmed. */
    revision: integer('revision').notNull(),
    answeredBy: uuid('answered_by').references(() => person.id),
    answeredAt: writtenAt('answered_at'),
  },
  (table) => [
    unique('round_answer_unique').on(table.roundId, table.projectId),
    index('round_answer_city').on(table.roundId, table.ownerCity),
  ],
);

/** A reminder that went out: once per round, city, person, due day and occasion. */
export const roundReminder = pgTable(
  'round_reminder',
  {
    /** Random, and in the mail's link: whoever has the mail may stop the reminders to its reader. */
    id: uuid('id').primaryKey().defaultRandom(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => reportingRound.id),
    cityAgs: keyText('city_ags').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    dueOn: day('due_on').notNull(),
    /** Days after the due day; negative before it. */
    daysAfter: integer('days_after').notNull(),
    /** Projects that were missing when it was written. */
    missing: integer('missing').notNull(),
    sentAt: writtenAt('sent_at'),
  },
  (table) => [
    unique('round_reminder_once').on(
      table.roundId,
      table.cityAgs,
      table.personId,
      table.dueOn,
      table.daysAfter,
    ),
    index('round_reminder_person').on(table.personId),
  ],
);
