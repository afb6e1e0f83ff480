import { sql } from 'drizzle-orm';
import { bigint, check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { instant, keyText } from '../platform/database/columns.js';
import { project } from '../projects/tables.js';

/**
 * A waiver (Ausnahme): somebody of the service centre accepts one finding of one record, for a time and with a reason. It
 * stands beside the finding, which goes on being said. Never changed, only revoked.
 */
export const findingWaiver = pgTable(
  'finding_waiver',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Null as long as the project is a draft that was never published. */
    projectId: bigint('project_id', { mode: 'bigint' }).references(() => project.id),
    /** The draft it was granted for, of a new project. The draft's row ends with its publication, so this is no foreign key. */
    draftId: uuid('draft_id'),
    /** AGS of the city that works on the record and sees the waiver; null for the service centre's own. */
    ownerCity: keyText('owner_city'),
    code: text('code').notNull(),
    /** API name of the field ("period.end"). */
    field: text('field').notNull(),
    reason: text('reason').notNull(),
    /** Last day on which it counts. */
    expiresOn: date('expires_on', { mode: 'string' }).notNull(),
    grantedBy: uuid('granted_by').references(() => person.id, { onDelete: 'set null' }),
    grantedAt: instant('granted_at').notNull().default(sql`clock_timestamp()`),
    revokedBy: uuid('revoked_by').references(() => person.id, { onDelete: 'set null' }),
    revokedAt: instant('revoked_at'),
    revokedReason: text('revoked_reason'),
  },
  (table) => [
    index('finding_waiver_project').on(table.projectId),
    index('finding_waiver_draft').on(table.draftId),
    check('finding_waiver_record', sql`${table.projectId} is not null or ${table.draftId} is not null`),
    check(
      'finding_waiver_text',
      sql`length(btrim(${table.reason})) between 1 and 1000 and length(${table.revokedReason}) <= 1000 and length(${table.code}) between 1 and 60 and length(${table.field}) between 1 and 100`,
    ),
    check('finding_waiver_revoked', sql`(${table.revokedAt} is null) = (${table.revokedReason} is null)`),
  ],
);
