import { readRecord, recordsAt } from '../../src/city-records/index.js';
import { type Goal, goalKind, reviewsOf } from '../../src/goals/index.js';
import type { Day } from '../../src/kernel/day.js';
import type { Reading } from '../../src/reporting/index.js';

/** A goal of a neighbourhood as it is published, with what its reviews found. */
export type ReportedGoal = Pick<
  Goal,
  | 'name'
  | 'number'
  | 'areas'
  | 'indicator'
  | 'unit'
  | 'baseline'
  | 'baselineOn'
  | 'target'
  | 'targetOn'
  | 'nextReviewOn'
  | 'projects'
  | 'reviews'
> & { readonly reference: string; readonly cityAgs: string };

/** Published goals at the revision, of one city or of all, in the order of their numbers. */
export async function goalsAt(
  { tx, viewpoint: { revision } }: Pick<Reading, 'tx' | 'viewpoint'>,
  city?: string,
): Promise<ReportedGoal[]> {
  const kept = await recordsAt(tx, 'goal', revision, city);
  return kept
    .map((record) => {
      const { content } = readRecord(goalKind, record);
      const { name, number, areas, indicator, unit, baseline, baselineOn, target, targetOn } = content;
      return {
        ...{ reference: record.reference, cityAgs: record.cityAgs, name, number, areas, indicator, unit },
        ...{ baseline, baselineOn, target, targetOn },
        nextReviewOn: content.nextReviewOn,
        projects: content.projects,
        reviews: reviewsOf(content),
      };
    })
    .sort(
      (one, other) =>
        collator.compare(one.number ?? '~', other.number ?? '~') ||
        collator.compare(one.name, other.name) ||
        (one.reference < other.reference ? -1 : 1),
    );
}

const collator = new Intl.Collator('de', { numeric: true });

/** The newest value that was measured, with its day; null before any. */
export function lastMeasured({ reviews }: Pick<ReportedGoal, 'reviews'>): { on: Day; value: number } | null {
  const last = reviews.findLast(({ value }) => value !== null);
  return last === undefined || last.value === null ? null : { on: last.on, value: last.value };
}

export const goalStandings = ['reached', 'underWay', 'notMeasured'] as const;
export type GoalStanding = (typeof goalStandings)[number];

/** How a goal stands by what was measured last; a target below its baseline is reached by falling. */
export function standingOfGoal(goal: ReportedGoal): GoalStanding {
  const last = lastMeasured(goal);
  if (last === null || goal.target === null) return 'notMeasured';
  const falls = goal.baseline !== null && goal.target < goal.baseline;
  return (falls ? last.value <= goal.target : last.value >= goal.target) ? 'reached' : 'underWay';
}
