import { hash } from 'node:crypto';

/** Of each entry its id (8 bytes, highest first) and its SHA-256 (32 bytes). */
export const digestLength = 40;

const idLength = 8;
const head = Buffer.from('18:steckbrief entry 1,');
const comma = ','.charCodeAt(0);
/** Signature, flags and length of what else a head may hold, in PostgreSQL's binary format. */
const headOfCopy = 19;
const knownSizes = Array.from({ length: 4_096 }, (_, size) => `${size}:`);
/** Instants of the binary format count from here. */
const epochMs = Date.UTC(2000, 0, 1);

/**
 * Takes entries as PostgreSQL copies them out in its binary format (id, transaction, instant, seven texts, commitment) and
 * writes down id and digest of one after the other. It makes the text that is hashed as `entryDigest` of the verifier does,
 * from the bytes of the fields, which is several times faster than from an object for each entry.
 */
export class EntryHashes {
  #rest: Buffer = Buffer.alloc(0);
  #at = headOfCopy;
  #text = Buffer.alloc(64 * 1024);
  #written = 0;
  #digests: Buffer;
  #millisecond = { ms: Number.NaN, written: '' };
  #count = 0;

  /** @param expected how many entries there should be */
  constructor(expected: number) {
    this.#digests = Buffer.alloc((expected + 1) * digestLength);
    head.copy(this.#text);
  }

  /** Ids and digests of all entries so far. */
  get digests(): Buffer {
    return this.#digests.subarray(0, this.#count * digestLength);
  }

  /** The next bytes of the copy, cut anywhere. */
  add(piece: Buffer): void {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    let at = this.#at;
    for (let end = endOfRow(bytes, at); end > 0; end = endOfRow(bytes, at)) {
      this.#entry(bytes, at);
      at = end;
    }
    this.#rest = bytes.subarray(Math.min(at, bytes.length));
    this.#at = at - Math.min(at, bytes.length);
  }

  #entry(bytes: Buffer, row: number): void {
    const fields = bytes.readInt16BE(row);
    let at = row + 2;
    this.#written = head.length;
    for (let field = 0; field < fields; field += 1) {
      const length = bytes.readInt32BE(at);
      at += 4;
      this.#field(bytes, field, at, length);
      at += Math.max(0, length);
    }
    this.#keep(bytes, row + 6);
  }

  #field(bytes: Buffer, field: number, at: number, length: number): void {
    // More than any field is long whose bytes are not copied as they are.
    this.#room(length + 256);
    if (length < 0) this.#ascii('-');
    else if (field < 2) this.#short(String(bytes.readBigInt64BE(at)));
    else if (field === 2) this.#short(this.#instant(bytes.readBigInt64BE(at)));
    else if (field === 10) this.#short(bytes.toString('hex', at, at + length));
    else this.#bytes(bytes, at, length);
    this.#text[this.#written] = comma;
    this.#written += 1;
  }

  /** Characters of one byte each, with their number before them. */
  #short(value: string): void {
    this.#size(value.length);
    this.#ascii(value);
  }

  #bytes(bytes: Buffer, at: number, length: number): void {
    this.#size(length);
    // A call costs more than a few bytes.
    if (length > 40) bytes.copy(this.#text, this.#written, at, at + length);
    else
      for (let index = 0; index < length; index += 1)
        this.#text[this.#written + index] = bytes[at + index] ?? 0;
    this.#written += length;
  }

  #size(length: number): void {
    this.#ascii(length < knownSizes.length ? (knownSizes[length] ?? '') : `${length}:`);
  }

  #ascii(characters: string): void {
    for (let index = 0; index < characters.length; index += 1)
      this.#text[this.#written + index] = characters.charCodeAt(index);
    this.#written += characters.length;
  }

  #room(needed: number): void {
    if (this.#written + needed > this.#text.length)
      this.#text = Buffer.concat([this.#text, Buffer.alloc(this.#text.length + needed)]);
  }

  /** "2026-11-26T15:00:00.123456Z" from microseconds; many entries are of one millisecond. */
  #instant(micros: bigint): string {
    const all = Number(micros);
    const ms = Math.floor(all / 1_000);
    if (ms !== this.#millisecond.ms)
      this.#millisecond = { ms, written: new Date(epochMs + ms).toISOString().slice(0, -1) };
    return `${this.#millisecond.written}${String(all - ms * 1_000).padStart(3, '0')}Z`;
  }

  #keep(bytes: Buffer, id: number): void {
    const start = this.#count * digestLength;
    if (start === this.#digests.length) this.#digests = Buffer.concat([this.#digests, this.#digests]);
    bytes.copy(this.#digests, start, id, id + idLength);
    const digest = hash('sha256', this.#text.subarray(0, this.#written), 'hex');
    this.#digests.write(digest, start + idLength, 'hex');
    this.#count += 1;
  }
}

/** Where the row that begins here ends; 0 when not all of it is there, or it is the end of the copy. */
function endOfRow(bytes: Buffer, row: number): number {
  if (row + 2 > bytes.length) return 0;
  const fields = bytes.readInt16BE(row);
  if (fields < 0) return 0;
  let at = row + 2;
  for (let field = 0; field < fields; field += 1) {
    if (at + 4 > bytes.length) return 0;
    at += 4 + Math.max(0, bytes.readInt32BE(at));
  }
  return at <= bytes.length ? at : 0;
}
