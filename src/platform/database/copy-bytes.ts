/** What a COPY in binary format begins with: its signature, no flags, nothing more. */
const beginning = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const firstRoom = 64 * 1024;
/** Number of PostgreSQL's type `text`. */
const textType = 25;
const latestJsonb = 1;
/** Length of a field that is null. */
const none = -1;
/** Stands where the number of fields of a row would. */
const endMark = -1;
/** UTF-8 takes at most so many bytes for each unit of a JavaScript string. */
const mostBytesOfUnit = 3;

/**
 * Writes rows as PostgreSQL's COPY takes them in binary: nothing has to be marked in what is written, divided or read
 * again, and what is finished is bytes that need no more encoding.
 */
export class CopyBytes {
  #bytes = Buffer.allocUnsafeSlow(firstRoom);
  #end = beginning.copy(this.#bytes);

  /** Begins a row of so many fields; what follows writes each of them. */
  row(fields: number): void {
    this.#room(2);
    this.#end = this.#bytes.writeInt16BE(fields, this.#end);
  }

  boolean(value: boolean): void {
    this.#int(1);
    this.#room(1);
    this.#end = this.#bytes.writeUInt8(value ? 1 : 0, this.#end);
  }

  integer(value: number | null): void {
    this.#int(value === null ? none : 4);
    if (value !== null) this.#int(value);
  }

  bigint(value: bigint | null): void {
    this.#int(value === null ? none : 8);
    if (value === null) return;
    this.#room(8);
    this.#end = this.#bytes.writeBigInt64BE(value, this.#end);
  }

  text(value: string | null): void {
    if (value === null) this.#int(none);
    else this.#counted(() => this.#letters(value));
  }

  /** A field of type `jsonb`, given as JSON. */
  jsonb(json: string): void {
    this.#counted(() => {
      this.#room(1);
      this.#end = this.#bytes.writeUInt8(latestJsonb, this.#end);
      this.#letters(json);
    });
  }

  /** A field of type `text[]`. */
  texts(values: readonly (string | null)[] | null): void {
    if (values === null) this.#int(none);
    else
      this.#counted(() => {
        for (const number of [1, 1, textType, values.length, 1]) this.#int(number);
        for (const value of values) this.text(value);
      });
  }

  /** Everything that was written since the last time, as one COPY; its memory belongs to whoever takes it. */
  take(): Uint8Array<ArrayBuffer> {
    this.#room(2);
    const end = this.#bytes.writeInt16BE(endMark, this.#end);
    const taken = new Uint8Array(this.#bytes.buffer as ArrayBuffer, this.#bytes.byteOffset, end);
    this.#bytes = Buffer.allocUnsafeSlow(this.#bytes.length);
    this.#end = beginning.copy(this.#bytes);
    return taken;
  }

  #letters(value: string): void {
    this.#room(value.length * mostBytesOfUnit);
    this.#end += this.#bytes.write(value, this.#end);
  }

  /** A field goes after the number of its bytes. */
  #counted(write: () => void): void {
    const at = this.#end;
    this.#int(0);
    write();
    this.#bytes.writeInt32BE(this.#end - at - 4, at);
  }

  #int(value: number): void {
    this.#room(4);
    this.#end = this.#bytes.writeInt32BE(value, this.#end);
  }

  #room(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return;
    const more = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#end + bytes));
    this.#bytes.copy(more, 0, 0, this.#end);
    this.#bytes = more;
  }
}

/** Reads what `CopyBytes` wrote, one row after the other, its fields in their order. */
export class CopiedFields {
  readonly #bytes: Buffer;
  #at = beginning.length;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Goes on to the next row; false behind the last. */
  next(): boolean {
    this.#at += 2;
    return this.#bytes.readInt16BE(this.#at - 2) !== endMark;
  }

  text(): string | null {
    const field = this.#field();
    return field === null ? null : field.toString('utf8');
  }

  jsonb(): string {
    return (this.#field() ?? Buffer.of(latestJsonb)).toString('utf8', 1);
  }

  integer(): number | null {
    return this.#field()?.readInt32BE(0) ?? null;
  }

  boolean(): boolean {
    return this.#field()?.[0] === 1;
  }

  /** Passes over so many fields. */
  skip(fields: number): void {
    for (let left = fields; left > 0; left -= 1) this.#field();
  }

  #field(): Buffer | null {
    const from = this.#at + 4;
    const length = this.#bytes.readInt32BE(this.#at);
    this.#at = from + Math.max(length, 0);
    return length === none ? null : this.#bytes.subarray(from, this.#at);
  }
}
