import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, foreignKey, integer, uuid } from 'drizzle-orm/pg-core';
import { instant, text } from '../platform/database/columns.js';
import { registryRevision } from './tables.js';

/**
 * Columns of every table of published versions. A version is inserted once and never changed, but for
 * `superseded_revision`, which goes once from null to the revision that replaced or withdrew it.
 */
export const versionColumns = () => ({
  publishedRevision: integer('published_revision').notNull(),
  supersededRevision: integer('superseded_revision'),
});

type VersionTable = Record<keyof ReturnType<typeof versionColumns>, AnyPgColumn>;

/** Constraints every table of published versions has; `prefix` is the table's name. */
export const versionConstraints = (prefix: string, table: VersionTable) => [
  foreignKey({
    name: `${prefix}_published_fk`,
    columns: [table.publishedRevision],
    foreignColumns: [registryRevision.revision],
  }),
  ...endConstraints(prefix, table),
];

/** Those of them that concern a version's end. */
export const endConstraints = (prefix: string, table: VersionTable) => [
  foreignKey({
    name: `${prefix}_superseded_fk`,
    columns: [table.supersededRevision],
    foreignColumns: [registryRevision.revision],
  }),
  check(`${prefix}_order`, sql`${table.supersededRevision} > ${table.publishedRevision}`),
];

/** Columns of every table of drafts: work in progress that only its owner and the service centre see. */
export const draftColumns = () => ({
  id: uuid('id').primaryKey().defaultRandom(),
  createdBy: text('created_by').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});
