import type { Day } from '../kernel/day.js';
import type { ProblemCode } from '../kernel/problem.js';
import type { Language } from '../kernel/text.js';
import type { Audience, Format } from '../reporting/index.js';

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
export type Rhythm = 'daily' | 'weekly' | 'monthly' | 'publication';

/** What a run does at the moment: it reads, it says what there is to say, it draws a format. */
export type Step = 'reading' | 'composing' | Format;

export interface RunProgress {
  readonly step: Step;
  readonly done: number;
  readonly total: number;
}

/** A file a run has drawn; `redactedAt` marks a tombstone, whose bytes are gone and whose hash stays. */
export interface RunFile {
  readonly format: Format;
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteLength: number;
  /** Pages of a print; null for what has none, and where they were not counted yet. */
  readonly pages: number | null;
  readonly sha256: string;
  readonly redactedAt: Date | null;
  /** Who ordered it, by which law; null while the bytes are there. */
  readonly redactionReason: string | null;
}

/** One making of a report (Lauf): the six inputs and what became of it. */
export interface Run {
  readonly id: string;
  readonly reportId: string;
  readonly parameters: unknown;
  readonly audience: Audience;
  readonly language: Language;
  readonly revision: number;
  readonly reckoningDay: Day;
  readonly programVersion: string;
  readonly formats: readonly Format[];
  readonly seal: string | null;
  /** Name of who asked; the id where nobody has it any more. */
  readonly askedBy: string;
  readonly personId: string | null;
  readonly scheduleId: string | null;
  readonly againOf: string | null;
  readonly state: RunState;
  readonly error: ProblemCode | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Null until a worker has taken it. */
  readonly progress: RunProgress | null;
  readonly files: readonly RunFile[];
}

/** Whether something may still become of it. */
export const isOpen = ({ state }: Run): boolean => state === 'waiting' || state === 'running';

/** Everything a run does one after the other, in order. */
export const stepsOf = (formats: readonly Format[]): readonly Step[] => ['reading', 'composing', ...formats];
