import { type RecordTask, readRecord, recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import type { Day } from '../kernel/day.js';
import type { Transaction } from '../platform/database/database.js';
import { cityName } from '../web/index.js';
import { isDue, isOverdue } from './goal.js';
import { goalKind } from './goal-kind.js';

/** Goals whose review is due until a day and was not held; of one city, or of all when it is null. */
export async function goalTasks(
  tx: Transaction,
  { city, until }: { readonly city: string | null; readonly until: Day },
): Promise<RecordTask[]> {
  const { revision, reckoningDay: today } = await viewpointAt(tx);
  const goals = (await recordsAt(tx, 'goal', revision, city ?? undefined)).map((kept) =>
    readRecord(goalKind, kept),
  );
  return goals
    .filter(({ content }) => isDue(content, until))
    .map(({ content: goal, reference, cityAgs }) => ({
      dueOn: goal.nextReviewOn,
      title: `Ziel überprüfen: ${goal.name}`,
      detail: city === null ? cityName(cityAgs) : 'Überprüfung des Handlungskonzepts',
      href: `${goalKind.path}/${reference}`,
      kind: 'goalReview',
      overdue: isOverdue(goal, today),
      cityAgs,
    }));
}
