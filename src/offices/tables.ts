import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { cityRecord } from '../city-records/tables.js';
import { germanText, instant, keyText, text } from '../platform/database/columns.js';

/** Whom visitors meet in a neighbourhood office. There is no row without consent: who withdraws it is deleted. */
export const officePerson = pgTable(
  'office_person',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    recordId: bigint('record_id', { mode: 'bigint' })
      .notNull()
      .references(() => cityRecord.id),
    cityAgs: keyText('city_ags').notNull(),
    name: germanText('name').notNull(),
    /** What they do there: "Quartiersmanagement", "Vertretung". */
    task: text('task'),
    phone: keyText('phone'),
    email: keyText('email'),
    consentOn: date('consent_on').notNull(),
    /** Where the consent is kept: "Erklärung in der Personalakte". */
    consentSource: text('consent_source').notNull(),
    /** Whether they agreed to stand on public pages; else the city and the service centre alone see them. */
    published: boolean('published').notNull().default(false),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('office_person_record').on(table.recordId, table.name),
    check('office_person_city', sql`${table.cityAgs} ~ '^[0-9]{8}$'`),
    check('office_person_name', sql`length(btrim(${table.name})) between 1 and 200`),
    check('office_person_consent', sql`length(btrim(${table.consentSource})) between 1 and 500`),
    check(
      'office_person_length',
      sql`length(${table.task}) <= 200 and length(${table.email}) <= 254 and length(${table.phone}) <= 60`,
    ),
  ],
);
