import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { AsOf } from '../kernel/as-of.js';
import type { Database } from '../platform/database/database.js';
import { dictionaryAt } from '../projects/index.js';
import { type ListState, listStates } from './queries/updates.js';
import { freshnessOf, freshnessText } from './views/freshness.js';

export interface ListsView {
  readonly viewpoint: Viewpoint;
  readonly states: readonly ListState[];
}

/** How all public lists stood at a state of the registry; what is due is reckoned from today. */
export async function readLists({ orm }: Database, asOf?: AsOf): Promise<ListsView> {
  const viewpoint = await viewpointAt(orm, asOf);
  const dictionary = await dictionaryAt(orm, viewpoint.revision);
  return { viewpoint, states: await listStates(orm, viewpoint, dictionary) };
}

/** A sentence for every list that is too old by its regulation, or will be within a month. */
export async function staleLists(database: Database): Promise<string[]> {
  const { states } = await readLists(database);
  return states.filter((state) => freshnessOf(state) !== 'fresh').map(freshnessText);
}
