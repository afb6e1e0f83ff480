import { z } from 'zod';
import { fingerprint, readCursor, writeCursor } from '../platform/http/cursor.js';
import type { QuestionPosition } from './queries/questions.js';

const question = fingerprint({ list: 'duplicates' });
const values = z.tuple([z.int().min(0).max(100), z.string().max(50)]);

/** Where the page before ended. @throws Problem `invalid_cursor` */
export function readQuestionCursor(cursor: string): QuestionPosition {
  const { values: known, id } = readCursor(cursor, question, values);
  return { score: known[0], one: known[1], other: id };
}

/** The mark of the next page; null behind the last. */
export const writeQuestionCursor = (next: QuestionPosition | null, revision: number): string | null =>
  next && writeCursor({ values: [next.score, next.one], id: next.other, revision }, question);
