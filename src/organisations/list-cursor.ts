import { z } from 'zod';
import { Problem } from '../kernel/problem.js';
import { fingerprint, readCursor, writeCursor } from '../platform/http/cursor.js';
import type { ListPosition } from './queries/organisations.js';

const questionOf = (q: string, asOf: string | undefined): string =>
  fingerprint({ list: 'organisations', q, asOf });
const values = z.tuple([z.string().max(2_000)]);

/** Where the page before ended. @throws Problem `invalid_cursor` for anything this list could not have handed out */
export function readListCursor(cursor: string, q: string, asOf?: string): ListPosition {
  const { id, values: known } = readCursor(cursor, questionOf(q, asOf), values);
  if (!/^\d{1,18}$/.test(id)) throw new Problem('invalid_cursor');
  return { name: known[0], id: BigInt(id) };
}

/** The mark of the next page; null behind the last one. */
export const writeListCursor = (
  next: ListPosition | null,
  q: string,
  revision: number,
  asOf?: string,
): string | null =>
  next && writeCursor({ values: [next.name], id: next.id.toString(), revision }, questionOf(q, asOf));
