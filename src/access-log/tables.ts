import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { identityKey, instant, keyText } from '../platform/database/columns.js';

/**
 * Who read what is not public: one row per answer, apart from the trail, kept twelve months. Auditors and administrators
 * read it, everybody's reading is written into it, and nobody changes it.
 */
export const accessLog = pgTable(
  'access_log',
  {
    id: identityKey(),
    /** When the row was written: at most a few seconds after it was read, before the first byte of a file. */
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    actor: text('actor').notNull(),
    /** The person behind it, also behind a token. No foreign key: rows outlast accounts. */
    personId: uuid('person_id'),
    role: text('role').notNull(),
    city: keyText('city'),
    /** Pattern of the address, never the address with its query. */
    route: text('route').notNull(),
    /** What the address named: the ids in it, parted by spaces; null when it names nothing. */
    subject: text('subject'),
    requestId: text('request_id').notNull(),
    /** True when it left as a file. */
    asFile: boolean('as_file').notNull(),
  },
  (table) => [index('access_log_at').on(table.at), index('access_log_person').on(table.personId, table.id)],
);
