import { open, stat } from 'node:fs/promises';
import { StartError } from '../platform/start-error.js';
import { type Archive, ArchiveDamage, openArchive } from './archive/read-archive.js';
import { reckonedSeal, writtenSeal } from './archive/seal.js';
import { type Manifest, manifestName, memberOf, noteName, type TableEntry } from './format.js';
import { Meter } from './meter.js';
import { parseManifest } from './parse-manifest.js';
import { type Watch, watched } from './progress.js';

/** A backup that was found to be whole. */
export interface Backup {
  readonly manifest: Manifest;
  /** The lines of a table. Throws StartError at their end when they are no longer what the manifest says. */
  lines(table: TableEntry): AsyncIterable<Buffer>;
  close(): void;
}

/**
 * Opens a backup and reads all of it once. Throws StartError with one sentence that says what is wrong and where: not a
 * backup, cut off, damaged (which part), made by a newer release.
 */
export async function openBackup(path: string, watch: Watch): Promise<Backup> {
  const size = await sizeOf(path);
  await assertOurs(path, size);
  const seal = await writtenSeal(path);
  if (seal === null) throw new StartError(`${path} is cut off or damaged at its end: its seal is missing.`);
  return sayingWhere(path, async () => {
    const archive = await openArchive(path);
    try {
      const manifest = parseManifest(path, await archive.readText(manifestName));
      assertMembers(path, archive, manifest);
      const lines = (table: TableEntry) => checkedLines(path, archive, table);
      for (const table of manifest.tables)
        for await (const _ of watched(lines(table), `checking ${table.name}`, watch));
      if ((await reckonedSeal(path, size)) !== seal) throw new ArchiveDamage(null);
      return { manifest, lines, close: archive.close };
    } catch (error) {
      archive.close();
      throw error;
    }
  });
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new StartError(`${path} is not a file.`);
    if (found.size === 0) throw new StartError(`${path} is empty.`);
    return found.size;
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(`${path} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : code}.`);
  }
}

/** The first member's name stands at a fixed place; a file too short to say is called cut off as long as it begins like ours. */
async function assertOurs(path: string, size: number): Promise<void> {
  const nameAt = 30;
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`${path} cannot be read: ${error.code}.`);
  });
  const { buffer } = await file.read(Buffer.alloc(nameAt + noteName.length)).finally(() => file.close());
  if (buffer.readUInt32LE(0) !== 0x04034b50) throw new StartError(`${path} is not a backup of Steckbrief.`);
  const name = buffer.subarray(nameAt, Math.max(nameAt, Math.min(size, buffer.length))).toString('latin1');
  if (!noteName.startsWith(name))
    throw new StartError(`${path} is a ZIP archive, but not a backup of Steckbrief.`);
}

function assertMembers(path: string, archive: Archive, manifest: Manifest): void {
  const wanted = [noteName, ...manifest.tables.map(({ name }) => memberOf(name)), manifestName];
  const missing = wanted.find((name) => !archive.names.includes(name));
  if (missing) throw new StartError(`${path} is damaged: ${missing} is missing.`);
  const foreign = archive.names.find((name) => !wanted.includes(name));
  if (foreign) throw new StartError(`${path} is damaged: ${foreign} does not belong into it.`);
}

async function* checkedLines(path: string, archive: Archive, table: TableEntry): AsyncGenerator<Buffer> {
  const meter = new Meter();
  for await (const piece of archive.read(memberOf(table.name))) {
    meter.add(piece);
    yield piece;
  }
  const { rows, bytes, sha256 } = meter.figures();
  if (bytes !== table.bytes || rows !== table.rows || sha256 !== table.sha256)
    throw new StartError(
      `${path} is damaged: ${memberOf(table.name)} does not hold what the manifest says (${table.rows} rows, ${table.bytes} bytes, SHA-256 ${table.sha256.slice(0, 12)}…; found ${rows} rows, ${bytes} bytes, ${sha256.slice(0, 12)}…).`,
    );
}

async function sayingWhere<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ArchiveDamage)) throw error;
    const where =
      error.member === manifestName || error.member === null
        ? `${error.member ?? 'the directory of the archive'} is not what was written`
        : `${error.member} cannot be unpacked`;
    throw new StartError(`${path} is damaged: ${where}.`, { cause: error });
  }
}
