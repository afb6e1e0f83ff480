import type { Viewpoint } from '../history/index.js';
import { type AsOf, writtenAsOf } from '../kernel/as-of.js';
import { dayInBerlin } from '../kernel/clock.js';
import type { Day } from '../kernel/day.js';

/** The state of the registry a page shows, and how its address asked for it. */
export interface PageState {
  /** As addresses say it, "46" or "2026-06-30"; null where the present was asked for. */
  readonly asOf: string | null;
  readonly revision: number;
  /** Null before the first publication. */
  readonly publishedOn: Day | null;
  /** Day by which it is reckoned what runs. */
  readonly reckoningDay: Day;
  /** False for the newest state, whoever asked for it how. */
  readonly isPast: boolean;
}

/** What a page says about the state it shows. */
export const pageStateOf = (
  { revision, publishedAt, reckoningDay, provisional }: Viewpoint,
  asOf: AsOf | undefined,
): PageState => ({
  asOf: asOf === undefined ? null : writtenAsOf(asOf),
  revision,
  publishedOn: publishedAt === null ? null : dayInBerlin(publishedAt),
  reckoningDay,
  isPast: asOf !== undefined && !provisional,
});
