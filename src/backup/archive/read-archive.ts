import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** An archive opened for reading members in any order. */
export interface Archive {
  readonly names: readonly string[];
  /** The content of a member. Throws ArchiveDamage where it cannot be unpacked. */
  read(name: string): AsyncIterable<Buffer>;
  /** A small member as text. Throws ArchiveDamage when it is not what was written. */
  readText(name: string): Promise<string>;
  close(): void;
}

/** Where an archive is not what was written. */
export class ArchiveDamage extends Error {
  /** Member that is damaged; null for the archive's directory. */
  constructor(
    readonly member: string | null,
    cause?: unknown,
  ) {
    super(`damaged: ${member ?? 'directory'}`, { cause });
    this.name = 'ArchiveDamage';
  }
}

/** A note or manifest; anything larger is none. */
const largestText = 10_000_000;

/** Throws ArchiveDamage when the archive's directory cannot be read. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true }).catch(
    (error) => Promise.reject(new ArchiveDamage(null, error)),
  );
  try {
    const entries = await readDirectory(zip);
    const entryOf = (name: string): Entry => {
      const entry = entries.get(name);
      if (!entry) throw new ArchiveDamage(name);
      return entry;
    };
    return {
      names: [...entries.keys()],
      read: (name) => contentOf(zip, entryOf(name)),
      readText: (name) => textOf(zip, entryOf(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof ArchiveDamage ? error : new ArchiveDamage(null, error);
  }
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw new ArchiveDamage(entry.fileName);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await zip.openReadStreamPromise(entry).catch((error) => damaged(entry, error));
  try {
    yield* stream;
  } catch (error) {
    damaged(entry, error);
  }
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > largestText) damaged(entry);
  const pieces: Buffer[] = [];
  for await (const piece of contentOf(zip, entry)) pieces.push(piece);
  const content = Buffer.concat(pieces);
  if (crc32(content) !== entry.crc32) damaged(entry);
  return content.toString('utf8');
}

function damaged(entry: Entry, cause?: unknown): never {
  throw new ArchiveDamage(entry.fileName, cause);
}
