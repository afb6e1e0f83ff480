import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import { type Text, text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { nextStates, type Proof, type ProofKey, type ProofState } from '../proof.js';
import { findProof } from '../queries/proofs.js';
import { proof, proofStep } from '../tables.js';

/** The proof with its row locked, made with the first thing said about it. */
export interface HeldProof {
  readonly proof: Proof;
  readonly id: string;
}

/**
 * Works on one proof inside a transaction that holds its row.
 *
 * @throws Problem `not_found` for a proof nothing asks for, or of another city
 */
export async function onProof<Result>(
  database: Database,
  writer: Writer,
  key: ProofKey,
  work: (tx: Transaction, held: HeldProof) => Promise<Result>,
): Promise<Result> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const expected = await findProof(tx, key);
    const { city } = writer.actor;
    if (expected === null || (city !== null && expected.city !== city)) throw new Problem('not_found');
    const id = await heldRow(tx, writer, expected);
    const present = await findProof(tx, key);
    if (present === null) throw new Problem('not_found');
    return work(tx, { proof: present, id });
  });
}

async function heldRow(
  tx: Transaction,
  { actor }: Writer,
  { projectId, city, kind, year }: Proof,
): Promise<string> {
  await tx
    .insert(proof)
    .values({ projectId, ownerCity: city, kind, year, changedBy: actor.personId })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ id: proof.id })
    .from(proof)
    .where(
      and(
        eq(proof.projectId, projectId),
        eq(proof.kind, kind),
        year === null ? isNull(proof.year) : eq(proof.year, year),
      ),
    )
    .for('update');
  if (!row) throw new Problem('not_found');
  return row.id;
}

export interface NewStep {
  readonly state: ProofState;
  readonly onDay: Day;
  readonly note: string | null;
}

/**
 * Records what became of a proof: handed in, asked back, examined, with its day.
 *
 * @throws Problem `not_found`, `state_conflict` for a step that cannot follow, `rule_broken` for a day to come
 */
export async function recordStep(
  database: Database,
  writer: Writer,
  key: ProofKey,
  step: NewStep,
): Promise<void> {
  await onProof(database, writer, key, async (tx, { proof: present, id }) => {
    if (!nextStates(present.state).includes(step.state)) throw cannotFollow();
    const [row] = await tx.execute<{ today: Day }>(sql`select berlin_today()::text as today`);
    if (row !== undefined && step.onDay > row.today)
      throw wrong('onDay', text('Der Tag liegt in der Zukunft.', 'The day lies in the future.'));
    await tx
      .insert(proofStep)
      .values({ proofId: id, ownerCity: present.city, ...step, personId: writer.actor.personId });
  });
}

/** Day and letter by which the SAB set when a proof is due. */
export interface SetDue {
  readonly dueOn: Day;
  readonly source: string;
}

/** Keeps the day the SAB set, which goes before every rule; null goes back to the rule. @throws Problem `not_found` */
export async function setDue(
  database: Database,
  writer: Writer,
  key: ProofKey,
  due: SetDue | null,
): Promise<void> {
  await onProof(database, writer, key, (tx, { id }) =>
    change(tx, writer, id, { setDueOn: due?.dueOn ?? null, setDueSource: due?.source ?? null }),
  );
}

/** Keeps the letter by which the SAB does without a proof; null asks for it again. @throws Problem `not_found` */
export async function setWaiver(
  database: Database,
  writer: Writer,
  key: ProofKey,
  source: string | null,
): Promise<void> {
  await onProof(database, writer, key, (tx, { id }) => change(tx, writer, id, { waivedSource: source }));
}

/**
 * Keeps the text of the factual report. `version` is that of the proof the writer started from.
 *
 * @throws Problem `not_found`, `stale` when somebody has saved since
 */
export async function saveReport(
  database: Database,
  writer: Writer,
  key: ProofKey,
  { report, version }: { readonly report: string | null; readonly version: number },
): Promise<void> {
  await onProof(database, writer, key, async (tx, { proof: present, id }) => {
    // A row that was just made has version 1, and nobody can have started from it.
    const startedFrom = version === 0 ? 1 : version;
    if (present.version !== startedFrom) throw new Problem('stale');
    await change(tx, writer, id, { report });
  });
}

async function change(
  tx: Transaction,
  { actor }: Writer,
  id: string,
  values: Partial<typeof proof.$inferInsert>,
): Promise<void> {
  await tx
    .update(proof)
    .set({
      ...values,
      version: sql`${proof.version} + 1`,
      changedBy: actor.personId,
      changedAt: sql`clock_timestamp()`,
    })
    .where(eq(proof.id, id));
}

const cannotFollow = (): Problem =>
  new Problem('state_conflict', {
    detail: text(
      'Dieser Schritt passt nicht zum Stand des Nachweises.',
      'This step does not follow from the state of the proof.',
    ),
  });

const wrong = (field: string, detail: Text): Problem =>
  new Problem('rule_broken', { errors: [{ pointer: `/${field}`, code: 'proof_wrong', detail }] });
