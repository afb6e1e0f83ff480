import { isAPIError } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import type { Database, Orm } from '../../platform/database/database.js';
import type { Accounts } from '../accounts.js';
import { loginSecondFactor } from '../login-tables.js';
import { findPerson } from '../queries/people.js';
import { base32 } from '../sign-in/base32.js';
import { forgetTaken, takeOnce, throttleKey } from './throttle.js';

/** What somebody who sets up a second factor needs, until the first code was right. */
export interface PendingSecondFactor {
  /** Base32, for typing. */
  readonly secret: string;
  /** `otpauth://…`, for the QR code. */
  readonly address: string;
  readonly recoveryCodes: readonly string[];
}

/** The result of something better-auth was asked: its answer, or null when it refused. Faults are thrown. */
export async function unlessRefused<Answer>(work: Promise<Answer>): Promise<Answer | null> {
  try {
    return await work;
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}

/**
 * Checks a code of the authenticator app, each only once: who looks over a shoulder must not come in with the code they
 * saw (RFC 6238, 5.2). It is taken before the check, so that two at the same time cannot pass together.
 */
export async function useCodeOnce<Answer>(
  orm: Orm,
  { secret }: Pick<Accounts, 'secret'>,
  { personId, code }: { readonly personId: string; readonly code: string },
  check: () => Promise<Answer | null>,
): Promise<Answer | null> {
  const key = throttleKey(secret, 'code', personId, code);
  if (!(await takeOnce(orm, key))) return null;
  const answer = await check();
  if (answer === null) await forgetTaken(orm, key);
  return answer;
}

/** The second factor a person has begun to set up; null when there is none, or it is in use and no longer shown. */
export async function pendingSecondFactor(
  { auth: orm }: Database,
  { auth }: Accounts,
  personId: string,
): Promise<PendingSecondFactor | null> {
  const [row] = await orm.select().from(loginSecondFactor).where(eq(loginSecondFactor.userId, personId));
  const person = await findPerson(orm, personId);
  if (!row || !person || row.verified) return null;
  const { secretConfig } = await auth.$context;
  const secret = base32(Buffer.from(await symmetricDecrypt({ key: secretConfig, data: row.secret })));
  const codes = await symmetricDecrypt({ key: secretConfig, data: row.backupCodes });
  const account = `${encodeURIComponent('Steckbrief')}:${encodeURIComponent(person.email)}`;
  return {
    secret,
    address: `otpauth://totp/${account}?secret=${secret}&issuer=Steckbrief&digits=6&period=30`,
    recoveryCodes: JSON.parse(codes),
  };
}
