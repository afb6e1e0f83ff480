import type { z } from 'zod';
import type { Day } from '../kernel/day.js';
import type { costOptions, implementationSchema } from './schemas.js';

/** How a project is carried out (Umsetzung): who with, how its cost is reckoned, whom it reaches. */
export type Implementation = z.output<typeof implementationSchema>;
export type Indicator = Implementation['indicators'][number];
export type IndicatorYear = Indicator['years'][number];
export type Delivery = Implementation['deliveries'][number];
export type CostOption = (typeof costOptions)[number];

export const deliveryStates = ['due', 'delivered', 'accepted'] as const;
type DeliveryState = (typeof deliveryStates)[number];

/** How participant data stands with the SAB. */
export const deliveryStateOf = ({ deliveredOn, acceptedOn }: Delivery): DeliveryState =>
  acceptedOn !== null ? 'accepted' : deliveredOn !== null ? 'delivered' : 'due';

export const isOverdue = (delivery: Delivery, today: Day): boolean =>
  deliveryStateOf(delivery) === 'due' && delivery.dueOn < today;

/** Sum of what is known; null when nothing is. */
export function knownCount(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}
