import { sql } from 'drizzle-orm';
import { bigint, check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { storedFile } from '../imports/tables.js';
import { instant, keyText } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';

const writtenBy = (name: string) => uuid(name).references(() => person.id, { onDelete: 'set null' });

export const displayKinds = ['plaque', 'poster', 'screen', 'website'] as const;

/** That the support of the Union is shown at a place, since when, and the photo that proves it (NBest-EU 7.3). */
export const publicityDisplay = pgTable(
  'publicity_display',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    projectId: bigint('project_id', { mode: 'bigint' })
      .notNull()
      .references(() => project.id),
    /** AGS of the project's city, set by the database; null for operations of the whole Land. */
    ownerCity: keyText('owner_city'),
    kind: text('kind', { enum: displayKinds }).notNull(),
    /** Where it hangs, or the address of the website. */
    place: text('place').notNull(),
    shownOn: date('shown_on', { mode: 'string' }).notNull(),
    photoSha256: text('photo_sha256').references(() => storedFile.sha256),
    recordedBy: writtenBy('recorded_by'),
    recordedAt: instant('recorded_at').notNull().default(sql`clock_timestamp()`),
    /** Set when it hangs no more or was recorded wrongly; it stays in sight. */
    removedBy: writtenBy('removed_by'),
    removedAt: instant('removed_at'),
    removedReason: text('removed_reason'),
  },
  (table) => [
    index('publicity_display_project').on(table.projectId),
    index('publicity_display_photo').on(table.photoSha256),
    check('publicity_display_kind', sql`${table.kind} in ('plaque', 'poster', 'screen', 'website')`),
    check(
      'publicity_display_text',
      sql`length(btrim(${table.place})) between 1 and 300 and (${table.removedAt} is null) = (${table.removedReason} is null) and length(${table.removedReason}) <= 1000`,
    ),
  ],
);
