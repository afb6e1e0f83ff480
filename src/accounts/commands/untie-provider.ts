import { and, eq, ne } from 'drizzle-orm';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Orm } from '../../platform/database/database.js';
import { loginAccount, loginSession } from '../login-tables.js';
import { addLoginEvent, type Visit } from './login-event.js';

/**
 * Unties a person from the name the identity provider knows them by, and ends their sessions: whoever has that name there
 * no longer comes in by it. The next time the provider vouches for the person's address, the new name is taken. False when
 * there was nothing to untie.
 */
export async function untieProvider(
  auth: Orm,
  writer: Writer,
  personId: string,
  visit: Visit,
): Promise<boolean> {
  return actingAs(auth, writer.actor, writer, async (tx) => {
    const untied = await tx
      .delete(loginAccount)
      .where(and(eq(loginAccount.userId, personId), ne(loginAccount.providerId, 'credential')))
      .returning({ id: loginAccount.id });
    if (untied.length === 0) return false;
    await tx.delete(loginSession).where(eq(loginSession.userId, personId));
    await addLoginEvent(tx, 'providerUntied', visit, { personId });
    return true;
  });
}
