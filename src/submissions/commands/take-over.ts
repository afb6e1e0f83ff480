import type { Writer } from '../../platform/database/acting.js';
import type { Transaction } from '../../platform/database/database.js';
import type { ChangeBasis, ProjectInput } from '../../projects/index.js';
import { lockDraft } from '../queries/draft-rows.js';
import { presentView } from '../queries/published.js';
import { beginWith } from './begin.js';
import { saveLocked } from './save.js';

/** What somebody brings about one project from outside of a form. */
export interface BroughtWork {
  /** Reference of the published project; null for a new one. */
  readonly reference: string | null;
  /** The draft that is there already; null when one is to be begun. */
  readonly draftId: string | null;
  readonly input: ProjectInput;
  readonly typed: Readonly<Record<string, string>>;
  readonly changeBasis: ChangeBasis | null;
  readonly note: string | null;
}

/**
 * Makes drafts of what was brought, or changes those that are there, inside the caller's transaction.
 *
 * @returns the id of the draft
 * @throws Problem as `beginDraft` and `saveDraft`
 */
export async function takeOverWork(
  tx: Transaction,
  writer: Writer,
  { reference, draftId, ...content }: BroughtWork,
  roundId: string | null,
): Promise<string> {
  if (draftId !== null) {
    const draft = await lockDraft(tx, draftId);
    await saveLocked(tx, writer, draft, await presentView(tx), content);
    return draftId;
  }
  const { input, changeBasis, note } = content;
  const kind = reference === null ? 'new' : 'amendment';
  const begun = await beginWith(tx, writer, { reference, kind, note, changeBasis, roundId }, () => input);
  return begun.draftId;
}
