import { sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import type { HeldEvent, RegistrationStanding } from '../event.js';
import { confirmMail, givenUpMail, registeredMail } from '../mails.js';
import { findEvent, linksOf, registrationBehind } from '../queries.js';
import { type Moved, tell, tellMovedUp } from './tell.js';

/** Somebody without an account, or for whom the service centre registers. */
export interface Guest {
  readonly name: string;
  readonly email: string;
  readonly organisation: string | null;
  readonly cityAgs: string | null;
}

export interface Registered {
  readonly id: string;
  readonly standing: RegistrationStanding;
}

/**
 * Registers whoever acts for a city; `guest` is somebody else the service centre registers. Who is registered already
 * stays so, and gets no second mail.
 *
 * @throws Problem `not_found`, `state_conflict` when registration is over
 */
export const register = (
  { orm }: Database,
  writer: Writer,
  reference: string,
  guest: Guest | null = null,
): Promise<Registered> =>
  actingAs(orm, writer.actor, writer, (tx) => registerIn(tx, reference, guest, writer.address));

/**
 * Registers a guest by the public form, for whom nobody is signed in: the seat is held until the guest confirms by the
 * link of a mail, or the time for it is over. Errors as above.
 */
export const registerGuest = (
  { orm }: Database,
  reference: string,
  guest: Guest,
  address: string,
): Promise<Registered> => orm.transaction((tx) => registerIn(tx, reference, guest, address, true));

async function registerIn(
  tx: Transaction,
  reference: string,
  guest: Guest | null,
  address: string | undefined,
  hasToConfirm = false,
): Promise<Registered> {
  const found = await findEvent(tx, reference);
  const { name = null, email = null, organisation = null, cityAgs = null } = guest ?? {};
  const [made] = await tx.execute<{
    registration: string;
    link: string | null;
    standing: RegistrationStanding;
  }>(sql`
    select registration, link, standing
    from register_for_event(${found.id}::bigint, ${name}::text, ${email}::text, ${organisation}::text, ${cityAgs}::text)`);
  if (made === undefined) throw new Error('nobody was registered');
  const { registration: id, link, standing } = made;
  if (link !== null) {
    const told = { event: found, link, address, isGuest: guest !== null };
    const mail = hasToConfirm ? confirmMail(told) : registeredMail(told, standing);
    await tell(tx, id, 'eventRegistration', mail);
  }
  return { id, standing };
}

/** Gives up the seat of whoever acts, or of anybody for the service centre. @throws Problem `not_found`, `state_conflict` */
export const giveUp = ({ orm }: Database, writer: Writer, reference: string, id: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const found = await findEvent(tx, reference);
    const standing = (await linksOf(tx, found)).find((one) => one.id === id);
    if (standing === undefined) throw new Problem('not_found');
    await giveUpIn(tx, found, standing, writer.address);
  });

/** Confirms the registration behind the link of a mail; a second mail says where it stands. @throws Problem `not_found`, `state_conflict` */
export const confirmByLink = (database: Database, link: string, address: string): Promise<void> =>
  byLink(database, async (tx) => {
    const { event: found } = await registrationBehind(tx, link);
    const [confirmed] = await tx.execute<{ registration: string; standing: RegistrationStanding }>(
      sql`select registration, standing from confirm_event_registration(${link}::uuid)`,
    );
    if (confirmed === undefined) throw new Error('nothing was confirmed');
    const told = { event: found, link, address, isGuest: true };
    await tell(tx, confirmed.registration, 'eventRegistration', registeredMail(told, confirmed.standing));
  });

/** Gives up the seat behind the link of a mail. @throws Problem `not_found`, `state_conflict` */
export const giveUpByLink = (database: Database, link: string, address: string): Promise<void> =>
  byLink(database, async (tx) => {
    const { id, event: found } = await registrationBehind(tx, link);
    await giveUpIn(tx, found, { id, link }, address);
  });

/** Whoever has the link of a mail sees the event it is about, whomever that is for. */
export const byLink = <Result>(
  { orm }: Database,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> => actingAs(orm, systemActor('event-link'), {}, work);

async function giveUpIn(
  tx: Transaction,
  found: HeldEvent,
  { id, link }: { readonly id: string; readonly link: string },
  address: string | undefined,
): Promise<void> {
  // Before it is given up: then nothing is left that tells to whom.
  await tell(tx, id, 'eventRegistration', givenUpMail({ event: found, link, address }));
  const next = await tx.execute<Moved>(
    sql`select registration, link, by_guest from cancel_event_registration(${link}::uuid)`,
  );
  await tellMovedUp(tx, found, next, address);
}
