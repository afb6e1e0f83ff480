import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Database } from '../platform/database/database.js';
import { dictionaryAt } from '../projects/index.js';
import { type ListState, listStates } from './queries/updates.js';

export interface ListsView {
  readonly viewpoint: Viewpoint;
  readonly states: readonly ListState[];
}

/** How all public lists stand now. */
export async function readLists({ orm }: Database): Promise<ListsView> {
  const viewpoint = await viewpointAt(orm);
  const dictionary = await dictionaryAt(orm, viewpoint.revision);
  return { viewpoint, states: await listStates(orm, viewpoint, dictionary) };
}
