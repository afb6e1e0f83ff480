import { eq, sql } from 'drizzle-orm';
import type { Role } from '../../kernel/actor.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { loginAccount } from '../login-tables.js';
import { person } from '../tables.js';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly city: string | null;
  readonly state: 'invited' | 'active' | 'locked' | 'left';
  readonly hasSecondFactor: boolean;
  /** Comes in through the identity provider, which knows them by a name of its own. */
  readonly isTiedToProvider: boolean;
  readonly remindersOff: boolean;
  /** Their name and address were deleted; only the identity in the history is left. */
  readonly isForgotten: boolean;
}

const columns = {
  id: person.id,
  name: person.name,
  email: person.email,
  role: person.role,
  city: person.cityAgs,
  state: person.state,
  hasSecondFactor: person.twoFactorEnabled,
  // Names written out: the builder leaves the table's name away, and the inner table has an id as well.
  isTiedToProvider: sql<boolean>`exists (select from login_account
    where login_account.person_id = person.id and login_account.provider_id <> 'credential')`,
  remindersOff: person.remindersOff,
  isForgotten: sql<boolean>`${person.forgottenAt} is not null`,
};

/** Everybody with an account, in alphabetical order. */
export const readPeople = (auth: Orm): Promise<PersonRow[]> =>
  auth.select(columns).from(person).orderBy(person.name, person.id);

export async function findPerson(auth: Orm | Transaction, id: string): Promise<PersonRow | null> {
  const [found] = await auth.select(columns).from(person).where(eq(person.id, id));
  return found ?? null;
}

export async function findPersonByEmail(auth: Orm, email: string): Promise<PersonRow | null> {
  const [found] = await auth.select(columns).from(person).where(eq(person.email, email));
  return found ?? null;
}

/** Whether anybody was ever made administrator: until then the first one comes by the link of the start. */
export async function hasAdministrator(auth: Orm | Transaction): Promise<boolean> {
  const found = await auth
    .select({ id: person.id })
    .from(person)
    .where(eq(person.role, 'administrator'))
    .limit(1);
  return found.length > 0;
}

/** Whether a person has a password of their own; people of the identity provider need none. */
export async function hasPassword(auth: Orm, personId: string): Promise<boolean> {
  const found = await auth.execute(
    sql`select 1 from ${loginAccount} where person_id = ${personId} and provider_id = 'credential' and password is not null`,
  );
  return found.length > 0;
}
