import { and, eq, ne } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Orm } from '../../platform/database/database.js';
import { loginSession, loginVerification } from '../login-tables.js';
import { isDevice, readCandidates } from '../queries/own-account.js';
import { findPerson } from '../queries/people.js';
import { deputy } from '../tables.js';

/** Ends one session of a person, or all but the one in use. */
export async function endSessions(
  auth: Orm,
  personId: string,
  which: { readonly only: string } | { readonly allBut: string },
): Promise<number> {
  const chosen = 'only' in which ? eq(loginSession.id, which.only) : ne(loginSession.id, which.allBut);
  const ended = await auth
    .delete(loginSession)
    .where(and(eq(loginSession.userId, personId), chosen))
    .returning({ id: loginSession.id });
  return ended.length;
}

/** Forgets all devices that skip the second factor. */
export async function forgetDevices(auth: Orm, personId: string): Promise<void> {
  await auth.delete(loginVerification).where(and(eq(loginVerification.value, personId), isDevice));
}

/** Names somebody who stands in for a lead. @throws Problem `not_found` for people who cannot */
export async function nameDeputy(
  auth: Orm,
  writer: Writer,
  leadId: string,
  wish: { readonly deputyId: string; readonly startsOn: string; readonly endsOn: string },
): Promise<void> {
  const lead = await findPerson(auth, leadId);
  const candidates = lead === null ? [] : await readCandidates(auth, lead);
  if (!candidates.some(({ id }) => id === wish.deputyId)) throw new Problem('not_found');
  await actingAs(auth, writer.actor, writer, (tx) =>
    tx.insert(deputy).values({
      forPerson: leadId,
      deputyPerson: wish.deputyId,
      startsOn: wish.startsOn,
      endsOn: wish.endsOn,
    }),
  );
}

export async function endDeputy(auth: Orm, writer: Writer, leadId: string, id: string): Promise<void> {
  await actingAs(auth, writer.actor, writer, (tx) =>
    tx.delete(deputy).where(and(eq(deputy.id, id), eq(deputy.forPerson, leadId))),
  );
}
