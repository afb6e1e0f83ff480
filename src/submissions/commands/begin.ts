import { type Actor, isCityRole } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { guarded } from '../../platform/database/guarded.js';
import { type ChangeBasis, emptyInput, type ProjectInput, toColumns } from '../../projects/index.js';
import { refuseForeignPlace } from '../place-of-city.js';
import { draftOfProject } from '../queries/draft-rows.js';
import { type PresentView, type Published, presentView, publishedProject } from '../queries/published.js';
import { type DraftKind, projectDraft } from '../tables.js';

/** What somebody begins to work on. */
export interface Beginning {
  /** Reference of the published project; null for a new one. */
  readonly reference: string | null;
  readonly kind: DraftKind;
  readonly note?: string | null;
  readonly changeBasis?: ChangeBasis | null;
  /** Number of the decision a change rests on, when the change does not bring it. */
  readonly basisDecision?: string | null;
  /** The reporting round it answers. */
  readonly roundId?: string | null;
}

/** What a draft starts from: the published project, or the empty record of a new one. */
export interface StartingPoint extends PresentView {
  readonly present: ProjectInput;
  readonly published: Published | null;
}

/**
 * Begins a draft: of a new project, an amendment or the withdrawal of a published one. Cities begin on projects of their
 * own only. When somebody works on the project already, that draft is returned if it is the same kind of work, can be
 * seen and nothing is to be put into it.
 *
 * @throws Problem `not_found` for a project of another city, `state_conflict` when somebody works on it already,
 *   or the round it shall answer is not open for the city, `rule_broken` for a place of another city
 */
export async function beginDraft(
  database: Database,
  writer: Writer,
  { change, ...beginning }: Beginning & { readonly change?: Partial<ProjectInput> },
): Promise<{ draftId: string }> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    if (change === undefined && beginning.reference !== null) {
      const there = await presentDraft(tx, writer.actor, beginning);
      if (there !== null) return { draftId: there };
    }
    return beginWith(tx, writer, beginning, ({ present }) => ({ ...present, ...change }));
  });
}

/** The draft of the same kind that is there already and belongs to those who ask. */
async function presentDraft(
  tx: Transaction,
  actor: Actor,
  { reference, kind }: Beginning,
): Promise<string | null> {
  const { published } = await startingPoint(tx, actor, reference);
  const draft = published && (await draftOfProject(tx, published.record.projectId));
  return draft?.kind === kind && draft.ownerCity === actor.city ? draft.id : null;
}

/** Begins inside the caller's transaction; `draw` makes the record from what is there. */
export async function beginWith(
  tx: Transaction,
  { actor }: Writer,
  beginning: Beginning,
  draw: (start: StartingPoint) => ProjectInput,
): Promise<{ draftId: string }> {
  const { reference, kind, note = null, roundId = null } = beginning;
  const { changeBasis = null, basisDecision = null } = beginning;
  if ((reference === null) !== (kind === 'new')) throw new Problem('malformed');
  const start = await startingPoint(tx, actor, reference);
  const input = draw(start);
  refuseForeignPlace(actor, input);
  const projectId = start.published?.record.projectId ?? null;
  const insertion = tx
    .insert(projectDraft)
    .values({
      ...toColumns(input, start.dictionary),
      projectId,
      ownerCity: isCityRole(actor.role) ? actor.city : null,
      kind,
      baseRevision: reference === null ? null : start.viewpoint.revision,
      note,
      changeBasis,
      basisDecision,
      roundId,
      createdBy: actor.id,
    })
    .onConflictDoNothing({ target: projectDraft.projectId })
    .returning({ id: projectDraft.id });
  const [draft] = await guarded(insertion, { project_draft_round: roundIsOver });
  if (draft) return { draftId: draft.id };
  const other = projectId === null ? null : await draftOfProject(tx, projectId);
  throw new Problem('state_conflict', { detail: workedOnAlready(other?.id ?? null) });
}

async function startingPoint(
  tx: Transaction,
  actor: Actor,
  reference: string | null,
): Promise<StartingPoint> {
  const view = await presentView(tx);
  if (reference === null) return { ...view, published: null, present: newRecord(actor, view) };
  const published = await publishedProject(tx, reference, view);
  if (published === null) throw new Problem('not_found');
  if (isCityRole(actor.role) && published.input.place.ags !== actor.city) throw new Problem('not_found');
  return { ...view, published, present: published.input };
}

function newRecord({ role, city }: Actor, { viewpoint }: PresentView): ProjectInput {
  const empty = emptyInput({
    kind: 'form',
    title: isCityRole(role) ? 'Angaben der Stadt' : 'Angaben der Servicestelle',
    locator: null,
    date: viewpoint.reckoningDay,
  });
  return isCityRole(role)
    ? { ...empty, place: { kind: 'municipality', ags: city, sourceText: null } }
    : empty;
}

const roundIsOver = (): Problem =>
  new Problem('state_conflict', {
    detail: text(
      'Diese Bitte um Zuarbeit ist für Ihre Stadt beendet. Beginnen Sie die Arbeit am Vorhaben ohne sie.',
      'This reporting round is over for your city. Begin to work on the project without it.',
    ),
  });

const workedOnAlready = (draftId: string | null) =>
  draftId === null
    ? text('An diesem Vorhaben arbeitet bereits jemand.', 'Somebody is already working on this project.')
    : text(
        `An diesem Vorhaben wird bereits gearbeitet: Entwurf ${draftId}.`,
        `This project is being worked on already: draft ${draftId}.`,
      );
