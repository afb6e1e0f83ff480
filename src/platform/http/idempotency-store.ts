import type { Sql } from 'postgres';
import type { WriteAttempt } from '../database/acting.js';

/** A write as its key names it; one that lost its place cannot overwrite the answer of another. */
export interface Attempt extends WriteAttempt {
  readonly bodySha256: Buffer;
}

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type Claim =
  | { readonly kind: 'ours' }
  | { readonly kind: 'running' }
  | { readonly kind: 'otherBody' }
  /** Done, by an attempt that crashed before its answer was kept. */
  | { readonly kind: 'done'; readonly location: string | null }
  | { readonly kind: 'answered'; readonly answer: StoredAnswer };

interface Row {
  readonly state: 'running' | 'done' | 'answered';
  readonly is_alive: boolean;
  readonly location: string | null;
  readonly body_sha256: Buffer;
  readonly status: number | null;
  readonly headers: Record<string, string> | null;
  readonly body: Buffer | null;
}

/** How often a running attempt says that it is alive; after three times as long without a word it counts as crashed. */
export const heartbeatSeconds = 5;
const crashedAfter = `${3 * heartbeatSeconds} seconds`;

/** Takes the key for this attempt, or says who has it. Forgets keys older than seven days on the way. */
export async function claimKey(sql: Sql, attempt: Attempt): Promise<Claim> {
  const { actor, route, key, bodySha256, owner } = attempt;
  await sql`delete from idempotency_key where created_at < clock_timestamp() - interval '7 days'`;
  const taken = await sql`
    insert into idempotency_key as held (actor, route, key, body_sha256, state, owner)
    values (${actor}, ${route}, ${key}, ${bodySha256}, 'running', ${owner})
    on conflict (actor, route, key) do update set owner = excluded.owner, created_at = clock_timestamp()
      where held.state = 'running' and held.body_sha256 = excluded.body_sha256
        and held.created_at < clock_timestamp() - ${crashedAfter}::interval
    returning 1`;
  if (taken.length > 0) return { kind: 'ours' };
  const [held] = await sql<Row[]>`
    select state, body_sha256, status, headers, body, location,
      created_at >= clock_timestamp() - ${crashedAfter}::interval as is_alive
    from idempotency_key
    where actor = ${actor} and route = ${route} and key = ${key}`;
  // Gone in between: the other attempt failed just now, so the client may try again.
  if (!held) return { kind: 'running' };
  return claimOf(held, bodySha256);
}

function claimOf(held: Row, bodySha256: Buffer): Claim {
  if (!bodySha256.equals(held.body_sha256)) return { kind: 'otherBody' };
  const { status, headers, body, state, location } = held;
  if (state === 'done' && !held.is_alive) return { kind: 'done', location };
  if (status === null || headers === null || body === null) return { kind: 'running' };
  return { kind: 'answered', answer: { status, headers, body } };
}

export async function stayAlive(sql: Sql, { actor, route, key, owner }: Attempt): Promise<void> {
  await sql`update idempotency_key set created_at = clock_timestamp()
    where actor = ${actor} and route = ${route} and key = ${key} and owner = ${owner} and state in ('running', 'done')`;
}

export async function storeAnswer(sql: Sql, attempt: Attempt, answer: StoredAnswer): Promise<void> {
  const { actor, route, key, owner } = attempt;
  await sql`update idempotency_key
    set state = 'answered', status = ${answer.status}, headers = ${sql.json(answer.headers)},
      body = ${answer.body}, created_at = clock_timestamp()
    where actor = ${actor} and route = ${route} and key = ${key} and owner = ${owner}`;
}

/** Gives the key back after a failure, so that the write can be tried again. */
export async function releaseKey(sql: Sql, { actor, route, key, owner }: Attempt): Promise<void> {
  await sql`delete from idempotency_key
    where actor = ${actor} and route = ${route} and key = ${key} and owner = ${owner} and state = 'running'`;
}
