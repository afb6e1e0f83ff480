import { createInflateRaw } from 'node:zlib';
import { BrokenFile } from './broken-file.js';

/** One file inside an archive, as its directory describes it. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly headerAt: number;
}

const mostEntries = 4_000;
/** All that is unpacked of one archive: a sheet of 100,000 rows and 25 columns has some 250 MB. */
const mostUnpacked = 1024 * 1024 * 1024;
/** Sheets pack well, but not as well as this. */
const highestRatio = 100;
const ratioCountsFrom = 32 * 1024 * 1024;

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const headerSignature = 0x04034b50;

/**
 * An archive whose directory was checked before anything is unpacked: how many entries, their names, their sizes, that
 * they lie one behind the other and are what the directory says. What is unpacked is counted. Throws `BrokenFile`.
 */
export class ZipArchive {
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  constructor(private readonly bytes: Buffer) {
    this.#entries = checkedDirectory(bytes);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  names(): string[] {
    return [...this.#entries.keys()];
  }

  /** Bytes an entry unpacks to, as the directory says. */
  sizeOf(name: string): number {
    return this.#entries.get(name)?.unpacked ?? 0;
  }

  /** The content of an entry, piece by piece. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (!entry) throw new BrokenFile('damaged');
    const start = dataAt(this.bytes, entry);
    const packed = this.bytes.subarray(start, start + entry.packed);
    let length = 0;
    for await (const piece of entry.method === 0 ? slicesOf(packed) : inflated(packed)) {
      length += piece.length;
      this.#unpacked += piece.length;
      if (length > entry.unpacked) throw new BrokenFile('lying_directory');
      if (this.#unpacked > 3 * mostUnpacked) throw new BrokenFile('unpacks_too_large');
      yield piece;
    }
    if (length !== entry.unpacked) throw new BrokenFile('lying_directory');
  }
}

const pieceLength = 256 * 1024;

function* slicesOf(stored: Buffer): Generator<Buffer> {
  for (let at = 0; at < stored.length; at += pieceLength) yield stored.subarray(at, at + pieceLength);
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: pieceLength });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (cause) {
    throw new BrokenFile('damaged', { cause });
  } finally {
    inflate.destroy();
  }
}

function checkedDirectory(bytes: Buffer): ReadonlyMap<string, Entry> {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  const from = bytes.readUInt32LE(end + 16);
  if (count > mostEntries) throw new BrokenFile('too_many_entries');
  if (from + size > end) throw new BrokenFile('lying_directory');
  const entries = new Map<string, Entry>();
  let at = from;
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = entryAt(bytes, at, end);
    if (entries.has(entry.name)) throw new BrokenFile('lying_directory');
    total += entry.unpacked;
    if (total > mostUnpacked || isBomb(entry)) throw new BrokenFile('unpacks_too_large');
    entries.set(entry.name, entry);
    at = next;
  }
  if (at !== from + size) throw new BrokenFile(at < from + size ? 'too_many_entries' : 'lying_directory');
  checkPlaces(bytes, [...entries.values()], from);
  return entries;
}

const isBomb = ({ packed, unpacked }: Entry): boolean =>
  unpacked > ratioCountsFrom && unpacked > packed * highestRatio;

function endOfDirectory(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= earliest; at -= 1)
    if (bytes.readUInt32LE(at) === endSignature && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length)
      return at;
  throw new BrokenFile('damaged');
}

function entryAt(bytes: Buffer, at: number, end: number): { entry: Entry; next: number } {
  if (at + 46 > end || bytes.readUInt32LE(at) !== directorySignature) throw new BrokenFile('lying_directory');
  const nameLength = bytes.readUInt16LE(at + 28);
  const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  if (next > end) throw new BrokenFile('lying_directory');
  const flags = bytes.readUInt16LE(at + 8);
  const entry = {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    headerAt: bytes.readUInt32LE(at + 42),
  };
  if ((flags & 1) === 1) throw new BrokenFile('protected');
  if (isUnsafe(entry.name)) throw new BrokenFile('unsafe_names');
  if (entry.method !== 0 && entry.method !== 8) throw new BrokenFile('damaged');
  if (entry.method === 0 && entry.packed !== entry.unpacked) throw new BrokenFile('lying_directory');
  return { entry, next };
}

/** No part of a workbook is called so; whoever unpacks such a name writes outside the folder. */
const isUnsafe = (name: string): boolean =>
  name === '' || /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[a-z]:|\0/iu.test(name);

/** Entries that share bytes unpack to far more than the archive holds. */
function checkPlaces(bytes: Buffer, entries: readonly Entry[], directory: number): void {
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.headerAt - b.headerAt)) {
    if (entry.headerAt < free) throw new BrokenFile('lying_directory');
    free = dataAt(bytes, entry) + entry.packed;
    if (free > directory) throw new BrokenFile('lying_directory');
  }
}

/** Where the data of an entry begin; its own header has to bear the name that the directory says. */
function dataAt(bytes: Buffer, { name, headerAt }: Entry): number {
  if (headerAt + 30 > bytes.length || bytes.readUInt32LE(headerAt) !== headerSignature)
    throw new BrokenFile('lying_directory');
  const nameLength = bytes.readUInt16LE(headerAt + 26);
  const from = headerAt + 30;
  if (bytes.toString('utf8', from, from + nameLength) !== name) throw new BrokenFile('lying_directory');
  return from + nameLength + bytes.readUInt16LE(headerAt + 28);
}
