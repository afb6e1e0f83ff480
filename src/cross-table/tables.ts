import { sql } from 'drizzle-orm';
import { check, pgTable, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { germanText, instant, text } from '../platform/database/columns.js';

/** A cross-table the service centre keeps under a name; its address says everything it shows. */
export const savedView = pgTable(
  'saved_view',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    name: germanText('name').notNull(),
    /** Query of the address: rows, columns, measure, filters, order. */
    query: text('query').notNull(),
    createdBy: uuid('created_by').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    /** Set when it was deleted; taking that back clears it. */
    removedAt: instant('removed_at'),
  },
  (table) => [
    uniqueIndex('saved_view_name_unique').on(table.name).where(sql`${table.removedAt} is null`),
    check('saved_view_name', sql`length(btrim(${table.name})) between 1 and 80`),
    check('saved_view_query', sql`length(${table.query}) between 1 and 4000`),
  ],
);
