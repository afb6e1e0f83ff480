import type { Sql } from 'postgres';
import type { Actor } from '../kernel/actor.js';
import { digestsOf, entriesBetween, sealsAfter } from './queries.js';
import type { Seal } from './verify-trail.mjs';

const sealsAtATime = 100;
const linesAtATime = 500;

/**
 * Everything that is sealed, as the stand-alone verifier reads it: a head, entries followed by their seal, an end that says
 * how many there were. In one snapshot, and as far as the reader may read; of the rest there are the digests.
 */
export async function* trailLines(bulk: Sql, reader: Actor, registry: string): AsyncGenerator<string> {
  const tx = await bulk.reserve();
  try {
    await tx`begin isolation level repeatable read read only`;
    await tx`select set_config('app.actor', ${reader.id}, true), set_config('app.role', ${reader.role}, true), set_config('app.person', ${reader.personId ?? ''}, true)`;
    yield `${JSON.stringify({ steckbriefTrail: 1, registry })}\n`;
    let last: Seal | null = null;
    let written = 0;
    for (let seals: readonly Seal[] = []; ; ) {
      seals = await sealsAfter(tx, last?.number ?? 0, sealsAtATime);
      for (const seal of seals) {
        const lines = await linesOf(tx, last, seal);
        for (let at = 0; at < lines.length; at += linesAtATime)
          yield lines.slice(at, at + linesAtATime).join('');
        written += seal.entries;
        last = seal;
      }
      if (seals.length < sealsAtATime) break;
    }
    yield `${JSON.stringify({ end: { entries: written, seals: last?.number ?? 0 } })}\n`;
  } finally {
    await tx`rollback`.catch(() => undefined);
    tx.release();
  }
}

async function linesOf(tx: Sql, before: Seal | null, seal: Seal): Promise<string[]> {
  const digests = new Map((await digestsOf(tx, seal.number)).map(({ id, sha256 }) => [id, sha256]));
  const entries = await entriesBetween(tx, before?.lastEntry ?? '0', seal.lastEntry);
  return [
    ...entries.map(
      (entry) => `${JSON.stringify({ entry, sha256: digests.get(entry.id)?.toString('hex') })}\n`,
    ),
    `${JSON.stringify({ seal })}\n`,
  ];
}
