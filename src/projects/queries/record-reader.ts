import { type Column, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { registryRevision } from '../../history/index.js';
import type { DriverRow } from '../../platform/database/driver-rows.js';
import type { ProjectRecord } from '../record.js';
import { type Dictionary, toRecord } from '../record-row.js';
import { projectVersion as v } from '../tables.js';

const { searchText: _, ...versionColumns } = getTableColumns(v);
const columns: readonly (readonly [string, Column])[] = Object.entries({
  ...versionColumns,
  publishedAt: registryRevision.publishedAt,
});

/** What a record is read from, for `select`; needs the version's revision joined. Anything else comes behind it. */
export const recordColumns: SQL = sql.raw(
  columns.map(([, column]) => `"${getTableName(column.table)}"."${column.name}"`).join(', '),
);
export const recordColumnCount = columns.length;

const versionIdAt = columns.findIndex(([field]) => field === 'id');
/** Id of the version in a row that begins with `recordColumns`. */
export const versionIdOf = (row: DriverRow): string => String(row[versionIdAt]);

/** The revision that published a version. */
export const ofItsRevision: SQL = sql`${registryRevision} on ${registryRevision.revision} = ${v.publishedRevision}`;

type Row = Parameters<typeof toRecord>[0];

/** Text, whole numbers and days come as they are. */
const asItComes = new Set(['string', 'number', 'boolean', 'custom']);
const readers = columns.map(([field, column]) => ({
  field,
  read: asItComes.has(column.dataType) ? null : (value: unknown) => column.mapFromDriverValue(value),
}));
const emptyRow = Object.fromEntries(columns.map(([field]) => [field, null]));

/**
 * Turns a row that begins with `recordColumns` into a record in the words of a dictionary. Does for these columns what the
 * query builder does for any, in a small part of its time: lists and exports live on this.
 */
export function readRecord(values: DriverRow, dictionary: Dictionary): ProjectRecord {
  const row: Record<string, unknown> = { ...emptyRow };
  for (let at = 0; at < readers.length; at += 1) {
    const reader = readers[at];
    const value = values[at];
    if (reader !== undefined && value !== null)
      row[reader.field] = reader.read === null ? value : reader.read(value);
  }
  return toRecord(row as unknown as Row, dictionary);
}
