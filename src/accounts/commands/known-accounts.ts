import { randomBytes, randomUUID } from 'node:crypto';
import { generateRandomString, symmetricEncrypt } from 'better-auth/crypto';
import { eq, sql } from 'drizzle-orm';
import type { Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import type { Accounts } from '../accounts.js';
import { loginAccount, loginSecondFactor } from '../login-tables.js';
import { person } from '../tables.js';
import { addPerson, comparableEmail, type PersonParts } from './people.js';
import { createToken } from './tokens.js';

/** An account with everything one needs to use it, for demonstrations. */
export interface KnownAccount extends PersonParts {
  readonly password: string;
  /** Base32, as authenticator apps take it. */
  readonly totpSecret: string;
  readonly token: string;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const tokenDays = 3_650;

/**
 * Makes a person with password, second factor and bearer token and tells all three; somebody who is known already, from a
 * restored backup for instance, gets new ones. Never used in a real registry.
 */
export async function knownAccount(
  { auth: orm }: Database,
  { auth }: Pick<Accounts, 'auth'>,
  writer: Writer,
  parts: PersonParts,
): Promise<KnownAccount> {
  const password = randomBytes(12).toString('base64url');
  const totpSecret = [...randomBytes(32)].map((byte) => base32[byte % 32]).join('');
  const { password: hashing, secretConfig } = await auth.$context;
  const [known] = await orm
    .select({ id: person.id })
    .from(person)
    .where(eq(person.email, comparableEmail(parts.email)));
  const personId = known?.id ?? (await addPerson(orm, writer, parts, 'active'));
  await orm.delete(loginAccount).where(eq(loginAccount.userId, personId));
  await orm.delete(loginSecondFactor).where(eq(loginSecondFactor.userId, personId));
  const hash = await hashing.hash(password);
  const secret = await symmetricEncrypt({ key: secretConfig, data: `base32:${totpSecret}` });
  const codes = JSON.stringify(Array.from({ length: 10 }, () => generateRandomString(10)));
  const recovery = await symmetricEncrypt({ key: secretConfig, data: codes });
  await orm.execute(sql`
    with account as (
      insert into login_account (id, person_id, provider_id, account_id, password)
      values (${randomUUID()}, ${personId}, 'credential', ${personId}, ${hash})),
    factor as (
      insert into login_second_factor (person_id, secret, backup_codes) values (${personId}, ${secret}, ${recovery}))
    update person set two_factor_enabled = true where id = ${personId}`);
  const scope = parts.role === 'auditor' ? 'read' : 'write';
  const token = await createToken(orm, writer, { personId, label: 'Demo', scope, days: tokenDays });
  return { ...parts, password, totpSecret, token };
}
