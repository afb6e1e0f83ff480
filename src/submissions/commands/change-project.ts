import { isDeepStrictEqual } from 'node:util';
import { type Actor, isCityRole } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import {
  type ApiProject,
  applyChange,
  type ChangeBasis,
  type ProjectChangeBody,
  type ProjectInput,
  toApiProject,
  toInput,
} from '../../projects/index.js';
import { draftAsProject } from '../api-draft.js';
import { inContext } from '../queries/checked-drafts.js';
import { draftRecord } from '../queries/draft-record.js';
import { type DraftRow, draftOfProject, isDraftId, lockDraft } from '../queries/draft-rows.js';
import { type PresentView, type Published, presentView, publishedProject } from '../queries/published.js';
import { isOwn } from '../rules.js';
import { beginWith } from './begin.js';
import { saveLocked } from './save.js';

/** A change as the API takes it: fields of the record, and what is said about the change itself. */
export interface ProjectChangeRequest {
  readonly change: Omit<ProjectChangeBody, 'reason' | 'changeBasis' | 'basisDecision'>;
  readonly reason?: string | undefined;
  readonly changeBasis?: ChangeBasis | null | undefined;
  readonly basisDecision?: string | null | undefined;
  readonly baseRevision?: number | undefined;
}

/** Begins the draft of a new project from a body of the API. @throws Problem `rule_broken` */
export async function beginNewProject(
  database: Database,
  writer: Writer,
  { change, reason, changeBasis = null, basisDecision = null }: ProjectChangeRequest,
): Promise<{ draftId: string }> {
  return actingAs(database.orm, writer.actor, writer, (tx) =>
    beginWith(
      tx,
      writer,
      { reference: null, kind: 'new', note: reason ?? null, changeBasis, basisDecision },
      ({ present, dictionary }) => applyChange(present, change, dictionary.catalogue),
    ),
  );
}

/**
 * Changes the draft of a project, by its own id or by the reference of the project; begins an amendment when there is
 * none. A change that changes nothing begins nothing: then no draft is returned.
 *
 * @param check throws when the writer looked at another state than the one given
 * @throws Problem `not_found`, `state_conflict`, `forbidden`, `rule_broken`, and what `check` throws
 */
export async function changeProject(
  database: Database,
  writer: Writer,
  reference: string,
  request: ProjectChangeRequest,
  check: (current: ApiProject) => void,
): Promise<{ draftId: string | null }> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const view = await presentView(tx);
    if (isDraftId(reference)) {
      const draft = await lockDraft(tx, reference);
      return changeDraft(tx, writer, draft, view, request, check);
    }
    const published = await publishedProject(tx, reference, view);
    if (published === null || isForeign(writer.actor, published)) throw new Problem('not_found');
    const there = await draftOfProject(tx, published.record.projectId);
    if (there === null) return amend(tx, writer, published, view, request, check);
    if (!isOwn(writer.actor, there)) throw new Problem('state_conflict', { detail: othersWork });
    return changeDraft(tx, writer, await lockDraft(tx, there.id), view, request, check);
  });
}

const othersWork = text(
  'An diesem Vorhaben arbeitet bereits jemand anderes.',
  'Somebody else is working on this project already.',
);

const isForeign = ({ role, city }: Actor, { input }: Published): boolean =>
  isCityRole(role) && input.place.ags !== city;

async function changeDraft(
  tx: Transaction,
  writer: Writer,
  row: DraftRow,
  view: PresentView,
  { change, reason, changeBasis, basisDecision, baseRevision }: ProjectChangeRequest,
  check: (current: ApiProject) => void,
): Promise<{ draftId: string }> {
  const [draft] = await inContext(tx, [row], view);
  if (!draft) throw new Problem('not_found');
  const record = draftRecord(draft, view);
  check(draftAsProject({ id: row.id, state: row.state, record, viewpoint: view.viewpoint }));
  const present = toInput(row, view.dictionary);
  const input = applyChange(present, change, view.dictionary.catalogue);
  await saveLocked(tx, writer, row, view, {
    input,
    typed: stillTyped(row.typed, change),
    note: reason ?? row.note,
    changeBasis: changeBasis === undefined ? row.changeBasis : changeBasis,
    basisDecision: basisDecision === undefined ? row.basisDecision : basisDecision,
    ...(baseRevision === undefined ? {} : { baseRevision }),
  });
  return { draftId: row.id };
}

/** A value that is given can be read, so what was typed in its place is settled. */
function stillTyped(typed: DraftRow['typed'], change: object): DraftRow['typed'] {
  return Object.fromEntries(
    Object.entries(typed).filter(([field]) => !Object.hasOwn(change, field.split('.')[0] ?? field)),
  );
}

async function amend(
  tx: Transaction,
  writer: Writer,
  { record, input: present }: Published,
  view: PresentView,
  { change, reason, changeBasis = null, basisDecision = null }: ProjectChangeRequest,
  check: (current: ApiProject) => void,
): Promise<{ draftId: string | null }> {
  check(toApiProject(record, view.viewpoint));
  const amended: ProjectInput = applyChange(present, change, view.dictionary.catalogue);
  if (isDeepStrictEqual(present, amended)) return { draftId: null };
  return beginWith(
    tx,
    writer,
    { reference: record.reference, kind: 'amendment', note: reason ?? null, changeBasis, basisDecision },
    () => amended,
  );
}
