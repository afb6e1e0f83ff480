import { randomUUID } from 'node:crypto';
import { type Similar, similarToDraft } from '../duplicates/index.js';
import { formatInstant } from '../kernel/format.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import {
  type Dictionary,
  dictionaryAt,
  moneyAndTimeChanges,
  ruleFactsFor,
  trueBasis,
} from '../projects/index.js';
import { draftNotices } from '../proofs/index.js';
import { type DraftComment, type DraftStep, type DraftView, readDraft } from '../submissions/index.js';
import type { ShownComment } from '../web/index.js';
import { checksOf } from './checks.js';
import { readEffects } from './effect.js';
import { draftCounts } from './queries/draft-counts.js';
import { shownFields } from './read-fields.js';
import { fieldId } from './views/changes-part.js';
import type { Permissions, ReviewView, ShownField, ShownFile, ShownStep } from './views/review-view.js';
import { reviewWords } from './words.js';

/** Reads everything the page of one draft shows. @throws Problem `not_found` also for drafts nobody may see */
export async function readReview(database: Database, writer: Writer, draftId: string): Promise<ReviewView> {
  const draft = await readDraft(database, writer, draftId);
  const dictionary = await dictionaryAt(database.orm, draft.presentRevision);
  const effects = await readEffects(database, writer, [draft.id]);
  const counts = await draftCounts(database, writer);
  const fields = fieldsOf(draft, dictionary);
  const notices = await draftNotices(database, writer, draft);
  return {
    draftId: draft.id,
    version: draft.version,
    state: draft.state,
    kind: draft.kind,
    reference: draft.reference,
    name: draft.input.name === '' ? 'Vorhaben ohne Namen' : draft.input.name,
    place: draft.cityName ?? reviewWords.serviceCentre,
    handedIn: handedInOf(draft),
    note: draft.note,
    basis: basisOf(draft),
    publishedVersion: draft.kind === 'withdrawal' ? null : (draft.published?.versionNumber ?? null),
    fields,
    checks: checksOf({
      input: draft.input,
      findings: draft.findings,
      copied: fields.filter(({ copied }) => copied),
      publishedMeanwhile: draft.publishedMeanwhile,
      limits: ruleFactsFor(draft.input, dictionary.catalogue).limits,
      notices,
      waivable: mayWrite(writer) && draft.kind !== 'withdrawal' ? draft.id : null,
    }),
    similar: await similarOf(database, writer, draft),
    effects,
    newCommentId: randomUUID(),
    comments: draft.comments.map((comment) => shownComment(comment, fields)),
    steps: draft.steps.map(shownStep).toReversed(),
    files: filesOf(draft),
    may: permissionsOf(draft, writer),
    ...counts,
  };
}

/** A withdrawal makes nothing double. */
const similarOf = async (
  { orm }: Database,
  writer: Writer,
  { id, kind }: DraftView,
): Promise<readonly Similar[]> =>
  kind === 'withdrawal' ? [] : actingAs(orm, writer.actor, writer, (tx) => similarToDraft(tx, id));

function fieldsOf(draft: DraftView, dictionary: Dictionary): ShownField[] {
  const { kind, publishedInput, input, changeBasis, basisDecision, copiedTexts } = draft;
  if (kind === 'withdrawal') return shownFields(null, input, { copied: [], appliedFor: [] }, dictionary);
  const basis = trueBasis(publishedInput, input, changeBasis, basisDecision);
  const appliedFor = basis === 'appliedFor' ? moneyAndTimeChanges(publishedInput, input) : [];
  return shownFields(publishedInput, input, { copied: copiedTexts, appliedFor }, dictionary);
}

function handedInOf({ state, handedInAt, handedInByName }: DraftView): string {
  if (handedInAt === null) return reviewWords.states[state];
  return `eingereicht am ${formatInstant(handedInAt)} von ${handedInByName ?? reviewWords.nobody}`;
}

function basisOf({ changeBasis, basisDecision, publishedInput, input }: DraftView): string | null {
  const basis = trueBasis(publishedInput, input, changeBasis, basisDecision);
  if (basis === null) return null;
  return basis === 'decision'
    ? `Geld oder Zeit ändern sich durch ${basisDecision === null ? 'einen Bescheid' : `den Bescheid ${basisDecision}`} der SAB.`
    : 'Geld oder Zeit sind beantragt, die SAB hat noch nicht entschieden: Die Summen ändern sich nicht.';
}

function shownComment(comment: DraftComment, fields: readonly ShownField[]): ShownComment {
  const field = fields.find((one) => one.field === comment.field);
  return {
    id: comment.id,
    author: comment.authorName ?? reviewWords.nobody,
    at: formatInstant(comment.createdAt),
    field:
      comment.field === null
        ? null
        : { label: field?.label ?? comment.field, href: field ? `#${fieldId(field.field)}` : null },
    body: comment.body,
    done: comment.resolvedAt === null ? null : formatInstant(comment.resolvedAt),
  };
}

const shownStep = ({ step, personName, at, reason, revision }: DraftStep): ShownStep => ({
  title: `${reviewWords.steps[step]}${revision === null ? '' : `, Registerstand ${revision}`}`,
  by: personName ?? reviewWords.program,
  at: formatInstant(at),
  reason,
  published: step === 'published',
});

const filesOf = ({ id, attachments }: DraftView): ShownFile[] =>
  attachments.map(({ id: fileId, fileName, kind, uploadedAt }) => ({
    label: fileName,
    href: `/api/v1/drafts/${id}/attachments/${fileId}${/\.(?:pdf|png|jpe?g)$/i.test(fileName) ? '?inline=true' : ''}`,
    meta: `${reviewWords.fileKinds[kind]}, ${formatInstant(uploadedAt)}`,
  }));

const mayWrite = ({ actor }: Writer): boolean =>
  (actor.role === 'staff' || actor.role === 'lead') && actor.mayWrite;

function permissionsOf(draft: DraftView, { actor }: Writer): Permissions {
  const { actions, state, handedInBy } = draft;
  const writes = mayWrite({ actor });
  const own = writes && handedInBy !== null && handedInBy === actor.personId;
  return {
    comment: writes,
    giveBack: writes && (actions.includes('return') || actions.includes('reopen')),
    accept: writes && actions.includes('accept'),
    publish: writes && actions.includes('publish'),
    hindrance: own
      ? reviewWords.ownHandIn
      : writes && state === 'accepted' && actor.role === 'staff'
        ? 'Veröffentlichen kann die Leitung der Servicestelle.'
        : null,
  };
}
