import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Actor, ActorRole } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import type { Authenticate } from '../platform/http/access.js';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Finds out who sends a request. */
export const authenticator = (database: Database): Authenticate => ({
  token: (token) => findActor(database, token),
  session: async () => null,
});

/**
 * Who a bearer token belongs to, or null. The token is looked up by its hash, so the time it takes tells nothing
 * about how much of a guess was right.
 */
async function findActor(database: Database, token: string): Promise<Actor | null> {
  const [found] = await database.orm.execute<{ id: string; label: string; role: ActorRole }>(
    sql`select id, label, role from find_access_token(${hashOf(token)})`,
  );
  return found
    ? {
        id: `token:${found.id}`,
        label: found.label,
        role: found.role,
        city: null,
        personId: null,
        mayWrite: true,
      }
    : null;
}

/**
 * Creates the first token of a registry and returns it in clear, the only time it can be read;
 * null when the registry has one already.
 */
export async function createFirstToken(database: Database): Promise<string | null> {
  const token = `sbk_${randomBytes(32).toString('base64url')}`;
  const [created] = await database.orm.execute<{ created: boolean }>(
    sql`select create_first_access_token(${hashOf(token)}, 'Servicestelle') as created`,
  );
  return created?.created ? token : null;
}
