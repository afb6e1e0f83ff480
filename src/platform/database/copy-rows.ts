import { finished, pipeline } from 'node:stream/promises';
import type { ISql } from 'postgres';

/**
 * The rows of a query in PostgreSQL's text format, one per line, UTF-8, or in its binary one, in pieces of up to 64 KiB.
 * Needs a connection of its own until the last piece. Stopping early is allowed: the rest is received and thrown away, because the driver
 * would wait for ever on a connection nobody reads from.
 */
export async function* copyOut(
  sql: ISql,
  query: string,
  format: 'text' | 'binary' = 'text',
): AsyncGenerator<Buffer> {
  const stream = await sql.unsafe(`copy (${query}) to stdout (format ${format})`).readable();
  try {
    yield* stream.iterator({ destroyOnReturn: false });
  } finally {
    stream.resume();
    await finished(stream).catch(() => undefined);
    // The driver stops listening to the server while the reader is behind and forgets to begin again when that was the
    // last piece: the next statement would never be answered.
    if (!stream.errored) stream._read(0);
  }
}

/**
 * Writes lines in PostgreSQL's text format, or pieces of its binary one, into a table, given as `table (columns)`, as one
 * statement.
 */
export async function copyIn(
  sql: ISql,
  target: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  format: 'text' | 'binary' = 'text',
): Promise<void> {
  const query = sql.unsafe(`copy ${target} from stdin (format ${format})`);
  const stream = await query.writable();
  // Once everything is sent the driver forgets the stream. A refusal after that (a constraint checked at the end) reaches
  // only the query, which counts as settled since the stream was handed out, and the stream would wait for ever.
  const refused = new Promise<never>((_, reject) => Object.assign(query, { reject }));
  await Promise.race([pipeline(pieces, stream), refused]);
}
