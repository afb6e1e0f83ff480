import { type SQL, sql } from 'drizzle-orm';
import type { AsOf } from '../kernel/as-of.js';
import type { Day } from '../kernel/day.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { endOfDay, type Viewpoint, viewpointAt } from './viewpoint.js';

/** A past state of what belongs to no revision: everything written before a moment. */
export interface Past {
  /** The first instant that is not seen any more. */
  readonly moment: SQL<Date>;
  readonly revision: number;
  /** Day by which it is reckoned what is open and what is over. */
  readonly reckoningDay: Day;
}

/** From where one looks, and the past one looks at; null for the present. */
export interface Sight {
  readonly asOf: AsOf | undefined;
  readonly viewpoint: Viewpoint;
  readonly past: Past | null;
}

/**
 * Where one looks at what belongs to no revision. A revision stands for the moment at which it was published, a day for its
 * end in Europe/Berlin; the current revision, today and later for the present.
 *
 * @throws Problem `not_found` for a revision that does not exist.
 */
export async function sightAt(db: Orm | Transaction, asOf?: AsOf): Promise<Sight> {
  const viewpoint = await viewpointAt(db, asOf);
  const { revision, reckoningDay, provisional } = viewpoint;
  const past = asOf === undefined || provisional ? null : { moment: momentOf(asOf), revision, reckoningDay };
  return { asOf, viewpoint, past };
}

/** To the microsecond, which only the database knows. Before the first publication there was nothing. */
const momentOf = (asOf: AsOf): SQL<Date> =>
  asOf.kind === 'day'
    ? endOfDay(asOf.day)
    : sql<Date>`coalesce((select published_at from registry_revision where revision = ${asOf.revision}), '-infinity')`;
