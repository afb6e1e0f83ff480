import { sql } from 'drizzle-orm';
import type { Letter } from '../../outbox/index.js';
import type { Transaction } from '../../platform/database/database.js';
import type { HeldEvent } from '../event.js';
import { movedUpMail } from '../mails.js';

/** A registration that moved up from the waiting list. */
export type Moved = { registration: string; link: string; by_guest: boolean };

/** Fills free seats from the waiting list. @returns ids of those who have one now */
export async function moveUp(
  tx: Transaction,
  about: HeldEvent,
  address: string | undefined,
): Promise<ReadonlySet<string>> {
  const moved = await tx.execute<Moved>(
    sql`select registration, link, by_guest from move_up_waiting(${about.id}::bigint)`,
  );
  await tellMovedUp(tx, about, moved, address);
  return new Set(moved.map(({ registration }) => registration));
}

/** Tells those who got a seat that somebody else gave up. */
export async function tellMovedUp(
  tx: Transaction,
  about: HeldEvent,
  moved: readonly Moved[],
  address: string | undefined,
): Promise<void> {
  for (const { registration, link, by_guest: isGuest } of moved)
    await tell(tx, registration, 'eventRegistration', movedUpMail({ event: about, link, address, isGuest }));
}

/** Puts a mail to who is registered into the outbox, without learning their address. */
export const tell = async (tx: Transaction, id: string, kind: string, mail: Letter): Promise<void> => {
  await tx.execute(sql`select tell_registered(${id}::uuid, ${kind}, ${mail.subject}, ${mail.text})`);
};
