import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import { packagePath } from '../../src/platform/files/package-root.js';

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}

const journalOf = (folder: string): string => join(folder, 'meta', '_journal.json');

/** Names of the program's migrations, oldest first. */
export const migrationNames = (): readonly string[] =>
  readJournal(packagePath('migrations')).entries.map(({ tag }) => tag);

/** A folder with the first few of the program's migrations: what an earlier release shipped. */
export function firstMigrations(t: Test, count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'steckbrief-migrations-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  cpSync(packagePath('migrations'), folder, { recursive: true });
  const journal = readJournal(folder);
  writeFileSync(journalOf(folder), JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
}

function readJournal(folder: string): Journal {
  return JSON.parse(readFileSync(journalOf(folder), 'utf8'));
}
