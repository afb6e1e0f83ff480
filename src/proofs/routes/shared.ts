import type { z } from 'zod';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { problemResponses } from '../../platform/http/problem-schemas.js';
import { type Proof, type ProofKey, parseProofName } from '../proof.js';
import { findProof } from '../queries/proofs.js';
import { type proofParams, proofSchema } from '../schemas.js';

/** @throws Problem `not_found` for what names no proof */
export function keyOf({ reference, proof }: z.output<typeof proofParams>): ProofKey {
  const named = parseProofName(proof);
  if (named === null) throw new Problem('not_found');
  return { reference, ...named };
}

/** One proof as whoever asks may see it. @throws Problem `not_found` also for one of another city */
export async function readProof(database: Database, writer: Writer, key: ProofKey): Promise<Proof> {
  const { actor } = writer;
  const found = await actingAs(database.orm, actor, writer, (tx) => findProof(tx, key));
  if (found === null || (actor.city !== null && found.city !== actor.city)) throw new Problem('not_found');
  return found;
}

/** Answers of every route that changes a proof. */
export const kept = {
  200: proofSchema,
  ...problemResponses('token_required', 'not_found', 'rule_broken', 'state_conflict', 'stale', 'disk_full'),
};
