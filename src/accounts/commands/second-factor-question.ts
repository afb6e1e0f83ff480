import { createHmac, timingSafeEqual } from 'node:crypto';
import { generateRandomString } from 'better-auth/crypto';
import type { Accounts } from '../accounts.js';

/** How long the question for the second factor stays open. */
export const questionSeconds = 600;

/**
 * Opens the question for the second factor as better-auth does after a password, and returns its number for the cookie:
 * its own step then takes the code, counts failures and makes the session.
 */
export async function openSecondFactorQuestion({ auth }: Accounts, personId: string): Promise<string> {
  const { internalAdapter } = await auth.$context;
  const identifier = `2fa-${generateRandomString(20)}`;
  const expiresAt = new Date(Date.now() + questionSeconds * 1_000);
  await internalAdapter.createVerificationValue({ identifier, value: personId, expiresAt });
  await internalAdapter.createVerificationValue({
    identifier: `2fa-attempts-${identifier}`,
    value: '0',
    expiresAt,
  });
  return identifier;
}

/** Whom the question for the second factor was put to; null when it is over. */
export async function personOfQuestion({ auth }: Accounts, question: string | null): Promise<string | null> {
  if (question === null) return null;
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(question);
  return found && found.expiresAt > new Date() ? found.value : null;
}

/** Whether a browser may skip the second factor of a person, by the cookie better-auth has given it. */
export async function isTrustedDevice(
  { auth, secret }: Accounts,
  trust: string | null,
  personId: string,
): Promise<boolean> {
  const [token = '', identifier = ''] = (trust ?? '').split('!');
  const right = Buffer.from(
    createHmac('sha256', secret).update(`${personId}!${identifier}`).digest('base64url'),
  );
  const given = Buffer.from(token);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(identifier);
  return found?.value === personId && found.expiresAt > new Date();
}

/** The token of a new session; null for somebody who may not act. */
export async function openSession(
  { auth }: Accounts,
  personId: string,
  userAgent: string,
): Promise<string | null> {
  const { internalAdapter } = await auth.$context;
  const session = await internalAdapter.createSession(personId, false, { userAgent });
  return session?.token ?? null;
}

/** Closes the question for somebody whose device is trusted; the token of their session, null when it was over. */
export async function skipSecondFactor(
  accounts: Accounts,
  question: string,
  personId: string,
  userAgent: string,
): Promise<string | null> {
  const { internalAdapter } = await accounts.auth.$context;
  const taken = await internalAdapter.consumeVerificationValue(question);
  return taken?.value === personId ? openSession(accounts, personId, userAgent) : null;
}
