import { join } from 'node:path';
import type { Test } from 'tap';
import { openArchive } from '../../src/backup/archive/read-archive.js';
import { createArchive } from '../../src/backup/archive/write-archive.js';
import { type Manifest, manifestName, noteName } from '../../src/backup/format.js';
import { Meter } from '../../src/backup/meter.js';
import { folderFor } from './registries.js';

interface Change {
  /** The manifest as it is to be, after the members were changed. */
  readonly manifest?: (manifest: Manifest) => object;
  /** New content by member; null leaves the member out, a name that was not there adds it. */
  readonly members?: Readonly<Record<string, string | null>>;
  /** Whether the manifest's figures follow the members, as those of a clever forger would. */
  readonly figures?: 'kept' | 'followed';
}

/** Writes a backup anew with something changed in it, properly packed and sealed, and returns its path. */
export async function repacked(t: Test, path: string, change: Change): Promise<string> {
  const archive = await openArchive(path);
  const target = join(await folderFor(t), 'changed.backup');
  const copy = await createArchive(target);
  const manifest = JSON.parse(await archive.readText(manifestName)) as Manifest;
  const members = { ...change.members };
  for (const name of archive.names) {
    if (name === manifestName) continue;
    const content = name in members ? members[name] : await archive.readText(name);
    delete members[name];
    if (content == null) continue;
    if (name === noteName) copy.addNote(name, content);
    else await copy.add(name, pieces(content));
    const table = manifest.tables.find((table) => name === `tables/${table.name}.copy`);
    if (table && change.figures === 'followed') Object.assign(table, figuresOf(content));
  }
  for (const [name, content] of Object.entries(members)) if (content) await copy.add(name, pieces(content));
  copy.addNote(manifestName, JSON.stringify(change.manifest?.(manifest) ?? manifest));
  await copy.finish();
  archive.close();
  return target;
}

async function* pieces(content: string): AsyncGenerator<Buffer> {
  yield Buffer.from(content);
}

function figuresOf(content: string) {
  const meter = new Meter();
  meter.add(Buffer.from(content));
  return meter.figures();
}
