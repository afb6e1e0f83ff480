import { viewpointAt } from '../history/index.js';
import type { Database } from '../platform/database/database.js';
import { streamProjects } from '../projects/index.js';
import { contextAt } from './operations-list/column.js';
import type { GapWaivers } from './operations-list/gap-waivers.js';
import { type Gap, Gaps } from './operations-list/gaps.js';
import { type OperationsList, selectionOf } from './operations-list/lists.js';

/** What a list lacks of what its regulation asks for. */
export interface ListCheck {
  readonly revision: number;
  readonly operations: number;
  /** Operations that have everything the regulation asks for. */
  readonly complete: number;
  /** Operations that lack only what the service centre accepts. */
  readonly accepted: number;
  readonly gaps: readonly Gap[];
}

/** Holds lists against what their regulations ask for; the newest check of each is kept, as long as revision and waivers are the same. */
export class ListChecks {
  readonly #kept = new Map<string, ListCheck & { readonly mark: string }>();

  constructor(private readonly database: Database) {}

  async of(list: OperationsList, waivers: GapWaivers, gone: AbortSignal): Promise<ListCheck> {
    const viewpoint = await viewpointAt(this.database.orm);
    const known = this.#kept.get(list.key);
    if (known?.revision === viewpoint.revision && known.mark === waivers.mark) return known;
    const gaps = new Gaps(list, contextAt(viewpoint), waivers);
    for await (const piece of streamProjects(this.database, viewpoint, selectionOf(list, 'name'), gone))
      for (const record of piece) gaps.add(record);
    const { operations, complete, accepted, found } = gaps;
    const { mark } = waivers;
    const check = { revision: viewpoint.revision, mark, operations, complete, accepted, gaps: found };
    // Whoever left has seen only a part.
    if (!gone.aborted) this.#kept.set(list.key, check);
    return check;
  }
}
