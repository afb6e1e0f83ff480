import { viewpointAt } from '../history/index.js';
import { formatInstant } from '../kernel/format.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { type DraftSummary, listDrafts } from '../submissions/index.js';
import { readEffects } from './effect.js';
import { checkersOf } from './queries/checkers.js';
import { type Revision, type RevisionChange, revisionWithChanges } from './queries/revisions.js';
import { hindranceOf, matching } from './read-queue.js';
import type { PublishedView } from './views/notice-pages.js';
import type { PublishEntry, PublishView } from './views/publish-page.js';
import type { QueueQuery } from './views/queue-view.js';
import { reviewWords } from './words.js';

/** What was ticked in the queue, or everything that fits its filters. */
export type Selection = { readonly ids: readonly string[] } | { readonly all: QueueQuery };

/** Checked drafts that were chosen; those that are no longer checked are missing. */
export async function chosenDrafts(
  database: Database,
  writer: Writer,
  selection: Selection,
): Promise<DraftSummary[]> {
  const accepted = await listDrafts(database, writer, { states: ['accepted'] });
  if ('all' in selection) return matching(accepted, { ...selection.all, tab: 'accepted' });
  const ids = new Set(selection.ids);
  return accepted.filter(({ id }) => ids.has(id));
}

/** The page that asks once more before a registry revision. */
export async function readPublish(
  database: Database,
  writer: Writer,
  chosen: readonly DraftSummary[],
  note: string,
): Promise<PublishView> {
  const checkers = await checkersOf(
    database,
    writer,
    chosen.map(({ id }) => id),
  );
  const entries = chosen.map((draft) =>
    entryOf(draft, checkers.get(draft.id) ?? null, hindranceOf(draft, writer.actor)),
  );
  const ready = entries.filter(({ hindrance }) => hindrance === null).map(({ draftId }) => draftId);
  const { revision } = await viewpointAt(database.orm);
  return {
    entries,
    effects: ready.length === 0 ? [] : await readEffects(database, writer, ready),
    nextRevision: revision + 1,
    note,
  };
}

const entryOf = (draft: DraftSummary, checkedBy: string | null, hindrance: string | null): PublishEntry => ({
  draftId: draft.id,
  version: draft.version,
  name: draft.name,
  reference: draft.reference,
  place: draft.cityName ?? reviewWords.serviceCentre,
  kind: draft.kind,
  handedInBy: draft.handedInByName ?? reviewWords.nobody,
  checkedBy: checkedBy ?? reviewWords.nobody,
  hindrance,
});

/** What a revision brought; null when there is none of this number. */
export async function readPublished(
  database: Database,
  writer: Writer,
  revision: number,
): Promise<PublishedView | null> {
  const found = await revisionWithChanges(database, writer, revision);
  return found === null ? null : publishedView(found.revision, found.changes);
}

const publishedView = (revision: Revision, changes: readonly RevisionChange[]): PublishedView => ({
  revision: revision.revision,
  at: formatInstant(revision.publishedAt),
  by: revision.personName ?? reviewWords.program,
  note: revision.note,
  versions: changes.map((change) => ({ ...change, place: change.place ?? reviewWords.statewide })),
});
