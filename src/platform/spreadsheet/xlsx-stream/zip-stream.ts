import { once } from 'node:events';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
}

/** 1 January 1980, 00:00, the first moment a zip file can hold: the same content makes the same bytes. */
const firstDate = 0x0021;
/** Names in UTF-8; sizes follow behind the data. */
const flags = 0x0808;
const deflated = 8;
const neededVersion = 20;

/**
 * Writes a zip file piece by piece: one entry after the other, each compressed while it is written. Holds neither
 * entries nor files of 4 GB and more; callers keep below that.
 */
export class ZipStream {
  readonly #entries: Entry[] = [];
  #offset = 0;
  #open: OpenEntry | null = null;

  /** `send` takes every piece of the file in order. */
  constructor(private readonly send: (bytes: Uint8Array) => void) {}

  /** Begins the next entry and ends the one before. */
  async begin(name: string): Promise<void> {
    await this.#end();
    const encoded = Buffer.from(name);
    const offset = this.#offset;
    this.#put(localHeader(encoded));
    this.#open = new OpenEntry(encoded, offset, (bytes) => this.#put(bytes));
  }

  /** Resolves once the text is compressed, so that whoever writes is no faster than that. */
  async write(text: string): Promise<void> {
    if (this.#open === null) throw new Error('no entry is open');
    await this.#open.write(Buffer.from(text));
  }

  /** Bytes of the open entry so far, uncompressed. */
  get unpacked(): number {
    return this.#open?.unpacked ?? 0;
  }

  async finish(): Promise<void> {
    await this.#end();
    const start = this.#offset;
    for (const entry of this.#entries) this.#put(centralHeader(entry));
    this.#put(endOfDirectory(this.#entries.length, start, this.#offset - start));
  }

  async #end(): Promise<void> {
    if (this.#open === null) return;
    const entry = await this.#open.end();
    this.#put(dataDescriptor(entry));
    this.#entries.push(entry);
    this.#open = null;
  }

  #put(bytes: Uint8Array): void {
    this.#offset += bytes.byteLength;
    this.send(bytes);
  }
}

class OpenEntry {
  readonly #deflate: DeflateRaw = createDeflateRaw({ level: 6, chunkSize: 65_536 });
  #crc = 0;
  #packed = 0;
  unpacked = 0;

  constructor(
    private readonly name: Buffer,
    private readonly offset: number,
    put: (bytes: Uint8Array) => void,
  ) {
    this.#deflate.on('data', (bytes: Buffer) => {
      this.#packed += bytes.byteLength;
      put(bytes);
    });
  }

  async write(bytes: Buffer): Promise<void> {
    this.#crc = crc32(bytes, this.#crc);
    this.unpacked += bytes.byteLength;
    await new Promise<void>((resolve, reject) => {
      this.#deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  async end(): Promise<Entry> {
    const ended = once(this.#deflate, 'end');
    this.#deflate.end();
    await ended;
    const { name, offset, unpacked } = this;
    return { name, offset, unpacked, crc: this.#crc, packed: this.#packed };
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(neededVersion, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(firstDate, 12);
  header.writeUInt16LE(name.byteLength, 26);
  return Buffer.concat([header, name]);
}

function dataDescriptor({ crc, packed, unpacked }: Entry): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packed, 8);
  descriptor.writeUInt32LE(unpacked, 12);
  return descriptor;
}

function centralHeader({ name, offset, crc, packed, unpacked }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(neededVersion, 4);
  header.writeUInt16LE(neededVersion, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(deflated, 10);
  header.writeUInt16LE(firstDate, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(unpacked, 24);
  header.writeUInt16LE(name.byteLength, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function endOfDirectory(entries: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return end;
}
