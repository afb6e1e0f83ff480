import { and, eq, sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Database, Orm, Transaction } from '../../platform/database/database.js';
import type { Accounts } from '../accounts.js';
import type { ProviderPerson } from '../identity-provider/identity-provider.js';
import { loginAccount, loginSession } from '../login-tables.js';
import { findPerson, type PersonRow } from '../queries/people.js';
import { person } from '../tables.js';
import { noteLoginEvent, type Visit } from './login-event.js';
import { activate, comparableEmail } from './people.js';
import { openSecondFactorQuestion, openSession } from './second-factor-question.js';

interface Arrival {
  readonly visit: Visit;
  /** What the browser says about itself. */
  readonly userAgent: string;
}

type ProviderSignIn =
  | { readonly kind: 'signedIn'; readonly personId: string; readonly session: string }
  | { readonly kind: 'secondFactor'; readonly question: string }
  | { readonly kind: 'refused' };

/**
 * Lets somebody in whom the identity provider vouches for, if the registry knows and wants them. Who has a second factor
 * here, and was asked for none there, is asked for it.
 */
export async function signInByProvider(
  database: Database,
  accounts: Accounts,
  vouched: ProviderPerson,
  arrival: Arrival,
): Promise<ProviderSignIn> {
  const { auth: orm } = database;
  const means = 'identityProvider';
  const found = await personOfProvider(orm, vouched);
  const isWelcome = found?.state === 'active' || found?.state === 'invited';
  if (found === null || !isWelcome) {
    await noteLoginEvent(orm, 'failed', arrival.visit, { personId: found?.id ?? null, means });
    return { kind: 'refused' };
  }
  if (found.state === 'invited') {
    await activate(orm, found.id);
    await noteLoginEvent(orm, 'invitationAccepted', arrival.visit, { personId: found.id, means });
  }
  if (found.hasSecondFactor && !vouched.bySecondFactor)
    return { kind: 'secondFactor', question: await openSecondFactorQuestion(accounts, found.id) };
  const session = await openSession(accounts, found.id, arrival.userAgent);
  if (session === null) return { kind: 'refused' };
  if (vouched.bySecondFactor) await noteSecondFactor(orm, session);
  await noteLoginEvent(orm, 'signedIn', arrival.visit, { personId: found.id, means });
  return { kind: 'signedIn', personId: found.id, session };
}

/** A session in which the provider has asked for the second factor. */
const noteSecondFactor = (orm: Orm, session: string) =>
  orm.update(loginSession).set({ secondFactorByProvider: true }).where(eq(loginSession.token, session));

/**
 * Who somebody of the provider is here. The first time people are found by the address the provider has verified; from
 * then on by the provider's own name for them, so that an address that goes to somebody else opens nothing.
 */
async function personOfProvider(orm: Orm, vouched: ProviderPerson): Promise<PersonRow | null> {
  return actingAs(orm, systemActor('sign-in'), {}, async (tx) => {
    const bound = await boundPerson(tx, vouched);
    if (bound !== null) return findPerson(tx, bound);
    if (vouched.verifiedEmail === null) return null;
    const [known] = await tx
      .select({ id: person.id, state: person.state })
      .from(person)
      .where(eq(person.email, comparableEmail(vouched.verifiedEmail)))
      .for('update');
    if (known === undefined) return null;
    const isWelcome = known.state === 'active' || known.state === 'invited';
    if (isWelcome && !(await bind(tx, known.id, vouched))) return null;
    return findPerson(tx, known.id);
  });
}

async function boundPerson(tx: Transaction, { issuer, subject }: ProviderPerson): Promise<string | null> {
  const [row] = await tx
    .select({ id: loginAccount.userId })
    .from(loginAccount)
    .where(and(eq(loginAccount.providerId, issuer), eq(loginAccount.accountId, subject)));
  return row?.id ?? null;
}

/** Ties a person to the provider's name for them, once; false when they have another name there already. */
async function bind(tx: Transaction, personId: string, vouched: ProviderPerson): Promise<boolean> {
  const { issuer, subject } = vouched;
  await tx.execute(sql`
    insert into login_account (person_id, provider_id, account_id)
    select ${personId}, ${issuer}, ${subject}
    where not exists (select from login_account where person_id = ${personId} and provider_id = ${issuer})
    on conflict (provider_id, account_id) do nothing`);
  return (await boundPerson(tx, vouched)) === personId;
}
