import type { Day } from './day.js';

/** First and last day of a project, both inclusive; either may be unknown. Half-open ranges exist only inside SQL. */
export interface Period {
  readonly start: Day | null;
  readonly end: Day | null;
}

export type RunningState = 'planned' | 'running' | 'ended' | 'unknown';

/** Whether a project runs, reckoned on a given day (never on "today" in passing). */
export function runningState(period: Period, reckoningDay: Day): RunningState {
  if (period.start !== null && reckoningDay < period.start) return 'planned';
  if (period.end !== null && reckoningDay > period.end) return 'ended';
  return period.start === null || period.end === null ? 'unknown' : 'running';
}
