import { type RecordTask, readRecord, recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import type { Day } from '../kernel/day.js';
import type { Transaction } from '../platform/database/database.js';
import { cityName } from '../web/index.js';
import { isOpen, isOverdue } from './agreement.js';
import { agreementKind } from './agreement-kind.js';

/** Commitments that are due until a day and still open; of one city, or of all when it is null. */
export async function commitmentTasks(
  tx: Transaction,
  { city, until }: { readonly city: string | null; readonly until: Day },
): Promise<RecordTask[]> {
  const { revision, reckoningDay: today } = await viewpointAt(tx);
  const kept = await recordsAt(tx, 'agreement', revision, city ?? undefined);
  return kept
    .map((record) => readRecord(agreementKind, record))
    .flatMap(({ content, reference, cityAgs }) =>
      content.commitments
        .filter((one) => one.dueOn !== null && one.dueOn <= until && isOpen(one))
        .map((one) => ({
          dueOn: one.dueOn,
          title: `Zusage ${one.number}: ${one.what}`,
          detail: [one.body, city === null ? cityName(cityAgs) : content.name]
            .filter((part) => part !== null)
            .join(', '),
          href: `${agreementKind.path}/${reference}`,
          kind: 'commitment' as const,
          overdue: isOverdue(one, today),
          cityAgs,
        })),
    );
}
