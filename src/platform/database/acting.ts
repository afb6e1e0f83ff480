import { sql } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import type { Orm, Transaction } from './database.js';
import { rememberPool } from './transaction-pool.js';

/** A write that may be sent again, as its Idempotency-Key names it. */
export interface WriteAttempt {
  readonly actor: string;
  readonly route: string;
  readonly key: string;
  /** Random id of this attempt: one that lost its place to another must not write any more. */
  readonly owner: string;
}

/** What goes into the trail beside the actor. */
export interface ActingContext {
  readonly requestId?: string;
  /** Why something is changed, in the words of the person. */
  readonly reason?: string;
  /** Settled in the same transaction as what it asked for: then a crash before the answer does not do it twice. */
  readonly attempt?: WriteAttempt;
  /** Where what was written can be read, made from what `work` returns. */
  readonly locate?: (result: unknown) => string | null;
  /** Address people use, for links in mail that follows from what is done; without it there are none. */
  readonly address?: string;
}

/** Who writes, and from which request. */
export interface Writer extends ActingContext {
  readonly actor: Actor;
}

/**
 * Runs work in one transaction under an identity. Row security and the trail read it from the transaction's settings;
 * without an identity the application role sees published data only.
 */
export async function actingAs<Result>(
  orm: Orm,
  actor: Actor,
  context: ActingContext,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return orm.transaction(async (tx) => {
    rememberPool(tx, orm);
    await identify(tx, actor);
    await tx.execute(sql`select
      set_config('app.request_id', ${context.requestId ?? ''}, true),
      set_config('app.reason', ${context.reason ?? ''}, true)`);
    const result = await work(tx);
    if (actor.personId !== null) await stillAllowed(tx);
    if (context.attempt) await settleAttempt(tx, context.attempt, context.locate?.(result) ?? null);
    return result;
  });
}

/** Lets a transaction see what its actor may see, until it ends. */
export async function identify(tx: Transaction, actor: Actor): Promise<void> {
  await tx.execute(sql`select
    set_config('app.actor', ${actor.id}, true),
    set_config('app.role', ${actor.role}, true),
    set_config('app.city', ${actor.city ?? ''}, true),
    set_config('app.person', ${actor.personId ?? ''}, true)`);
}

/**
 * Rights may be withdrawn while a request runs: what is written is kept only if they hold at its end.
 * @throws Problem `forbidden`; nothing is kept then
 */
async function stillAllowed(tx: Transaction): Promise<void> {
  const [row] = await tx.execute<{ allowed: boolean }>(
    sql`select pg_current_xact_id_if_assigned() is null or acting_rights_hold() as allowed`,
  );
  if (row?.allowed !== true) throw new Problem('forbidden');
}

/**
 * Marks an attempt as done, if this transaction has written anything at all.
 * @throws Problem `request_running` when another attempt has taken its place meanwhile; nothing is kept then
 */
async function settleAttempt(tx: Transaction, attempt: WriteAttempt, location: string | null): Promise<void> {
  const [written] = await tx.execute<{ written: boolean }>(
    sql`select pg_current_xact_id_if_assigned() is not null as written`,
  );
  if (!written?.written) return;
  const { actor, route, key, owner } = attempt;
  const settled = await tx.execute(sql`
    update idempotency_key set state = 'done', location = coalesce(${location}::text, location), created_at = clock_timestamp()
    where actor = ${actor} and route = ${route} and key = ${key} and owner = ${owner}::uuid
    returning 1`);
  if (settled.length === 0) throw new Problem('request_running');
}
