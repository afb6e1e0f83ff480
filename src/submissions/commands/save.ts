import { eq } from 'drizzle-orm';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { type ChangeBasis, type ProjectInput, toColumns } from '../../projects/index.js';
import { refuseForeignPlace } from '../place-of-city.js';
import { type DraftRow, lockDraft } from '../queries/draft-rows.js';
import { type PresentView, presentView } from '../queries/published.js';
import { refuseUnlessCurrent, refuseUnlessOpen } from '../refuse.js';
import { projectDraft } from '../tables.js';

/** What an editor leaves behind: the record as far as it could be read, and what could not be, letter by letter. */
export interface DraftContent {
  readonly input: ProjectInput;
  /** By API name of the field. */
  readonly typed: Readonly<Record<string, string>>;
  readonly note: string | null;
  readonly changeBasis: ChangeBasis | null;
  /** Number of the decision the change rests on, when the draft does not bring it; left out, it stays as it is. */
  readonly basisDecision?: string | null;
  /** Registry revision the editor has seen, when the project was published again since the draft was begun. */
  readonly baseRevision?: number;
}

/**
 * Saves a draft, errors and all. Of several who save from the same version one wins; the others are told and nothing of
 * the winner is lost. Saving what is there already changes nothing.
 *
 * @throws Problem `not_found`, `stale` when `expectedVersion` is not the present one, `state_conflict` for what is handed
 *   in, `forbidden` for what belongs to others, `rule_broken` for a place of another city
 */
export async function saveDraft(
  database: Database,
  writer: Writer,
  draftId: string,
  expectedVersion: number,
  content: DraftContent,
): Promise<{ version: number }> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    refuseUnlessCurrent(draft, expectedVersion);
    return saveLocked(tx, writer, draft, await presentView(tx), content);
  });
}

/** Saves a draft the caller has locked and compared. */
export async function saveLocked(
  tx: Transaction,
  { actor }: Writer,
  draft: DraftRow,
  { dictionary }: PresentView,
  { input, typed, note, changeBasis, basisDecision = draft.basisDecision, baseRevision }: DraftContent,
): Promise<{ version: number }> {
  refuseUnlessOpen(actor, 'save', draft);
  refuseForeignPlace(actor, input);
  const basis = { changeBasis, basisDecision };
  const record = draft.kind === 'withdrawal' ? {} : { ...toColumns(input, dictionary), typed, ...basis };
  const [saved] = await tx
    .update(projectDraft)
    .set({ ...record, note, ...(baseRevision === undefined ? {} : { baseRevision }) })
    .where(eq(projectDraft.id, draft.id))
    .returning({ version: projectDraft.version });
  if (!saved) throw new Error('a locked draft could not be saved');
  return saved;
}
