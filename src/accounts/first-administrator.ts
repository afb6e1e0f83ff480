import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from '../platform/database/database.js';
import type { Accounts } from './accounts.js';
import { hasAdministrator } from './queries/people.js';

/**
 * The token of the link by which the first administrator comes in. It follows from the secret, so that every start
 * prints the same link until it was used: until there is an administrator.
 */
const firstAdministratorToken = (secret: string): string =>
  createHmac('sha256', secret).update('steckbrief first administrator').digest('base64url');

export function isFirstAdministratorToken(token: string, secret: string): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(firstAdministratorToken(secret))];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Address of the page that makes the first administrator; null when there was one. */
export async function firstAdministratorLink(
  database: Database,
  { secret }: Accounts,
  publicUrl: string,
): Promise<string | null> {
  if (await hasAdministrator(database.auth)) return null;
  return `${publicUrl}/erste-anmeldung?schluessel=${firstAdministratorToken(secret)}`;
}
