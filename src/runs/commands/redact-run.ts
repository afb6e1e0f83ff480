import { sql } from 'drizzle-orm';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import type { Format } from '../../reporting/index.js';
import { findRun } from '../queries/runs.js';

export interface Redaction {
  readonly runId: string;
  /** Without it the whole run: all its files, and its foreword. */
  readonly formats?: readonly Format[] | undefined;
  /** Who ordered it, by which law; stands in the trail and on the page of the run. */
  readonly reason: string;
}

/** A file whose bytes are gone, of the run itself or of one with the same bytes. */
export interface RedactedFile {
  readonly runId: string;
  readonly format: Format;
  readonly byteLength: number;
  readonly sha256: string;
}

/**
 * Takes the bytes of what a run has drawn away for good; name, length and hash stay. The only way in which a stored report
 * changes (Schwärzung).
 *
 * @throws Problem `not_found`
 */
export function redactRun(
  database: Database,
  writer: Writer,
  redaction: Redaction,
): Promise<readonly RedactedFile[]> {
  return actingAs(database.orm, writer.actor, { ...writer, reason: redaction.reason }, (tx) =>
    redact(tx, redaction),
  );
}

class RolledBack extends Error {
  constructor(readonly would: readonly RedactedFile[]) {
    super('nothing was redacted');
  }
}

/** What `redactRun` would take away: it is done and taken back, so that the two cannot differ. */
export async function wouldRedact(
  database: Database,
  writer: Writer,
  redaction: Redaction,
): Promise<readonly RedactedFile[]> {
  try {
    return await actingAs(database.orm, writer.actor, {}, async (tx) => {
      throw new RolledBack(await redact(tx, redaction));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.would;
    throw error;
  }
}

async function redact(tx: Transaction, { runId, formats, reason }: Redaction): Promise<RedactedFile[]> {
  const { id } = await findRun(tx, runId);
  const wanted = formats === undefined ? null : `{${formats.join(',')}}`;
  const rows = await tx.execute<{ run_id: string; format: Format; byte_length: string; file_hash: string }>(
    sql`select run_id, format, byte_length, file_hash from redact_run(${id}::uuid, ${wanted}::text[], ${reason})`,
  );
  return rows.map((row) => ({
    runId: row.run_id,
    format: row.format,
    byteLength: Number(row.byte_length),
    sha256: row.file_hash,
  }));
}
