import { viewpointAt } from '../history/index.js';
import type { Actor } from '../kernel/actor.js';
import { dayInBerlin } from '../kernel/clock.js';
import { daysBetween } from '../kernel/day.js';
import { formatInstant } from '../kernel/format.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { staleLists } from '../public-data/index.js';
import { type DraftSummary, listDrafts } from '../submissions/index.js';
import { openProposals, openUndos, type UndoProposal } from './queries/proposals.js';
import { roundNames } from './queries/rounds.js';
import type { QueueEntry, QueueImport, QueueQuery, QueueView } from './views/queue-view.js';
import { reviewWords } from './words.js';

const pageSize = 50;

/** Drafts of one state that fit the filters, oldest first. */
export const matching = (drafts: readonly DraftSummary[], { tab, round, city }: QueueQuery): DraftSummary[] =>
  drafts.filter(
    ({ state, roundId, ownerCity }) =>
      state === tab && (round === null || roundId === round) && (city === null || ownerCity === city),
  );

/** Reads one page of the queue. */
export async function readQueue(database: Database, writer: Writer, query: QueueQuery): Promise<QueueView> {
  const drafts = await listDrafts(database, writer, { states: ['submitted', 'returned', 'accepted'] });
  const proposals = await openProposals(database, writer);
  const undos = await openUndos(database, writer);
  const imports = [
    ...proposals.map((proposal) => importEntry(proposal, proposal, writer.actor)),
    ...undos.map((undo) => importEntry(undo, null, writer.actor)),
  ];
  const rounds = new Map((await roundNames(database, writer)).map(({ id, name }) => [id, name]));
  const { reckoningDay } = await viewpointAt(database.orm);
  const found = matching(drafts, query);
  // What was published meanwhile makes the queue shorter than an address remembers.
  const page = Math.min(query.page, Math.max(1, Math.ceil(found.length / pageSize)));
  const start = (page - 1) * pageSize;
  const count = (state: DraftSummary['state']) => drafts.filter((draft) => draft.state === state).length;
  return {
    query: { ...query, page },
    staleLists: await staleLists(database),
    counts: {
      submitted: count('submitted'),
      accepted: count('accepted'),
      returned: count('returned'),
      imports: imports.length,
    },
    rounds: choicesOf(
      drafts,
      ({ roundId }) => roundId,
      (id) => rounds.get(id) ?? id,
    ),
    cities: choicesOf(
      drafts,
      ({ ownerCity }) => ownerCity,
      (ags) => nameOfCity(drafts, ags),
    ),
    entries: found.slice(start, start + pageSize).map((draft) => ({
      ...entryOf(draft, writer.actor),
      waitingDays: draft.handedInAt === null ? 0 : daysBetween(dayInBerlin(draft.handedInAt), reckoningDay),
      round: draft.roundId === null ? null : (rounds.get(draft.roundId) ?? null),
    })),
    imports,
    found: found.length,
    hasMore: found.length > start + pageSize,
    mayPublish: writer.actor.role === 'lead' && writer.actor.mayWrite,
  };
}

/** Values that occur among drafts, by name. */
function choicesOf(
  drafts: readonly DraftSummary[],
  belonging: (draft: DraftSummary) => string | null,
  labelOf: (value: string) => string,
): { value: string; label: string }[] {
  const values = new Set(drafts.map(belonging).filter((value) => value !== null));
  return [...values]
    .map((value) => ({ value, label: labelOf(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'de'));
}

const nameOfCity = (drafts: readonly DraftSummary[], ags: string): string =>
  drafts.find(({ ownerCity }) => ownerCity === ags)?.cityName ?? ags;

function entryOf(draft: DraftSummary, actor: Actor): Omit<QueueEntry, 'waitingDays' | 'round'> {
  const hindrance = hindranceOf(draft, actor);
  return {
    draftId: draft.id,
    name: draft.name === '' ? 'Vorhaben ohne Namen' : draft.name,
    reference: draft.reference,
    place: draft.cityName ?? reviewWords.serviceCentre,
    kind: draft.kind,
    handedInAt: draft.handedInAt === null ? reviewWords.unknown : formatInstant(draft.handedInAt),
    handedInBy: draft.handedInByName ?? reviewWords.nobody,
    errors: draft.errors,
    hints: draft.findings - draft.errors,
    openComments: draft.openComments,
    mayPublish: hindrance === null,
    hindrance,
  };
}

/** Why somebody may not publish a checked draft; null when they may. */
export function hindranceOf(
  draft: Pick<DraftSummary, 'handedInBy' | 'errors' | 'publishedMeanwhile'>,
  { personId }: Actor,
): string | null {
  if (draft.handedInBy !== null && draft.handedInBy === personId)
    return 'Sie haben es eingereicht. Eine andere Person muss es veröffentlichen.';
  if (draft.publishedMeanwhile)
    return 'Inzwischen wurde eine andere Fassung veröffentlicht. Geben Sie es zurück.';
  return draft.errors > 0 ? 'Es hat noch Fehler. Geben Sie es zurück.' : null;
}

const importEntry = (
  proposal: UndoProposal,
  takes: QueueImport['takes'],
  { personId }: Actor,
): QueueImport => ({
  importId: proposal.importId,
  title: proposal.title,
  fileName: proposal.fileName,
  proposedAt: proposal.proposedAt === null ? reviewWords.unknown : formatInstant(proposal.proposedAt),
  proposedBy: proposal.proposedByName ?? reviewWords.nobody,
  takes: takes && { added: takes.added, changed: takes.changed },
  mine: proposal.proposedBy !== null && proposal.proposedBy === personId,
});
