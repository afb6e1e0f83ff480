import type { Day } from '../../kernel/day.js';
import type { Finding } from '../../kernel/finding.js';
import { error, hint } from '../../kernel/said-finding.js';

export interface RuledDelivery {
  readonly dueOn: Day;
  readonly deliveredOn: Day | null;
  readonly acceptedOn: Day | null;
}

/** Participant data is delivered, then accepted; what is due and was not delivered is said. */
export const deliveryFindings = (deliveries: readonly RuledDelivery[], today: Day): Finding[] =>
  deliveries.flatMap(({ dueOn, deliveredOn, acceptedOn }, index) => {
    const place = `deliveries.${index}`;
    if (acceptedOn !== null && (deliveredOn === null || acceptedOn < deliveredOn))
      return [
        error({
          code: 'steps_out_of_order',
          field: `${place}.acceptedOn`,
          reason: ['Angenommen wird, was übermittelt ist.', 'Only what was delivered is accepted.'],
          remedy: ['Prüfen Sie beide Tage.', 'Check both days.'],
        }),
      ];
    if ((deliveredOn ?? '') > today || (acceptedOn ?? '') > today)
      return [
        error({
          code: 'delivery_in_future',
          field: `${place}.deliveredOn`,
          reason: ['Der Tag liegt in der Zukunft.', 'The day is in the future.'],
          remedy: ['Tragen Sie ein, was geschehen ist.', 'Enter what has happened.'],
        }),
      ];
    if (deliveredOn !== null || dueOn >= today) return [];
    return [
      hint({
        code: 'delivery_overdue',
        field: `${place}.deliveredOn`,
        reason: ['Die Übermittlung an die SAB ist überfällig.', 'The delivery to the SAB is overdue.'],
        remedy: [
          'Übermitteln Sie die Daten und tragen Sie den Tag ein.',
          'Deliver the data and enter the day.',
        ],
      }),
    ];
  });
