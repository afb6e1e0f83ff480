import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import type { Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import type { ProofKey } from '../proof.js';
import { proofBody } from '../tables.js';
import { onProof } from './keep-proof.js';

/** Adds an executing body whose own proof must be attached; one of the same name is there once. @throws Problem `not_found` */
export async function addBody(
  database: Database,
  writer: Writer,
  key: ProofKey,
  name: string,
): Promise<void> {
  await onProof(database, writer, key, async (tx, { id, proof }) => {
    await tx
      .insert(proofBody)
      .values({ proofId: id, ownerCity: proof.city, name, changedBy: writer.actor.personId })
      .onConflictDoNothing();
  });
}

/** Ticks off an attached proof, today unless a day is given, or takes the tick away. @throws Problem `not_found` */
export async function tickBody(
  database: Database,
  writer: Writer,
  key: ProofKey,
  tick: { readonly bodyId: string } & ({ readonly receivedOn: Day | null } | { readonly received: boolean }),
): Promise<void> {
  await onProof(database, writer, key, async (tx, { id }) => {
    const today = sql<Day>`berlin_today()`;
    const receivedOn = 'receivedOn' in tick ? tick.receivedOn : tick.received ? today : null;
    const changed = await tx
      .update(proofBody)
      .set({ receivedOn, changedBy: writer.actor.personId, changedAt: sql`clock_timestamp()` })
      .where(and(eq(proofBody.id, tick.bodyId), eq(proofBody.proofId, id)))
      .returning({ id: proofBody.id });
    if (changed.length === 0) throw new Problem('not_found');
  });
}

/** Takes a body off the list. @throws Problem `not_found` */
export async function removeBody(
  database: Database,
  writer: Writer,
  key: ProofKey,
  bodyId: string,
): Promise<void> {
  await onProof(database, writer, key, async (tx, { id }) => {
    const gone = await tx
      .delete(proofBody)
      .where(and(eq(proofBody.id, bodyId), eq(proofBody.proofId, id)))
      .returning({ id: proofBody.id });
    if (gone.length === 0) throw new Problem('not_found');
  });
}
