import { createHash } from 'node:crypto';
import type { Day } from '../kernel/day.js';
import type { Language } from '../kernel/text.js';
import { type Audience, canonicalJson, type Format } from '../reporting/index.js';

/** The report and the six inputs its answer is a function of, with the formats it is wanted in. */
export interface Question {
  readonly reportId: string;
  readonly parameters: unknown;
  readonly audience: Audience;
  readonly language: Language;
  readonly revision: number;
  readonly reckoningDay: Day;
  readonly programVersion: string;
  readonly formats: readonly Format[];
}

/** SHA-256 over a question: equal questions have equal ones, however their parameters were ordered. */
export const hashOf = (question: Question): string =>
  createHash('sha256').update(canonicalJson(question)).digest('hex');

const order: readonly Format[] = ['pdf', 'xlsx', 'html', 'csv', 'json'];

/** Formats of a run: those wanted, once and in their order, and JSON always, because runs are compared by it. */
export const formatsOf = (wanted: readonly Format[]): readonly Format[] =>
  order.filter((format) => format === 'json' || wanted.includes(format));

/**
 * For whom runs are made. What only some may see (rounds, proofs) belongs to no registry revision, so a run that held it
 * could not be made again byte for byte: runs hold what is published.
 */
export const audienceOfRuns: Audience = 'public';
