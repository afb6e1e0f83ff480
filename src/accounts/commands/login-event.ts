import { type Actor, systemActor } from '../../kernel/actor.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { loginEvent, type loginEventKinds } from '../tables.js';

export type LoginEventKind = (typeof loginEventKinds)[number];

/** From where, and in which request, something happened at the door. */
export interface Visit {
  /** Network of the visitor, cut short. */
  readonly network: string | null;
  readonly requestId?: string;
}

interface EventParts {
  /** Null when nobody has the address that was given. */
  readonly personId: string | null;
  readonly means?: 'password' | 'identityProvider' | 'recoveryCode' | 'authenticator' | 'link';
  /** Who did it; whoever came to the door when nobody is named. */
  readonly by?: Actor;
}

const door = systemActor('sign-in');

/** Writes down what happened at the door, and so into the trail. */
export async function noteLoginEvent(
  auth: Orm,
  kind: LoginEventKind,
  visit: Visit,
  parts: EventParts,
): Promise<void> {
  const context = visit.requestId === undefined ? {} : { requestId: visit.requestId };
  await actingAs(auth, parts.by ?? door, context, (tx) => addLoginEvent(tx, kind, visit, parts));
}

/** The same in a transaction that has its actor already. */
export async function addLoginEvent(
  tx: Transaction,
  kind: LoginEventKind,
  { network }: Visit,
  { personId, means }: Omit<EventParts, 'by'>,
): Promise<void> {
  await tx.insert(loginEvent).values({ kind, personId, means: means ?? null, source: network });
}
