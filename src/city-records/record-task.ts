import type { Day } from '../kernel/day.js';

/** Something a record of a city asks for by a day: a review, a commitment, a delivery. */
export interface RecordTask {
  readonly dueOn: Day | null;
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  readonly kind: 'goalReview' | 'commitment' | 'participantData';
  readonly overdue: boolean;
  readonly cityAgs: string;
}
