import { z } from 'zod';

/**
 * A backup is a ZIP archive, so that it can be looked into with any unpacking program: first a note for people, then one
 * member per table in PostgreSQL's text format for COPY, last the manifest. The archive's comment seals the whole file.
 */
export const formatName = 'Steckbrief backup';
export const formatVersion = 1;

/** First member, not compressed: it also tells a backup from any other ZIP archive by its first bytes. */
export const noteName = 'STECKBRIEF-BACKUP.txt';
export const manifestName = 'manifest.json';
export const memberOf = (table: string): string => `tables/${table}.copy`;

export const note = `Backup of a Steckbrief registry, format ${formatVersion}.

manifest.json says what is in it; tables/ holds one file per table, in the text format of PostgreSQL's COPY.
It holds personal data and hashes of access tokens: keep it as carefully as the registry itself.
Restore it into an empty registry with:  npm run steckbrief -- restore FILE
`;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** One table: its columns in the order of the lines' fields (generated columns left out), and what its member holds. */
const tableSchema = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()),
  rows: count,
  bytes: count,
  sha256,
});

export const manifestSchema = z.strictObject({
  format: z.literal(formatName),
  formatVersion: z.literal(formatVersion),
  programVersion: z.string(),
  postgresVersion: z.string(),
  /** The database's time when the snapshot was taken. */
  createdAt: z.iso.datetime(),
  purpose: z.enum(['registry', 'demo']),
  /** Newest registry revision in the snapshot; null before the first. */
  registryRevision: z.int().nullable(),
  migrations: z.array(z.strictObject({ hash: sha256, writtenAt: count })).min(1),
  sequences: z.array(
    z.strictObject({ name: z.string(), lastValue: z.string().regex(/^\d+$/), called: z.boolean() }),
  ),
  /** In the order in which they can be loaded: a table after those it refers to. */
  tables: z.array(tableSchema),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type TableEntry = z.infer<typeof tableSchema>;
