import { asc, eq } from 'drizzle-orm';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import type { Contact } from './contact.js';
import { contact } from './tables.js';

const columns = {
  id: contact.id,
  cityAgs: contact.cityAgs,
  name: contact.name,
  function: contact.function,
  email: contact.email,
  phone: contact.phone,
  note: contact.note,
};

/** The contacts whoever acts may see, by city and name: a city its own, the service centre all. */
export const readContacts = (tx: Transaction): Promise<Contact[]> =>
  tx.select(columns).from(contact).orderBy(asc(contact.cityAgs), asc(contact.name), asc(contact.id));

/** @throws Problem `not_found` also for a contact of another city */
export async function findContact(tx: Transaction, id: string): Promise<Contact> {
  const [found] = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
    ? await tx.select(columns).from(contact).where(eq(contact.id, id))
    : [];
  if (!found) throw new Problem('not_found');
  return found;
}
