import type { Day } from '../kernel/day.js';
import type { ProofKind } from './deadlines.js';
import type { proofStates } from './tables.js';

export type ProofState = (typeof proofStates)[number];

/** Names one proof of one project: its final proof, or the interim proof of a budget year. */
export interface ProofKey {
  readonly reference: string;
  readonly kind: ProofKind;
  /** Budget year of an interim proof; null for the final one. */
  readonly year: number | null;
}

/** Where the day comes from: set by the SAB, by a rule of the guideline, or not yet determined. */
export type DueBasis = 'sab' | 'rule' | 'unknown';

export interface ProofStep {
  readonly state: ProofState;
  readonly onDay: Day;
  readonly by: string | null;
  readonly note: string | null;
}

/** An executing body whose own proof must be attached. */
export interface AttachedProof {
  readonly id: string;
  readonly name: string;
  /** Day it came in; null while it is missing. */
  readonly receivedOn: Day | null;
}

/** A proof of use (Zwischen-, Verwendungsnachweis), to be handed to the SAB. */
export interface Proof extends ProofKey {
  /** Null while nothing has been said about it. */
  readonly id: string | null;
  readonly projectId: bigint;
  readonly projectName: string;
  readonly planNumber: string | null;
  /** AGS of the project's city; null for operations of the whole Land. */
  readonly city: string | null;
  /** Null: not yet determined, or waived. */
  readonly dueOn: Day | null;
  readonly dueBasis: DueBasis;
  /** Clause of the rule, or the letter by which the SAB set the day. */
  readonly dueSource: string | null;
  /** What the rules alone would say. */
  readonly ruleDueOn: Day | null;
  /** Letter by which the SAB does without it; null when it is asked for. */
  readonly waivedSource: string | null;
  readonly state: ProofState;
  /** Everything that became of it, oldest first. */
  readonly steps: readonly ProofStep[];
  readonly bodies: readonly AttachedProof[];
  readonly report: string | null;
  readonly version: number;
  /** Due before today and still with the city. */
  readonly overdue: boolean;
}

/** Which states may follow; what was recorded by mistake can be taken back. */
const following: Readonly<Record<ProofState, readonly ProofState[]>> = {
  open: ['handedIn'],
  handedIn: ['askedBack', 'examined', 'open'],
  askedBack: ['handedIn', 'examined'],
  examined: ['askedBack'],
};

export const nextStates = (state: ProofState): readonly ProofState[] => following[state];

/** Whether the city still has something to do: handed in and examined proofs are with the SAB. */
export const isWithCity = ({ state, waivedSource }: Pick<Proof, 'state' | 'waivedSource'>): boolean =>
  waivedSource === null && (state === 'open' || state === 'askedBack');

/** "final" or "interim-2026", as addresses and the API name a proof within its project. */
export const proofName = ({ kind, year }: Pick<ProofKey, 'kind' | 'year'>): string =>
  kind === 'final' ? 'final' : `interim-${year}`;

/** The other way round; null for what names none. */
export function parseProofName(name: string): Pick<ProofKey, 'kind' | 'year'> | null {
  if (name === 'final') return { kind: 'final', year: null };
  const year = /^interim-(20\d\d)$/.exec(name)?.[1];
  return year === undefined ? null : { kind: 'interim', year: Number(year) };
}
