import type { Sql } from 'postgres';
import { StartError } from '../start-error.js';
import { isDatabaseUnavailable } from './availability.js';
import { connect } from './connections.js';
import { noDiskGuard } from './disk-guard.js';
import { passwordIn, roleUrl, type ServiceRole, serviceRoles, wrongRolePassword } from './roles.js';
import type { Server } from './server.js';

const appRole = 'steckbrief_app';

interface Address {
  readonly url: string;
}

/** Looks whether the server of DATABASE_URL can be used. Throws StartError. */
export async function openExternal(databaseUrl: string, appDatabaseUrl: string | null): Promise<Server> {
  const ownerPassword = passwordIn(databaseUrl);
  const owner = { url: databaseUrl };
  const app = { url: appDatabaseUrl ?? roleUrl(appRole, databaseUrl) };
  const as = (role: ServiceRole): Address => ({ url: roleUrl(role, databaseUrl) });
  await enter(owner, 'DATABASE_URL', async () => undefined);
  return {
    kind: 'external',
    owner,
    ownerPassword,
    app,
    as,
    async assertServiceRoles() {
      await assertAppRole(app, appDatabaseUrl !== null, ownerPassword);
      for (const role of serviceRoles.filter((role) => role !== appRole))
        await assertRole(role, as(role), ownerPassword);
    },
    ...noDiskGuard,
    stop: async () => undefined,
  };
}

async function assertAppRole(app: Address, chosen: boolean, ownerPassword: string | null): Promise<void> {
  if (chosen) await enter(app, 'APP_DATABASE_URL', assertHeldByRowSecurity);
  else await assertRole(appRole, app, ownerPassword, assertHeldByRowSecurity);
}

/** A role whose password is worked out from the owner's. */
async function assertRole(
  role: ServiceRole,
  address: Address,
  ownerPassword: string | null,
  look: (sql: Sql) => Promise<void> = async () => undefined,
): Promise<void> {
  try {
    await enter(address, 'DATABASE_URL', look);
  } catch (error) {
    if (error instanceof StartError && isRefusedSignIn(error.cause))
      throw wrongRolePassword(role, ownerPassword);
    throw error;
  }
}

async function assertHeldByRowSecurity(sql: Sql): Promise<void> {
  const [role] = await sql<{ free: boolean; member: boolean }[]>`
    select rolsuper or rolbypassrls as free, pg_has_role(rolname, ${appRole}, 'usage') as member
    from pg_roles where rolname = current_user`;
  if (role?.free)
    throw new StartError(
      'The role of APP_DATABASE_URL is a superuser or passes over row security: use steckbrief_app, which does not.',
    );
  if (!role?.member)
    throw new StartError('The role of APP_DATABASE_URL lacks the rights of steckbrief_app: use that role.');
}

async function enter(target: Address, setting: string, look: (sql: Sql) => Promise<void>): Promise<void> {
  const sql = connect(target, { name: 'steckbrief start', connections: 1 });
  try {
    await sql`select 1`;
    await look(sql);
  } catch (error) {
    throw error instanceof StartError ? error : unreachable(error, target.url, setting);
  } finally {
    await sql.end({ timeout: 0 });
  }
}

function unreachable(error: unknown, address: string, setting: string): StartError {
  const { hostname, port, pathname, username } = new URL(address);
  const server = `${decodeURIComponent(hostname) || 'localhost'}:${port || 5432}`;
  if (isRefusedSignIn(error))
    return new StartError(
      `The server ${server} refuses the user ${username} of ${setting}: check name and password.`,
      {
        cause: error,
      },
    );
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === '3D000')
    return new StartError(
      `The server ${server} has no database ${pathname.slice(1)}: create it, or correct ${setting}.`,
    );
  const reason = isDatabaseUnavailable(error) ? (plainReasons[code ?? ''] ?? code) : message;
  return new StartError(`The database of ${setting} at ${server} cannot be reached: ${reason}.`, {
    cause: error,
  });
}

const plainReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was reset',
  NOT_POSTGRESQL: 'no PostgreSQL answers there',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'no answer in time',
  CONNECT_TIMEOUT: 'no answer within ten seconds',
  EHOSTUNREACH: 'no way to the host',
  ENETUNREACH: 'no network',
};

function isRefusedSignIn(error: unknown): boolean {
  return error instanceof Error && /^28...$/.test((error as { code?: string }).code ?? '');
}
