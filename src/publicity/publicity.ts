import type { Day } from '../kernel/day.js';
import type { Duty } from './rules.js';
import type { displayKinds } from './tables.js';

export type DisplayKind = (typeof displayKinds)[number];

/** Where the support is shown, with who recorded it. */
export interface Display {
  readonly id: string;
  readonly kind: DisplayKind;
  readonly place: string;
  readonly shownOn: Day;
  readonly hasPhoto: boolean;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
  readonly removedBy: string | null;
  readonly removedAt: Date | null;
  readonly removedReason: string | null;
}

/** How the support of a project has to be shown, and where it is. */
export interface Publicity {
  readonly projectId: bigint;
  readonly reference: string;
  readonly name: string;
  readonly city: string | null;
  readonly start: Day | null;
  readonly end: Day | null;
  /** Null where no rule is known. */
  readonly duty: Duty | null;
  readonly displays: readonly Display[];
  readonly today: Day;
}

/** How a project stands: shown with a photo, shown without one, missing, not begun, over, or nothing asked for. */
export type Standing = 'proven' | 'withoutPhoto' | 'missing' | 'notBegun' | 'over' | 'noDuty';

export function standingOf({ duty, displays, start, end, today }: Publicity): Standing {
  if (duty === null || duty.kind === 'none') return 'noDuty';
  const fitting = displays.filter(({ kind, removedAt }) => removedAt === null && fits(duty.kind, kind));
  if (fitting.some(({ hasPhoto }) => hasPhoto)) return 'proven';
  if (fitting.length > 0) return 'withoutPhoto';
  if (start !== null && start > today) return 'notBegun';
  return end !== null && end < today ? 'over' : 'missing';
}

/** A plaque does for a poster; a website alone does for neither. */
const fits = (duty: Duty['kind'], shown: DisplayKind): boolean =>
  shown === 'plaque' || (duty !== 'plaque' && (shown === 'poster' || shown === 'screen'));
