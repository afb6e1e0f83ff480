import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';

const label = 'Sealed with SHA-256 over every byte before this: ';
const digestLength = 64;

/** Comment of an archive that has not been sealed yet. A ZIP archive ends with its comment. */
export const openSeal = label + '0'.repeat(digestLength);

/** Passes an archive on and replaces the end of its comment by the digest of everything before. */
export class Sealing extends Transform {
  readonly #hash = createHash('sha256');
  #held = Buffer.alloc(0);

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const all = Buffer.concat([this.#held, piece]);
    const ready = all.subarray(0, Math.max(0, all.length - digestLength));
    this.#held = all.subarray(ready.length);
    this.#hash.update(ready);
    done(null, ready);
  }

  override _flush(done: TransformCallback): void {
    done(null, Buffer.from(this.#hash.digest('hex'), 'latin1'));
  }
}

/** The digest a file ends with; null when it does not end with a seal, as one that was cut off does not. */
export async function writtenSeal(path: string): Promise<string | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = label.length + digestLength;
    if (size < length) return null;
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    const end = buffer.toString('latin1');
    return end.startsWith(label) ? end.slice(label.length) : null;
  } finally {
    await file.close();
  }
}

/** The digest a file of this size ought to end with. */
export async function reckonedSeal(path: string, size: number): Promise<string> {
  const hash = createHash('sha256');
  const sealed = createReadStream(path, { end: size - digestLength - 1, highWaterMark: 1 << 18 });
  for await (const piece of sealed) hash.update(piece);
  return hash.digest('hex');
}
