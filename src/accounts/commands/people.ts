import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { isCityRole, type Role, systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { loginAccount, loginSecondFactor, loginSession, loginVerification } from '../login-tables.js';
import { hasAdministrator } from '../queries/people.js';
import { person } from '../tables.js';

export interface PersonParts {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** AGS; required for city roles, null for all others. */
  readonly city: string | null;
}

export type PersonState = 'invited' | 'active' | 'locked' | 'left';

/** Addresses are compared as typed by people: without blanks around, in small letters. */
export const comparableEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/** Enters a person; nobody who is in already. @throws Problem `state_conflict` when the address is taken */
export async function addPerson(
  auth: Orm,
  writer: Writer,
  parts: PersonParts,
  state: 'invited' | 'active' = 'invited',
): Promise<string> {
  return actingAs(auth, writer.actor, writer, (tx) => insertPerson(tx, parts, state));
}

/** The same in the caller's transaction. */
export async function insertPerson(
  tx: Transaction,
  parts: PersonParts,
  state: 'invited' | 'active',
): Promise<string> {
  const [added] = await tx
    .insert(person)
    .values({
      name: parts.name,
      email: comparableEmail(parts.email),
      emailVerified: state === 'active',
      role: parts.role,
      cityAgs: isCityRole(parts.role) ? parts.city : null,
      state,
    })
    .onConflictDoNothing({ target: person.email })
    .returning({ id: person.id });
  if (added) return added.id;
  throw new Problem('state_conflict', {
    detail: text(
      'Diese E-Mail-Adresse gehört schon zu einer Person im Register.',
      'This mail address already belongs to a person of the registry.',
    ),
  });
}

/** Gives a person another role or city; it holds from their next request on. */
export async function changeRole(
  auth: Orm,
  writer: Writer,
  id: string,
  parts: Pick<PersonParts, 'name' | 'role' | 'city'>,
): Promise<void> {
  await actingAs(auth, writer.actor, writer, async (tx) => {
    await refuseWithoutAdministrator(tx, id, parts.role === 'administrator');
    await tx
      .update(person)
      .set({
        name: parts.name,
        role: parts.role,
        cityAgs: isCityRole(parts.role) ? parts.city : null,
        updatedAt: sql`now()`,
      })
      .where(eq(person.id, id));
  });
}

/** Locks, unlocks or marks as gone; whoever may not act any more loses all sessions at once. */
export async function changeState(auth: Orm, writer: Writer, id: string, state: PersonState): Promise<void> {
  await actingAs(auth, writer.actor, writer, async (tx) => {
    await refuseWithoutAdministrator(tx, id, state === 'active');
    await tx.update(person).set({ state, updatedAt: sql`now()` }).where(eq(person.id, id));
    if (state === 'active') return;
    await tx.delete(loginSession).where(eq(loginSession.userId, id));
    await tx.delete(loginVerification).where(eq(loginVerification.value, id));
  });
}

/** Whoever used the link of their invitation has shown that the address is theirs. */
export async function activate(auth: Orm, id: string): Promise<void> {
  await actingAs(auth, systemActor('sign-in'), {}, (tx) =>
    tx
      .update(person)
      .set({ state: 'active', emailVerified: true, updatedAt: sql`now()` })
      .where(and(eq(person.id, id), inArray(person.state, ['invited', 'active']))),
  );
}

/** Takes the second factor away from somebody who has lost it; they set up a new one when they come in next. */
export async function removeSecondFactor(auth: Orm, writer: Writer, id: string): Promise<void> {
  await actingAs(auth, writer.actor, writer, async (tx) => {
    await tx.delete(loginSecondFactor).where(eq(loginSecondFactor.userId, id));
    await tx.delete(loginSession).where(eq(loginSession.userId, id));
    await tx.delete(loginVerification).where(eq(loginVerification.value, id));
    await tx.update(person).set({ twoFactorEnabled: false, updatedAt: sql`now()` }).where(eq(person.id, id));
  });
}

/** Enters the first administrator with password, if nobody was faster; null otherwise. */
export async function addFirstAdministrator(
  auth: Orm,
  parts: Pick<PersonParts, 'name' | 'email'>,
  passwordHash: string,
): Promise<string | null> {
  return actingAs(auth, systemActor('first-administrator'), {}, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('steckbrief.administrators', 0))`);
    if (await hasAdministrator(tx)) return null;
    const id = await insertPerson(tx, { ...parts, role: 'administrator', city: null }, 'active');
    await tx
      .insert(loginAccount)
      .values({ userId: id, providerId: 'credential', accountId: id, password: passwordHash });
    return id;
  });
}

/** Somebody has to be left who can let people in. */
export async function refuseWithoutAdministrator(tx: Transaction, id: string, stays: boolean): Promise<void> {
  if (stays) return;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('steckbrief.administrators', 0))`);
  const others = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.role, 'administrator'), eq(person.state, 'active'), ne(person.id, id)))
    .limit(1);
  const [concerned] = await tx
    .select({ role: person.role, state: person.state })
    .from(person)
    .where(eq(person.id, id));
  if (others.length > 0 || concerned?.role !== 'administrator' || concerned.state !== 'active') return;
  throw new Problem('state_conflict', {
    detail: text(
      'Das ist die letzte Person, die das Register verwaltet. Laden Sie zuerst eine weitere ein.',
      'This is the last person who administers the registry. Invite another one first.',
    ),
  });
}
