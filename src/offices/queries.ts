import { and, asc, eq, sql } from 'drizzle-orm';
import { Problem } from '../kernel/problem.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import type { OfficePerson } from './office-person.js';
import { officePerson } from './tables.js';

const columns = {
  id: officePerson.id,
  name: officePerson.name,
  task: officePerson.task,
  phone: officePerson.phone,
  email: officePerson.email,
  consentOn: officePerson.consentOn,
  consentSource: officePerson.consentSource,
  published: officePerson.published,
  /** To the microsecond, for whoever sends a form back: a Date would round it. */
  seen: sql<string>`${officePerson.updatedAt}::text`,
};

/** People of an office that whoever asks may see, by name: everybody those who agreed to it, its city and the service centre all. */
export const peopleOfOffice = (db: Orm | Transaction, recordId: bigint): Promise<OfficePerson[]> =>
  db
    .select(columns)
    .from(officePerson)
    .where(eq(officePerson.recordId, recordId))
    .orderBy(asc(officePerson.name), asc(officePerson.id));

/** Those among them who agreed to stand on public pages. */
export const publicPeople = async (db: Orm | Transaction, recordId: bigint): Promise<OfficePerson[]> =>
  (await peopleOfOffice(db, recordId)).filter(({ published }) => published);

/** @throws Problem `not_found` also for somebody of another office or city */
export async function findOfficePerson(tx: Transaction, recordId: bigint, id: string): Promise<OfficePerson> {
  const [found] = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
    ? await tx
        .select(columns)
        .from(officePerson)
        .where(and(eq(officePerson.id, id), eq(officePerson.recordId, recordId)))
    : [];
  if (!found) throw new Problem('not_found');
  return found;
}
