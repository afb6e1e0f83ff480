import type { Day } from '../kernel/day.js';
import type { Requirement } from './requirements.js';

/** What the service centre decides about a round. All days are days in Saxony, first and last inclusive. */
export interface RoundInput {
  readonly name: string;
  readonly opensOn: Day;
  /** Stichtag. */
  readonly dueOn: Day;
  readonly closesOn: Day;
  /** Projects that run on any day from the first to the last are asked about. */
  readonly scopeFrom: Day;
  readonly scopeUntil: Day;
  readonly requirements: readonly Requirement[];
  readonly note: string | null;
  /** Days before and after the due day on which cities are reminded that have something missing. */
  readonly remindBefore: readonly number[];
  readonly remindAfter: readonly number[];
}

/** `late`: the due day has passed, and cities can still hand in. */
export type RoundPhase = 'planned' | 'open' | 'late' | 'closed';

export interface Round extends RoundInput {
  readonly id: string;
  readonly closedAt: Date | null;
  readonly version: number;
  /** Seen from the present day in Saxony by the database's clock. */
  readonly phase: RoundPhase;
  /** Last day on which any city may hand in; null once it was closed by hand. */
  readonly endsOn: Day | null;
  readonly today: Day;
}

/** Whether cities can answer at present; which of them, their terms say. */
export const isRunning = ({ phase }: Round): boolean => phase === 'open' || phase === 'late';

/** A longer time for one city. */
export interface Extension {
  readonly until: Day;
  readonly reason: string;
  readonly at: Date;
  readonly by: string | null;
}

/** What holds for one city in a round. */
export interface CityTerms {
  readonly ags: string;
  /** Its own due day: the extended one, else the round's. */
  readonly dueOn: Day;
  /** Last day on which it may answer; null when the round is not open for it. */
  readonly openUntil: Day | null;
  readonly extension: Extension | null;
  readonly contact: string | null;
}

/**
 * Where one project stands in a round. `handedIn` also once accepted or published, `inWork` while only its city knows of
 * the draft.
 */
export type AnswerState = 'handedIn' | 'unchanged' | 'returned' | 'inWork' | 'missing';

export const isAnswered = (state: AnswerState): boolean => state === 'handedIn' || state === 'unchanged';

/** A project a round asks about, or one that was begun for it. */
export interface DueProject {
  readonly projectId: bigint | null;
  readonly reference: string | null;
  readonly draftId: string | null;
  readonly name: string;
  readonly planNumber: string | null;
  readonly city: string;
  readonly state: AnswerState;
  /** When it came to this state, and who brought it there; null where nothing happened yet or nobody is known. */
  readonly since: Date | null;
  readonly by: string | null;
  /** Fields asked for that are not filled, in the newest record the reader may see. */
  readonly missing: readonly Requirement[];
}

/** Whether "no changes for all" covers a project: it waits for an answer and fills every field asked for. */
export const canBeConfirmedTogether = ({ state, missing }: DueProject): boolean =>
  state === 'missing' && missing.length === 0;
