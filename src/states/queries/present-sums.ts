import { type Aggregation, sumsBy } from '../../aggregates/index.js';
import type { Viewpoint } from '../../history/index.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { RevisionCache } from '../../platform/database/revision-cache.js';
import { fingerprint } from '../../platform/http/cursor.js';
import type { ProjectFilter } from '../../projects/index.js';
import type { ComparedDimension } from '../measures.js';

const kept = new RevisionCache<Aggregation, string>(50);

/**
 * All sums of the later of two states, by a dimension or in all. Kept: the total is the one part of a comparison that the whole
 * registry goes into; with it known, every further difference, of any measure and to any earlier state, costs what changed.
 */
export function presentSums(
  db: Orm | Transaction,
  now: Viewpoint,
  filter: ProjectFilter,
  dimension: ComparedDimension | null,
): Promise<Aggregation> {
  const key = [now.revision, now.reckoningDay, dimension, fingerprint({ ...filter })].join(' ');
  return kept.get(db, key, () => sumsBy(db, now, filter, dimension === null ? [] : [dimension]));
}
