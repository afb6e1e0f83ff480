import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { StartError } from '../../platform/start-error.js';
import { openSeal, Sealing } from './seal.js';

/** An archive that appears under its name only when it is complete. */
export interface ArchiveWriter {
  /** Adds a member as large as it likes; settles when it is written. */
  add(name: string, pieces: AsyncIterable<Buffer>): Promise<void>;
  /** Adds a small member as it is, without compression. */
  addNote(name: string, text: string): void;
  /** Seals the archive, has the disk confirm it and gives it its name. Returns its size in bytes. */
  finish(): Promise<number>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/** Begins an archive under a temporary name beside the wanted one. Throws StartError when that is taken or out of reach. */
export async function createArchive(path: string): Promise<ArchiveWriter> {
  await assertFree(path);
  const draft = `${path}.${randomBytes(4).toString('hex')}.partial`;
  const file = await createPrivate(draft, path);
  const zip = new ZipFile();
  const failed = once(zip, 'error').then(([error]) => Promise.reject(error));
  const givenUp = new AbortController();
  const written = pipeline(
    zip.outputStream,
    new Sealing(),
    // Closes the file when it is done or has failed, after the disk has confirmed it.
    file.createWriteStream({ flush: true, highWaterMark: 1 << 18 }),
    { signal: givenUp.signal },
  );
  const broken = Promise.race([written, failed]);
  broken.catch(() => undefined);
  return {
    async add(name, pieces) {
      const source = Readable.from(pieces, { objectMode: false, highWaterMark: 1 << 16 });
      const read = once(source, 'end');
      zip.addReadStream(source, name);
      await Promise.race([read, broken]).finally(() => source.destroy());
    },
    addNote: (name, text) => zip.addBuffer(Buffer.from(text), name, { compress: false }),
    async finish() {
      zip.end({ comment: openSeal, forceZip64Format: false });
      await broken;
      await assertFree(path);
      await rename(draft, path);
      await syncFolder(dirname(path));
      return (await stat(path)).size;
    },
    async discard() {
      givenUp.abort();
      await written.catch(() => undefined);
      await rm(draft, { force: true });
    },
  };
}

async function assertFree(path: string): Promise<void> {
  if (await stat(path).catch(() => null))
    throw new StartError(`${path} exists already and is not overwritten: choose another name.`);
}

/** Only its owner may read a file with personal data in it. */
async function createPrivate(draft: string, path: string): Promise<FileHandle> {
  try {
    return await open(draft, 'wx', 0o600);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such folder' : code;
    throw new StartError(`${path} cannot be written: ${reason}.`, { cause });
  }
}

/** The new name, too, must outlive a loss of power. Some systems cannot do that for folders. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
