import { asc, eq, inArray, or } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import type { Viewpoint } from '../../history/index.js';
import type { Finding } from '../../kernel/finding.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import {
  type ChangeBasis,
  changesBetween,
  type FieldChange,
  type ProjectInput,
  type ProjectRecord,
} from '../../projects/index.js';
import { actionsOpenTo, type DraftAction } from '../rules.js';
import { attachment, type DraftKind, type DraftState, draftComment, workflowStep } from '../tables.js';
import { type DraftInContext, inContext } from './checked-drafts.js';
import { copiedTexts } from './copied-texts.js';
import { draftRecord, outcomeRecord } from './draft-record.js';
import { type DraftRow, findDraft } from './draft-rows.js';
import { type PresentView, presentView } from './published.js';

export interface DraftComment {
  readonly id: string;
  readonly field: string | null;
  readonly body: string;
  readonly authorName: string | null;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
}

export interface DraftStep {
  readonly draftId: string;
  readonly step: (typeof workflowStep.$inferSelect)['step'];
  /** Null for the program itself, and for people whose name is deleted. */
  readonly personName: string | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly revision: number | null;
}

export interface DraftAttachment {
  readonly id: string;
  readonly kind: (typeof attachment.$inferSelect)['kind'];
  readonly fileName: string;
  readonly uploadedAt: Date;
}

