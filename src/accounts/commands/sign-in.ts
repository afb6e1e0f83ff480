import { isAPIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/database.js';
import type { Accounts } from '../accounts.js';
import { loginAccount } from '../login-tables.js';
import { findPersonByEmail } from '../queries/people.js';
import { noteLoginEvent, type Visit } from './login-event.js';
import { comparableEmail } from './people.js';
import { type Budget, giveAttemptBack, sweepAttempts, takeAttempt, throttleKey } from './throttle.js';

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  readonly visit: Visit & { readonly source: string };
  /** Cookies and name of the browser. */
  readonly headers: Headers;
  /** Person who signed in with this browser before, as its cookie says. */
  readonly knownDevice: string | null;
}

export type SignInResult =
  | { readonly kind: 'signedIn'; readonly personId: string; readonly headers: Headers }
  | { readonly kind: 'secondFactor'; readonly headers: Headers }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number };

const longestWait = 900;
const budgets = {
  /** One address from one network. */
  pair: { free: 5, longestWait },
  /** One network, whatever addresses it tries: an office behind one address mistypes now and then. */
  source: { free: 30, longestWait },
  /** One address from everywhere. Small enough against many machines, and never in the way of a known browser. */
  account: { free: 50, longestWait: 300 },
  /** The person's own browser: strangers cannot use this up. */
  device: { free: 10, longestWait },
} as const satisfies Record<string, Budget>;

/**
 * Signs somebody in with address and password. Who is unknown, locked or mistyped gets the same answer after the same
 * work. Guessing gets slower by address and network; a browser that was used before has a budget of its own, and the
 * way by mail is always open, so strangers cannot lock anybody out.
 */
export async function signIn(
  { auth: orm }: Database,
  { auth, secret }: Accounts,
  attempt: SignInAttempt,
): Promise<SignInResult> {
  const email = comparableEmail(attempt.email);
  const found = await findPersonByEmail(orm, email);
  const personId = found?.id ?? null;
  const limits = limitsOf(secret, email, attempt, personId);
  const seconds = await takeAll(orm, limits);
  if (seconds > 0) {
    await noteLoginEvent(orm, 'delayed', attempt.visit, { personId, means: 'password' });
    return { kind: 'wait', seconds };
  }
  if (found === null) await readWaysInOfNobody(orm);
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: { email, password: attempt.password },
      headers: attempt.headers,
      returnHeaders: true,
    });
    for (const [key] of limits) await giveAttemptBack(orm, key);
    if ('twoFactorRedirect' in response) return { kind: 'secondFactor', headers };
    await noteLoginEvent(orm, 'signedIn', attempt.visit, { personId, means: 'password' });
    return { kind: 'signedIn', personId: response.user.id, headers };
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    await noteLoginEvent(orm, 'failed', attempt.visit, { personId, means: 'password' });
    await sweepAttempts(orm);
    return { kind: 'refused' };
  }
}

/** better-auth reads the ways in of those it finds; the same is read for nobody, so that the time it takes tells nothing. */
const readWaysInOfNobody = (orm: Database['auth']) =>
  orm.select().from(loginAccount).where(eq(loginAccount.userId, '00000000-0000-0000-0000-000000000000'));

type Limits = readonly (readonly [key: string, budget: Budget])[];

function limitsOf(
  secret: string,
  email: string,
  { visit, knownDevice }: SignInAttempt,
  personId: string | null,
): Limits {
  if (knownDevice !== null && knownDevice.split(':')[0] === personId)
    return [[throttleKey(secret, 'device', knownDevice), budgets.device]];
  return [
    [throttleKey(secret, 'pair', email, visit.source), budgets.pair],
    [throttleKey(secret, 'source', visit.source), budgets.source],
    [throttleKey(secret, 'account', email), budgets.account],
  ];
}

/** Takes one attempt from each budget; the seconds to wait when one of them is used up, and then none is taken. */
export async function takeAll(orm: Database['auth'], limits: Limits): Promise<number> {
  const taken: string[] = [];
  for (const [key, budget] of limits) {
    const seconds = await takeAttempt(orm, key, budget);
    if (seconds > 0) {
      for (const other of taken) await giveAttemptBack(orm, other);
      return seconds;
    }
    taken.push(key);
  }
  return 0;
}
