import { viewpointAt } from '../history/index.js';
import type { Database } from '../platform/database/database.js';
import { streamProjects } from '../projects/index.js';
import { contextAt } from './operations-list/column.js';
import { type Gap, Gaps } from './operations-list/gaps.js';
import { type OperationsList, selectionOf } from './operations-list/lists.js';

/** What a list lacks of what its regulation asks for. */
export interface ListCheck {
  readonly revision: number;
  readonly operations: number;
  /** Operations that have everything the regulation asks for. */
  readonly complete: number;
  readonly gaps: readonly Gap[];
}

/** Holds lists against what their regulations ask for; the newest check of each is kept, as a revision never changes. */
export class ListChecks {
  readonly #kept = new Map<string, ListCheck>();

  constructor(private readonly database: Database) {}

  async of(list: OperationsList, gone: AbortSignal): Promise<ListCheck> {
    const viewpoint = await viewpointAt(this.database.orm);
    const known = this.#kept.get(list.key);
    if (known?.revision === viewpoint.revision) return known;
    const gaps = new Gaps(list, contextAt(viewpoint));
    for await (const piece of streamProjects(this.database, viewpoint, selectionOf(list, 'name'), gone))
      for (const record of piece) gaps.add(record);
    const { operations, complete, found } = gaps;
    const check = { revision: viewpoint.revision, operations, complete, gaps: found };
    // Whoever left has seen only a part.
    if (!gone.aborted) this.#kept.set(list.key, check);
    return check;
  }
}
