import { Problem } from '../kernel/problem.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { readListCursor, writeListCursor } from './list-cursor.js';
import {
  type DirectoryAt,
  findOrganisation,
  listOrganisations,
  membersOf,
  type Organisation,
  projectsOf,
  wordingsAt,
} from './queries/organisations.js';
import type { ListView } from './views/list-page.js';
import type { OrganisationView } from './views/organisation-page.js';

type Query = Readonly<Record<string, unknown>>;
const pageLength = 100;

/** Value of a parameter that is given once; otherwise as if it were not there. */
export const wordOf = (query: Query, name: string): string =>
  typeof query[name] === 'string' ? query[name].slice(0, 1_000) : '';

/** One page of the directory as its address asks for. @throws Problem `invalid_cursor` */
export async function readList(
  db: Orm | Transaction,
  path: string,
  query: Query,
  at: DirectoryAt = null,
): Promise<ListView> {
  const q = wordOf(query, 'q').trim().slice(0, 200);
  const cursor = wordOf(query, 'cursor');
  const asOf = wordOf(query, 'asOf') || undefined;
  const after = cursor === '' ? {} : { after: readListCursor(cursor, q, asOf) };
  const { items, next } = await listOrganisations(db, { q, limit: pageLength, at, ...after });
  const mark = writeListCursor(next, q, 0, asOf);
  return {
    q,
    items,
    nextHref: mark && addressOf(path, { q, cursor: mark }),
    beginningHref: cursor === '' ? null : addressOf(path, { q }),
  };
}

/** One organisation with a page of its projects. @throws Problem `not_found` */
export async function readOrganisation(
  db: Orm | Transaction,
  publicId: string,
  path: string,
  query: Query,
  at: DirectoryAt = null,
): Promise<OrganisationView & { readonly members: readonly Organisation[] }> {
  const organisation = await found(db, publicId, at);
  const after = wordOf(query, 'ab').slice(0, 100);
  const { items, next } = await projectsOf(db, organisation.id, { limit: pageLength, after, at });
  return {
    organisation,
    spellings: await wordingsAt(db, organisation.id, at),
    members: await membersOf(db, organisation.id, at),
    projects: items,
    nextHref: next && addressOf(path, { ab: next }),
    beginningHref: after === '' ? null : path,
  };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws Problem `not_found` */
export async function found(
  db: Orm | Transaction,
  publicId: string,
  at: DirectoryAt = null,
): Promise<Organisation> {
  const organisation = uuid.test(publicId) ? await findOrganisation(db, publicId, at) : null;
  if (organisation === null) throw new Problem('not_found');
  return organisation;
}

function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
