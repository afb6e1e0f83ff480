import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import { storedFile, storedFileChunk } from '../tables.js';

const chunkLength = 256 * 1024;

/** Shared by those who keep files, so that nobody removes one that was there already and is meant to stay. */
export const filesInHand: SQL = sql`hashtextextended('steckbrief.files', 0)`;

/** Keeps a file byte for byte under its SHA-256, which it returns; a file that is there already is not kept twice. */
export async function keepFile(tx: Transaction, bytes: Uint8Array, mediaType: string): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${filesInHand})`);
  // Nothing is returned: cities may bring a file before they may see it.
  const kept = await tx
    .insert(storedFile)
    .values({ sha256, byteLength: bytes.length, mediaType })
    .onConflictDoNothing();
  if (kept.count === 0) return sha256;
  for (let position = 0; position * chunkLength < bytes.length; position += 1) {
    const chunk = bytes.subarray(position * chunkLength, (position + 1) * chunkLength);
    await tx.insert(storedFileChunk).values({ sha256, position, bytes: Buffer.from(chunk) });
  }
  return sha256;
}
