import type { ImportEntry, LocatedFinding, ReadColumn } from '../entry.js';
import type { Question } from '../list/question.js';
import type { TemplateMark } from '../template/mark.js';

/** An answer that a list was read with; `isRemembered` when it was given for an earlier delivery. */
export interface GivenAnswer {
  readonly question: string;
  readonly answer: string;
  readonly isRemembered: boolean;
}

/** What is known of a source before its rows are read. */
export interface SourceHead {
  readonly format: 'steckbrief' | 'list';
  /** Which source this is a delivery of; later deliveries are compared with it. */
  readonly sourceKey: string;
  readonly title: string;
  /** Whether a delivery holds everything the source has, so that what it no longer names is missing. */
  readonly isComplete: boolean;
  /** Fingerprint of the headings of a list, under which answers are remembered; null where there are none. */
  readonly headingsSha256: string | null;
  /** What a template of ours says about itself; null for any other source. */
  readonly template: TemplateMark | null;
  readonly columns: readonly ReadColumn[];
  /** What the source leaves open. */
  readonly questions: readonly Question[];
  readonly answers: readonly GivenAnswer[];
  /** How many rows there are to read. */
  readonly rows: number;
}

/** A source whose rows are read as they are asked for. */
export interface SourceReading {
  readonly head: SourceHead;
  entries(): AsyncIterable<readonly ImportEntry[]>;
  /** What concerns the file rather than one row; complete once all entries were read. */
  findings(): readonly LocatedFinding[];
}

/** A source taken in whole. */
export interface ReadSource extends SourceHead {
  readonly entries: readonly ImportEntry[];
  readonly findings: readonly LocatedFinding[];
}

/** Reads all of a small source. */
export async function readWhole(reading: SourceReading): Promise<ReadSource> {
  const entries: ImportEntry[] = [];
  for await (const batch of reading.entries()) entries.push(...batch);
  return { ...reading.head, entries, findings: reading.findings() };
}

/** What is answered now counts before what was answered once. */
export function answersOf(
  remembered: readonly GivenAnswer[] = [],
  given: readonly GivenAnswer[],
): GivenAnswer[] {
  const isAnsweredNow = ({ question }: GivenAnswer): boolean =>
    given.some((answer) => answer.question === question);
  return [...given, ...remembered.filter((answer) => !isAnsweredNow(answer))];
}
