import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { instant } from '../platform/database/columns.js';

/**
 * A sample (Stichprobe) somebody drew: everything it was drawn from, and the listing that came of it. Insert-only; whoever
 * draws again with the same parameters gets the same bytes.
 */
export const auditSample = pgTable(
  'audit_sample',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    purpose: text('purpose').notNull(),
    parameters: jsonb('parameters').$type<unknown>().notNull(),
    revision: integer('revision').notNull(),
    /** The listing as CSV, as it was drawn. */
    listing: text('listing').notNull(),
    sha256: text('sha256').notNull(),
    drawnBy: uuid('drawn_by').references(() => person.id, { onDelete: 'set null' }),
    drawnAt: instant('drawn_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('audit_sample_drawn').on(table.drawnBy, table.drawnAt),
    check('audit_sample_purpose', sql`length(btrim(${table.purpose})) between 1 and 300`),
    check('audit_sample_sha256', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
);
