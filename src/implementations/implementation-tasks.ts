import { type RecordTask, readRecord, recordsAt } from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import type { Day } from '../kernel/day.js';
import type { Transaction } from '../platform/database/database.js';
import { cityName } from '../web/index.js';
import { deliveryStateOf, isOverdue } from './implementation.js';
import { implementationKind } from './implementation-kind.js';

/** Deliveries of participant data to the SAB that are due until a day; of one city, or of all when it is null. */
export async function deliveryTasks(
  tx: Transaction,
  { city, until }: { readonly city: string | null; readonly until: Day },
): Promise<RecordTask[]> {
  const { revision, reckoningDay: today } = await viewpointAt(tx);
  const kept = await recordsAt(tx, 'implementation', revision, city ?? undefined);
  return kept
    .map((record) => readRecord(implementationKind, record))
    .flatMap(({ content, reference, cityAgs }) =>
      content.deliveries
        .filter((delivery) => delivery.dueOn <= until && deliveryStateOf(delivery) === 'due')
        .map((delivery) => ({
          dueOn: delivery.dueOn,
          title: `Teilnehmerdaten an die SAB: ${delivery.name}`,
          detail: city === null ? `${content.name}, ${cityName(cityAgs)}` : content.name,
          href: `${implementationKind.path}/${reference}`,
          kind: 'participantData' as const,
          overdue: isOverdue(delivery, today),
          cityAgs,
        })),
    );
}
