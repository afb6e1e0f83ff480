import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { StartError } from '../start-error.js';

/** The role of the running service, the one for sign-in and the one for background jobs. They belong to the whole server. */
export const serviceRoles = ['steckbrief_app', 'steckbrief_auth', 'steckbrief_jobs'] as const;
export type ServiceRole = (typeof serviceRoles)[number];

/** Password in the address of a database, null when it has none. */
export function passwordIn(databaseUrl: string): string | null {
  return decodeURIComponent(new URL(databaseUrl).password) || null;
}

/** The owner's database under a service role. */
export function roleUrl(role: ServiceRole, databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.password = rolePassword(role, passwordIn(databaseUrl)) ?? '';
  url.username = role;
  return url.href;
}

/**
 * Creates the service roles that the server does not have yet. Several starts may do so at once.
 * Throws StartError with the SQL for an administrator when the owner may not create roles.
 */
export async function ensureRoles(owner: Sql, ownerPassword: string | null): Promise<void> {
  const present = await owner<{ rolname: string }[]>`
    select rolname from pg_roles where rolname in ${owner(serviceRoles)}`;
  const missing = serviceRoles.filter((role) => !present.some(({ rolname }) => rolname === role));
  if (missing.length === 0) return;
  const statements = missing.map((role) => roleStatement('create', role, ownerPassword));
  const [self] = await owner<{ may_create: boolean }[]>`
    select rolcreaterole or rolsuper as may_create from pg_roles where rolname = current_user`;
  if (!self?.may_create)
    throw new StartError(
      `The role of DATABASE_URL may not create roles: run this SQL as an administrator of the server, then start again.\n\n${statements.join('\n')}\n`,
    );
  for (const statement of statements) await owner.unsafe(statement).catch(ignoreCreatedMeanwhile);
}

/** The sentence for a role that does not take the password worked out for it, with the SQL that mends it. */
export function wrongRolePassword(role: ServiceRole, ownerPassword: string | null): StartError {
  return new StartError(
    `The server refuses the role ${role}, because the password of DATABASE_URL has changed or another registry uses the role: set APP_DATABASE_URL, or run this SQL as an administrator of the server.\n\n${roleStatement('alter', role, ownerPassword)}\n`,
  );
}

/** Statements carry a SCRAM verifier instead of the password, so they can be shown and logged. */
function roleStatement(verb: 'create' | 'alter', role: ServiceRole, ownerPassword: string | null): string {
  const password = rolePassword(role, ownerPassword);
  return `${verb.toUpperCase()} ROLE ${role} LOGIN${password === null ? '' : ` PASSWORD '${scramVerifier(password)}'`};`;
}

/** What PostgreSQL keeps of a password (RFC 5802 with SHA-256). */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

function ignoreCreatedMeanwhile(error: Error & { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}

/**
 * Password of a service role, worked out from the owner's so that it need not be kept anywhere. Null when the owner
 * signs in without a password: then the server's own rules let the service in as well.
 */
function rolePassword(role: ServiceRole, ownerPassword: string | null): string | null {
  if (!ownerPassword) return null;
  return createHmac('sha256', ownerPassword).update(`steckbrief role ${role}`).digest('base64url');
}
