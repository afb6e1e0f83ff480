import { z } from 'zod';
import { Problem } from '../kernel/problem.js';
import { readCursor, writeCursor } from '../platform/http/cursor.js';
import { cursorValueSchema, type Position, type SortTerm } from './sort-term.js';

/** Where a walk through the list goes on, and which registry revision it shows. */
interface ListPlace {
  readonly revision: number;
  readonly position: Position;
}

/** Where the page before ended. @throws Problem `invalid_cursor` for anything this list could not have handed out */
export function readListCursor(cursor: string, question: string, sort: readonly SortTerm[]): ListPlace {
  const values = z.tuple(sort.map(({ key }) => cursorValueSchema(key)) as [z.ZodString]);
  const { revision, id, values: known } = readCursor(cursor, question, values);
  if (!/^-?\d{1,19}$/.test(id)) throw new Problem('invalid_cursor');
  return { revision, position: { values: known, projectId: BigInt(id) } };
}

/** The mark of the next page; null behind the last one. */
export function writeListCursor(next: Position | null, revision: number, question: string): string | null {
  return next && writeCursor({ values: next.values, id: next.projectId.toString(), revision }, question);
}
