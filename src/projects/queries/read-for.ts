import type { Database, Orm } from '../../platform/database/database.js';
import type { Visitor } from '../../platform/workers/gate.js';
import type { ProjectFilter } from '../filter.js';
import { asksOnlyDimensions } from './conditions.js';

/**
 * Reads what a filter selects for whoever asks: at once when indexes and rollup answer, else, for free searches and for
 * limits of time and money, in the room where such reading waits for its turn and ends when nobody waits for it any more.
 *
 * @throws Problem `overloaded` when too many search at once
 */
export const readFor = <Result>(
  { orm, searches }: Database,
  visitor: Visitor,
  filter: ProjectFilter,
  work: (db: Orm) => Promise<Result>,
): Promise<Result> => (asksOnlyDimensions(filter) ? work(orm) : searches.read(visitor, work));
