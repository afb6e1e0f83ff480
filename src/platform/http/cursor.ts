import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.js';
import { checkBodyText } from './text-check.js';

/** Where a page of a list ended: the values it is sorted by and the id of its last row. */
export interface Position<Values> {
  readonly values: Values;
  readonly id: string;
  /** Registry revision the first page showed, so that all pages of one walk show the same state. */
  readonly revision: number;
}

/**
 * Short name of a question: the same filters and the same order give the same one, whatever order they are written in.
 * A cursor answers only the question it was made for.
 */
export function fingerprint(question: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(question).filter(([, value]) => value !== undefined);
  sorted.sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify(sorted, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value));
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** The opaque mark for the next page. It holds nothing secret and is checked field by field when it comes back. */
export function writeCursor(
  position: Position<readonly (string | number | null)[]>,
  question: string,
): string {
  const { values, id, revision } = position;
  return Buffer.from(JSON.stringify([question, revision, id, values])).toString('base64url');
}

const safeId = z.string().min(1).max(100);
const safeRevision = z.int().min(0).max(999_999_999);

/** Reads a mark back; `invalid_cursor` when it is forged, belongs to another question or does not hold such values. */
export function readCursor<Values>(
  cursor: string,
  question: string,
  values: z.ZodType<Values>,
): Position<Values> {
  const shape = z.tuple([z.literal(question), safeRevision, safeId, values]);
  const result = shape.safeParse(parsed(cursor));
  if (!result.success) throw new Problem('invalid_cursor');
  const [, revision, id, known] = result.data;
  return { revision, id, values: known };
}

function parsed(cursor: string): unknown {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor) return null;
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    checkBodyText(value);
    return value;
  } catch {
    return null;
  }
}
