import type { FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import type { Database } from '../../platform/database/database.js';
import { actorOf } from '../../platform/http/access.js';
import { findPerson, type PersonRow } from '../queries/people.js';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Whom somebody may hand over for. @throws Problem `not_found` also for people of other cities */
export async function leavingPerson(
  { auth }: Database,
  request: FastifyRequest,
  personId: string,
): Promise<PersonRow> {
  const { role, city } = actorOf(request);
  const person = uuid.test(personId) ? await findPerson(auth, personId) : null;
  if (person === null || (role !== 'administrator' && person.city !== city)) throw new Problem('not_found');
  return person;
}
