import { sql } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.js';
import type { Orm, Transaction } from './database.js';

/** What goes into the trail beside the actor. */
export interface ActingContext {
  readonly requestId?: string;
  /** Why something is changed, in the words of the person. */
  readonly reason?: string;
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
    await tx.execute(sql`select
      set_config('app.actor', ${actor.id}, true),
      set_config('app.role', ${actor.role}, true),
      set_config('app.city', ${actor.city ?? ''}, true),
      set_config('app.person', ${actor.personId ?? ''}, true),
      set_config('app.request_id', ${context.requestId ?? ''}, true),
      set_config('app.reason', ${context.reason ?? ''}, true)`);
    return work(tx);
  });
}
