import { randomBytes } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Orm } from '../../platform/database/database.js';
import { sha256Of } from '../sign-in/token-hash.js';
import { accessToken } from '../tables.js';

export interface TokenWish {
  readonly personId: string;
  readonly label: string;
  readonly scope: 'read' | 'write';
  /** How long it holds. */
  readonly days: number;
}

/** Makes a bearer token and returns it in clear, the only time it can be read. */
export async function createToken(auth: Orm, writer: Writer, wish: TokenWish): Promise<string> {
  const token = `sbk_${randomBytes(32).toString('base64url')}`;
  const { personId, label, scope, days } = wish;
  await actingAs(auth, writer.actor, writer, (tx) =>
    tx.insert(accessToken).values({
      personId,
      label,
      scope,
      tokenSha256: sha256Of(token),
      expiresAt: sql`now() + make_interval(days => ${days}::int)`,
    }),
  );
  return token;
}

/** Ends a token of a person for good; false when there is none that still holds. */
export async function revokeToken(auth: Orm, writer: Writer, personId: string, id: string): Promise<boolean> {
  const ended = await actingAs(auth, writer.actor, writer, (tx) =>
    tx
      .update(accessToken)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(accessToken.id, id), eq(accessToken.personId, personId), isNull(accessToken.revokedAt)))
      .returning({ id: accessToken.id }),
  );
  return ended.length > 0;
}
