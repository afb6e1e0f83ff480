import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { type Actor, isCityRole, type Role } from '../../src/kernel/actor.js';
import type { Authenticate } from '../../src/platform/http/access.js';
import type { TestDatabase } from './database.js';

/** The programme cities of the tests, by AGS. */
export const bautzen = '14625020';
export const goerlitz = '14626110';

/** Everybody the tests have made up, by the id of the person. */
const known = new Map<string, Actor>();

interface PersonParts {
  readonly name?: string;
  readonly email?: string;
}

/**
 * A person with an account who is active, and the identity under which they act. City roles belong to Bautzen unless
 * another city is named.
 */
export async function aPerson(
  database: TestDatabase,
  role: Role,
  city: string | null = isCityRole(role) ? bautzen : null,
  parts: PersonParts = {},
): Promise<Actor & { readonly personId: string }> {
  const personId = randomUUID();
  const name = parts.name ?? `${role} ${personId.slice(0, 8)}`;
  const email = parts.email ?? `${personId}@example.org`;
  await database.ownerSql`
    insert into person (id, name, email, email_verified, role, city_ags, state)
    values (${personId}, ${name}, ${email}, true, ${role}, ${city}, 'active')`;
  if (role === 'auditor') await giveMandate(database.ownerSql, personId);
  const actor = { id: `person:${personId}`, label: name, role, city, personId, mayWrite: true };
  known.set(personId, actor);
  return actor;
}

/** For everything, without an end. */
const giveMandate = (owner: Sql, personId: string) =>
  owner`insert into audit_mandate (person_id, body, mandate) values (${personId}, 'Prüfstelle', 'Auftrag der Tests')`;

/** Headers of a program that acts for a person: `app.inject({ headers: tokenOf(lead), … })`. */
export const tokenOf = (person: Actor): { authorization: string } => ({
  authorization: `Bearer sbk_${person.personId}`,
});

/** A bearer token of somebody new, for a service that runs as a process of its own; written as the owner of its database. */
export async function tokenOfNew(owner: Sql, role: Role): Promise<string> {
  const person = randomUUID();
  const token = `sbk_${randomBytes(32).toString('base64url')}`;
  const sha256 = createHash('sha256').update(token).digest();
  await owner`
    insert into person (id, name, email, email_verified, role, state)
    values (${person}, ${`made-up ${role}`}, ${`${person}@example.org`}, true, ${role}, 'active')`;
  if (role === 'auditor') await giveMandate(owner, person);
  await owner`
    insert into access_token (person_id, label, scope, token_sha256, expires_at)
    values (${person}, 'made up', 'write', ${sha256}, now() + interval '1 day')`;
  return token;
}

/** Headers of a browser in which a person is signed in, as it writes from a page of the service. */
export const browserOf = (person: Actor): { cookie: string; 'sec-fetch-site': string } => ({
  cookie: `test_person=${person.personId}`,
  'sec-fetch-site': 'same-origin',
});

/** The cookie of a person who is signed in, for a real browser: `context.addCookies([cookieOf(lead, address)])`. */
export const cookieOf = (person: Actor, url: string): { name: string; value: string; url: string } => ({
  name: 'test_person',
  value: person.personId ?? '',
  url,
});

/** Knows the people of the tests by what `tokenOf`, `browserOf` and `cookieOf` send along. */
export const testPeople: Authenticate = {
  token: async (token) => known.get(token.replace(/^sbk_/, '')) ?? null,
  session: async ({ headers }) => {
    const id = /(?:^|; )test_person=([\w-]+)/.exec(headers.cookie ?? '')?.[1];
    return known.get(id ?? '') ?? null;
  },
};
