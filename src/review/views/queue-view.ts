import type { DraftKind } from './review-view.js';

/** Views of the queue: by state of the draft, and imports that wait for a second person. */
export const queueTabs = ['submitted', 'accepted', 'returned', 'imports'] as const;
export type QueueTab = (typeof queueTabs)[number];

/** A draft in the queue. */
export interface QueueEntry {
  readonly draftId: string;
  readonly name: string;
  readonly reference: string | null;
  readonly place: string;
  readonly kind: DraftKind;
  /** "14.11.2026, 09:15" */
  readonly handedInAt: string;
  readonly handedInBy: string;
  readonly waitingDays: number;
  readonly round: string | null;
  readonly errors: number;
  readonly hints: number;
  readonly openComments: number;
  /** False when this person may not publish it; then with the reason. */
  readonly mayPublish: boolean;
  readonly hindrance: string | null;
}

/** A delivery of a source that somebody proposed. */
export interface QueueImport {
  readonly importId: string;
  readonly title: string;
  readonly fileName: string | null;
  readonly proposedAt: string;
  readonly proposedBy: string;
  /** Null where it is a published one that shall be taken back. */
  readonly takes: { readonly added: number; readonly changed: number } | null;
  readonly mine: boolean;
}

export interface QueueChoice {
  readonly value: string;
  readonly label: string;
}

/** What is asked of the queue; null is all. */
export interface QueueQuery {
  readonly tab: QueueTab;
  readonly round: string | null;
  readonly city: string | null;
  readonly page: number;
}

export interface QueueView {
  /** What staff should know about public lists that are, or soon will be, too old. */
  readonly staleLists: readonly string[];
  readonly query: QueueQuery;
  readonly counts: Readonly<Record<QueueTab, number>>;
  readonly rounds: readonly QueueChoice[];
  readonly cities: readonly QueueChoice[];
  readonly entries: readonly QueueEntry[];
  readonly imports: readonly QueueImport[];
  /** Number of entries before filters cut the pages. */
  readonly found: number;
  readonly hasMore: boolean;
  /** True for the lead of the service centre. */
  readonly mayPublish: boolean;
}
