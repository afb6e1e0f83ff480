import { inArray } from 'drizzle-orm';
import { lockRegistry } from '../../history/index.js';
import { Problem, type ProblemDetail } from '../../kernel/problem.js';
import { type Text, text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { publishProjects, refuseErrors } from '../../projects/index.js';
import { asPublished, type DraftInContext, inContext } from '../queries/checked-drafts.js';
import { type DraftRow, lockDrafts } from '../queries/draft-rows.js';
import { type PresentView, presentView } from '../queries/published.js';
import { refuseUnlessOpen } from '../refuse.js';
import { attachment, draftComment, projectDraft } from '../tables.js';
import { tellPublished } from './tell-city.js';

/** What came out of a publication. */
export interface PublishedDrafts {
  readonly revision: number;
  /** In the order in which the drafts were given. */
  readonly projects: readonly { readonly draftId: string; readonly reference: string }[];
}

/** A draft to publish, in the version the lead looked at. */
export interface DraftToPublish {
  readonly draftId: string;
  readonly version: number;
}

interface PublishedProject {
  readonly draftId: string;
  readonly projectId: bigint;
  readonly reference: string;
}

/**
 * A lead of the service centre publishes accepted drafts as one registry revision, all or nothing. New projects get their
 * references; withdrawn ones leave the registry. What is only applied for stands beside the record, outside every sum.
 *
 * @throws Problem `not_found`, `state_conflict` for what is not accepted or rests on an older state, `stale` when one of them
 *   is no longer the version that was looked at, `forbidden` for what the same person handed in, `rule_broken`
 */
export async function publishAccepted(
  database: Database,
  writer: Writer,
  seen: readonly DraftToPublish[],
  note: string,
): Promise<PublishedDrafts> {
  const draftIds = seen.map(({ draftId }) => draftId.toLowerCase());
  return actingAs(database.orm, writer.actor, { ...writer, reason: note }, async (tx) => {
    await lockRegistry(tx);
    const rows = await lockDrafts(tx, draftIds);
    const ids = new Set(draftIds);
    if (ids.size === 0 || rows.length !== ids.size) throw new Problem('not_found');
    refuseUnlessAsSeen(rows, seen);
    for (const row of rows) refuseUnlessOpen(writer.actor, 'publish', row);
    const view = await presentView(tx);
    const drafts = await inContext(tx, rows, view);
    refuseOutdated(drafts);
    for (const { findings } of drafts) refuseErrors(findings);
    const published = await publishChecked(tx, [...ids], drafts, view, note);
    await tellCities(tx, writer, drafts, published);
    return published;
  });
}

async function publishChecked(
  tx: Transaction,
  ids: readonly string[],
  drafts: readonly DraftInContext[],
  view: PresentView,
  note: string,
): Promise<PublishedDrafts> {
  const byId = new Map(drafts.map((draft) => [draft.row.id, draft]));
  const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
  const withdrawn = inOrder.filter(({ row }) => row.kind === 'withdrawal');
  const written = inOrder.filter(({ row }) => row.kind !== 'withdrawal');
  const changes = written.map((draft) => ({
    projectId: draft.row.projectId,
    input: asPublished(draft, view),
  }));
  const named = (projects: readonly { projectId: bigint; reference: string }[]): PublishedProject[] =>
    written.flatMap(({ row }, index) => {
      const project = projects[index];
      return project ? [{ draftId: row.id, ...project }] : [];
    });
  const { revision, projects } = await publishProjects(
    tx,
    changes,
    { origin: 'form', note },
    {
      withdrawn: withdrawn.flatMap(({ row }) => row.projectId ?? []),
      identified: (identities) => giveIdentities(tx, named(identities), written),
    },
  );
  await tx.delete(projectDraft).where(inArray(projectDraft.id, [...ids]));
  const references = new Map([
    ...withdrawn.map(({ row, published }) => [row.id, published?.record.reference] as const),
    ...named(projects).map(({ draftId, reference }) => [draftId, reference] as const),
  ]);
  return {
    revision,
    projects: ids.map((draftId) => ({ draftId, reference: references.get(draftId) ?? '' })),
  };
}

/** A city also learns what the service centre itself has changed of its projects. */
async function tellCities(
  tx: Transaction,
  writer: Writer,
  drafts: readonly DraftInContext[],
  { revision, projects }: PublishedDrafts,
): Promise<void> {
  const told = projects.flatMap(({ draftId, reference }) =>
    drafts
      .filter(({ row }) => row.id === draftId)
      .map(({ row, input }) => ({
        city: row.ownerCity ?? input.place.ags,
        name: row.name,
        reference,
        withdrawn: row.kind === 'withdrawal',
      })),
  );
  await tellPublished(tx, writer, revision, told);
}

/** Ties new projects to their drafts before anything is written: the database looks for who handed them in. */
async function giveIdentities(
  tx: Transaction,
  projects: readonly PublishedProject[],
  written: readonly DraftInContext[],
): Promise<void> {
  const isNew = new Set(written.filter(({ row }) => row.projectId === null).map(({ row }) => row.id));
  for (const { draftId, projectId } of projects.filter((project) => isNew.has(project.draftId))) {
    const ofDraft = { projectId };
    await tx
      .update(projectDraft)
      .set(ofDraft)
      .where(inArray(projectDraft.id, [draftId]));
    await tx
      .update(attachment)
      .set(ofDraft)
      .where(inArray(attachment.draftId, [draftId]));
    await tx
      .update(draftComment)
      .set(ofDraft)
      .where(inArray(draftComment.draftId, [draftId]));
  }
}

/** Of a draft named twice every version must be the present one. @throws Problem `stale` naming each that changed */
function refuseUnlessAsSeen(rows: readonly DraftRow[], seen: readonly DraftToPublish[]): void {
  const errors = rows.flatMap((row): ProblemDetail[] => {
    const old = seen.find(
      ({ draftId, version }) => draftId.toLowerCase() === row.id && version !== row.version,
    );
    return old === undefined
      ? []
      : [{ pointer: `/drafts/${row.id}`, code: 'changed_meanwhile', detail: changedSince(row) }];
  });
  if (errors.length > 0) throw new Problem('stale', { detail: nothingPublished, errors });
}

const nothingPublished = text(
  'Mindestens ein Vorhaben hat sich geändert, seit Sie es angesehen haben. Nichts wurde veröffentlicht.',
  'At least one project has changed since you looked at it. Nothing was published.',
);

const changedSince = ({ name }: DraftRow): Text =>
  text(
    `„${name}“ hat sich geändert, seit Sie es angesehen haben.`,
    `"${name}" has changed since you looked at it.`,
  );

/** An amendment begun from an older state would undo what was published since; a vanished project cannot be amended. */
function refuseOutdated(drafts: readonly DraftInContext[]): void {
  const errors = drafts.flatMap(({ row, published, publishedMeanwhile }): ProblemDetail[] =>
    publishedMeanwhile || (row.kind !== 'new' && published === null)
      ? [{ pointer: `/drafts/${row.id}`, code: 'published_meanwhile', detail: restsOnOlder(row.name) }]
      : [],
  );
  if (errors.length > 0) throw new Problem('state_conflict', { errors });
}

const restsOnOlder = (name: string): Text =>
  text(
    `„${name}“ wurde veröffentlicht oder zurückgezogen, nachdem dieser Entwurf begonnen wurde. Geben Sie ihn zurück.`,
    `"${name}" was published or withdrawn after this draft was begun. Return it.`,
  );
