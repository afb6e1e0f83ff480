import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Role } from '../../kernel/actor.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { person } from '../tables.js';
import type { PersonRow } from './people.js';

/** Somebody who may take over. */
export interface Successor {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

const serviceCentre = ['staff', 'lead'] as const;

/** Active colleagues of a person: of the same city, or of the service centre, or of the same role elsewhere. */
export async function readSuccessors(auth: Orm | Transaction, leaving: PersonRow): Promise<Successor[]> {
  const { id, city, role } = leaving;
  const atCentre = serviceCentre.some((one) => one === role);
  const sameHouse =
    city !== null
      ? eq(person.cityAgs, city)
      : and(isNull(person.cityAgs), atCentre ? inArray(person.role, serviceCentre) : eq(person.role, role));
  return auth
    .select({ id: person.id, name: person.name, email: person.email, role: person.role })
    .from(person)
    .where(and(sameHouse, eq(person.state, 'active'), ne(person.id, id)))
    .orderBy(person.name, person.id);
}

/** Everybody with an account of one city who has not left, in alphabetical order. */
export async function readPeopleOfCity(
  auth: Orm,
  city: string,
): Promise<Pick<PersonRow, 'id' | 'name' | 'role' | 'state'>[]> {
  return auth
    .select({ id: person.id, name: person.name, role: person.role, state: person.state })
    .from(person)
    .where(and(eq(person.cityAgs, city), ne(person.state, 'left')))
    .orderBy(person.name, person.id);
}
