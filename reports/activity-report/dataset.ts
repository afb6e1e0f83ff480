import { type Activity, readActivity } from '../../src/activity/index.js';
import type { Day } from '../../src/kernel/day.js';
import { Problem } from '../../src/kernel/problem.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import type { ActivityParameters } from './parameters.js';

export interface ActivityData {
  readonly activity: Activity;
  readonly revision: number;
  readonly readOn: Day;
}

/** The numbers, as whoever asks may know them: they belong to no revision of the registry. */
export const activityBeside = (
  { tx }: Pick<Reading, 'tx'>,
  { parameters: { year } }: ReportInputs<ActivityParameters>,
): Promise<Activity> => readActivity(tx, year === undefined ? null : Number(year));

/** @throws Problem `not_found` for the public */
export async function activityDataset({ beside, viewpoint }: Reading): Promise<ActivityData> {
  if (beside === null) throw new Problem('not_found');
  return { activity: beside as Activity, revision: viewpoint.revision, readOn: viewpoint.reckoningDay };
}
