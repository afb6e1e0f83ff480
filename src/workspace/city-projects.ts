import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { listProjects, type Position, type ProjectRecord } from '../projects/index.js';
import { type DraftSummary, listDrafts } from '../submissions/index.js';

/** A project of a city: what is published of it, what is being worked on, or both. */
export interface CityProject {
  readonly published: ProjectRecord | null;
  readonly draft: DraftSummary | null;
}

/** Every published project of a city, in alphabetical order. */
async function allPublished(database: Database, viewpoint: Viewpoint, ags: string): Promise<ProjectRecord[]> {
  const found: ProjectRecord[] = [];
  let after: Position | null = null;
  do {
    const page: Awaited<ReturnType<typeof listProjects>> = await listProjects(database.orm, viewpoint, {
      filter: { city: [ags], scope: 'all' },
      sort: [{ key: 'name', descending: false }],
      limit: 200,
      ...(after === null ? {} : { after }),
    });
    found.push(...page.items);
    after = page.next;
  } while (after !== null);
  return found;
}

/** Every project of a city: new drafts first, then what is published, each once. */
export async function cityProjects(database: Database, writer: Writer): Promise<CityProject[]> {
  const viewpoint = await viewpointAt(database.orm);
  const [published, drafts] = await Promise.all([
    allPublished(database, viewpoint, writer.actor.city ?? ''),
    listDrafts(database, writer),
  ]);
  const byReference = new Map(drafts.map((draft) => [draft.reference, draft]));
  const references = new Set(published.map(({ reference }) => reference));
  return [
    ...drafts
      .filter(({ reference }) => reference === null || !references.has(reference))
      .map((draft) => ({ published: null, draft })),
    ...published.map((record) => ({ published: record, draft: byReference.get(record.reference) ?? null })),
  ];
}
