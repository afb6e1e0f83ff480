import { sql } from 'drizzle-orm';
import { check, index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { germanText, instant, keyText, text } from '../platform/database/columns.js';

/** Whom to ask in a programme city; known to the city and the service centre, never public. */
export const contact = pgTable(
  'contact',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    cityAgs: keyText('city_ags').notNull(),
    name: germanText('name').notNull(),
    /** What they are asked about: "Quartiersmanagement", "Verwendungsnachweise". */
    function: text('function'),
    email: keyText('email'),
    phone: keyText('phone'),
    note: text('note'),
    /** The account of the same person, when they have one. */
    personId: uuid('person_id').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('contact_city').on(table.cityAgs, table.name),
    index('contact_person').on(table.personId),
    check('contact_city_ags', sql`${table.cityAgs} ~ '^[0-9]{8}$'`),
    check('contact_name', sql`length(btrim(${table.name})) between 1 and 200`),
    check(
      'contact_length',
      sql`length(${table.function}) <= 200 and length(${table.email}) <= 254 and length(${table.phone}) <= 60 and length(${table.note}) <= 2000`,
    ),
  ],
);
