import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only } from '../platform/http/access.js';

export interface InquiryRouteParts {
  readonly database: Database;
}

export const readers = only(...readersOfAll);
export const writers = only(...serviceCentreRoles);

/** What a change of an inquiry is refused with. */
export const changing = [
  'token_required',
  'malformed',
  'not_found',
  'state_conflict',
  'precondition_required',
  'stale',
  'disk_full',
] as const;

type Said<Body> = { [Name in keyof Body]: Exclude<Body[Name], undefined> };

/** Only what was said: a field that is left out stays. */
export const withoutUndefined = <Body extends object>(body: Body): Said<Body> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Said<Body>;