/** Everything about one draft. */
export interface DraftView {
  readonly id: string;
  readonly kind: DraftKind;
  readonly state: DraftState;
  readonly version: number;
  readonly ownerCity: string | null;
  readonly cityName: string | null;
  /** Kennung of the published project; null while it is new. */
  readonly reference: string | null;
  readonly input: ProjectInput;
  /** The same as a record, as it would read: with derived values and names. */
  readonly record: ProjectRecord;
  /** What would be published of it: what is only applied for stands beside what is granted. */
  readonly outcome: ProjectRecord;
  readonly typed: Readonly<Record<string, string>>;
  readonly note: string | null;
  readonly changeBasis: ChangeBasis | null;
  /** Number of the decision the person named as the basis, when it is none the draft brings. */
  readonly basisDecision: string | null;
  readonly roundId: string | null;
  readonly baseRevision: number | null;
  /** Where it was read from: revision and reckoning day. */
  readonly viewpoint: Viewpoint;
  /** Registry revision the draft was read at: what `saveDraft` takes as `baseRevision` once the editor has seen it. */
  readonly presentRevision: number;
  readonly published: ProjectRecord | null;
  readonly publishedInput: ProjectInput | null;
  readonly publishedMeanwhile: boolean;
  readonly findings: readonly Finding[];
  /** What differs from the published project, with names of catalogue and places. */
  readonly changes: readonly FieldChange[];
  /** API names of long texts that say word for word what the project said in the last round it took part in. */
  readonly copiedTexts: readonly string[];
  readonly comments: readonly DraftComment[];
  readonly steps: readonly DraftStep[];
  readonly attachments: readonly DraftAttachment[];
  /** What the reader can do with it now. */
  readonly actions: readonly DraftAction[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly handedInAt: Date | null;
  readonly handedInByName: string | null;
  readonly handedInBy: string | null;
  readonly checkedAt: Date | null;
  readonly checkedByName: string | null;
}

/** Reads one draft as somebody sees it. @throws Problem `not_found` also for drafts of others */
export async function readDraft(database: Database, writer: Writer, draftId: string): Promise<DraftView> {
  return actingAs(database.orm, writer.actor, writer, async (tx) =>
    draftView(tx, writer, await findDraft(tx, draftId), await presentView(tx)),
  );
}

/** The view of a draft the caller has read. */
export async function draftView(
  tx: Transaction,
  { actor }: Writer,
  row: DraftRow,
  view: PresentView,
): Promise<DraftView> {
  const [draft] = await inContext(tx, [row], view);
  if (!draft) throw new Error('a draft was lost on the way');
  const { input, published, publishedMeanwhile, findings } = draft;
  const [comments, steps, attachments, names] = [
    await commentsOf(tx, row.id),
    await draftSteps(tx, row),
    await attachmentsOf(tx, row.id),
    await namesOf(tx, [row.handedInBy, row.checkedBy]),
  ];
  return {
    ...administrativeOf(row),
    cityName: cityNameOf(row, view),
    reference: published?.record.reference ?? null,
    input,
    record: draftRecord(draft, view),
    outcome: outcomeRecord(draft, view),
    viewpoint: view.viewpoint,
    presentRevision: view.viewpoint.revision,
    published: published?.record ?? null,
    publishedInput: published?.input ?? null,
    publishedMeanwhile,
    findings,
    changes: changesOf(draft, view),
    copiedTexts: await copiedTexts(tx, row, published?.input ?? null, input),
    comments,
    steps,
    attachments,
    actions: actionsOpenTo(actor, row),
    handedInByName: names.get(row.handedInBy ?? '') ?? null,
    checkedByName: names.get(row.checkedBy ?? '') ?? null,
  };
}

function administrativeOf(row: DraftRow) {
  const { id, kind, state, version, ownerCity, typed, note, roundId, baseRevision } = row;
  const { changeBasis, basisDecision, createdAt, updatedAt, handedInAt, handedInBy, checkedAt } = row;
  return {
    ...{ id, kind, state, version, ownerCity, typed, note, roundId, baseRevision },
    ...{ changeBasis, basisDecision, createdAt, updatedAt, handedInAt, handedInBy, checkedAt },
  };
}

export const cityNameOf = (
  { ownerCity }: Pick<DraftRow, 'ownerCity'>,
  { dictionary }: PresentView,
): string | null => (ownerCity === null ? null : (dictionary.places.byAgs(ownerCity)?.name ?? ownerCity));

const changesOf = ({ row, input, published }: DraftInContext, { dictionary }: PresentView): FieldChange[] =>
  row.kind === 'withdrawal' ? [] : changesBetween(published?.input ?? null, input, dictionary);

async function commentsOf(tx: Transaction, draftId: string): Promise<DraftComment[]> {
  return tx
    .select({
      id: draftComment.id,
      field: draftComment.field,
      body: draftComment.body,
      authorName: person.name,
      createdAt: draftComment.createdAt,
      resolvedAt: draftComment.resolvedAt,
    })
    .from(draftComment)
    .leftJoin(person, eq(person.id, draftComment.authorId))
    .where(eq(draftComment.draftId, draftId))
    .orderBy(asc(draftComment.createdAt), asc(draftComment.id));
}

/** Steps of a draft and of the work on the same project before it, oldest first. */
export async function draftSteps(tx: Transaction, { id, projectId }: DraftRow): Promise<DraftStep[]> {
  const ofDraft = eq(workflowStep.draftId, id);
  return stepsWhere(tx, projectId === null ? ofDraft : or(ofDraft, ofProject(tx, projectId)));
}

/** Everything that was done on the way to the published versions of a project, as far as the reader may see it. */
export const projectSteps = (tx: Transaction, projectId: bigint): Promise<DraftStep[]> =>
  stepsWhere(tx, ofProject(tx, projectId));

/** The first steps of a new project were taken before it had an identity. */
const ofProject = (tx: Transaction, projectId: bigint) =>
  inArray(
    workflowStep.draftId,
    tx
      .select({ draftId: workflowStep.draftId })
      .from(workflowStep)
      .where(eq(workflowStep.projectId, projectId)),
  );

async function stepsWhere(tx: Transaction, condition: ReturnType<typeof or>): Promise<DraftStep[]> {
  return tx
    .select({
      draftId: workflowStep.draftId,
      step: workflowStep.step,
      personName: person.name,
      at: workflowStep.at,
      reason: workflowStep.reason,
      revision: workflowStep.revision,
    })
    .from(workflowStep)
    .leftJoin(person, eq(person.id, workflowStep.personId))
    .where(condition)
    .orderBy(asc(workflowStep.id));
}

async function attachmentsOf(tx: Transaction, draftId: string): Promise<DraftAttachment[]> {
  return tx
    .select({
      id: attachment.id,
      kind: attachment.kind,
      fileName: attachment.fileName,
      uploadedAt: attachment.uploadedAt,
    })
    .from(attachment)
    .where(eq(attachment.draftId, draftId))
    .orderBy(asc(attachment.uploadedAt), asc(attachment.id));
}

export async function namesOf(
  tx: Transaction,
  personIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const ids = personIds.filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
