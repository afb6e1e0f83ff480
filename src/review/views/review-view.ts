import type { Sums } from '../../aggregates/index.js';
import type { Similar } from '../../duplicates/index.js';
import type { MarkTone, ShownComment } from '../../web/index.js';

export type DraftState = 'draft' | 'submitted' | 'returned' | 'accepted';
export type DraftKind = 'new' | 'amendment' | 'withdrawal';

/** One field of the record as handed in, beside what is published; values as people read them, null is unknown. */
export interface ShownField {
  /** API name: "period.end". */
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly changed: boolean;
  /** Whether changes are marked inside the value; amounts and days change as a whole. */
  readonly wordByWord: boolean;
  /** By how much an amount changed, and the like; below the new value. */
  readonly notes: readonly string[];
  /** A text the city took over unchanged from the last round. */
  readonly copied: boolean;
}

/** What a rule of the registry says about the record. */
export interface ShownCheck {
  readonly tone: Extract<MarkTone, 'ok' | 'hint' | 'error'>;
  readonly title: string;
  readonly remedy: string | null;
  /** Place in the law or guideline that decides. */
  readonly clause: string | null;
  readonly field: string | null;
  /** Whether the service centre has accepted it. */
  readonly accepted?: boolean;
  /** Where it can be accepted; null or left out when it cannot. */
  readonly waiveHref?: string | null;
}

/** Totals of a city or of the Land, as published and as they will be. */
export interface Effect {
  readonly label: string;
  readonly before: Sums;
  readonly after: Sums;
}

export interface ShownStep {
  readonly title: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
  readonly published: boolean;
}

export interface ShownFile {
  readonly label: string;
  readonly href: string;
  readonly meta: string;
}

/** What the person looking may do now. */
export interface Permissions {
  /** May write at all: auditors may not. */
  readonly comment: boolean;
  readonly giveBack: boolean;
  readonly accept: boolean;
  readonly publish: boolean;
  /** Why something that others could do is not possible for this person. */
  readonly hindrance: string | null;
}

/** What was typed and could not be kept: shown again, with the reason. */
export interface TypedComment {
  /** Id the remark will have: a form sent twice writes it once. */
  readonly id: string;
  readonly field: string;
  readonly body: string;
  readonly error: string | null;
}

/** Everything the page of one draft shows. */
export interface ReviewView {
  readonly draftId: string;
  /** Counts the states and contents of the draft; forms send it along, so that an outdated page is noticed. */
  readonly version: number;
  readonly state: DraftState;
  readonly kind: DraftKind;
  readonly reference: string | null;
  readonly name: string;
  readonly place: string;
  /** Who handed in, and when, in one phrase: "eingereicht am 14.11.2026, 09:15 von M. Lehmann". */
  readonly handedIn: string;
  /** Why it is changed or withdrawn, in the words of the city. */
  readonly note: string | null;
  /** What a change of money or time rests on, in a sentence. */
  readonly basis: string | null;
  readonly publishedVersion: number | null;
  readonly fields: readonly ShownField[];
  readonly checks: readonly ShownCheck[];
  /** Published projects that may be the same. */
  readonly similar: readonly Similar[];
  readonly effects: readonly Effect[];
  readonly comments: readonly ShownComment[];
  /** Id the next remark will have, so that a form sent twice writes it once. */
  readonly newCommentId: string;
  readonly steps: readonly ShownStep[];
  readonly files: readonly ShownFile[];
  readonly may: Permissions;
  /** How many drafts are still to be checked, and how many are checked. */
  readonly waiting: number;
  readonly checked: number;
}
