import { Problem } from '../kernel/problem.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { type Dictionary, dictionaryAt } from '../projects/index.js';
import { type DraftNotice, draftNotices } from '../proofs/index.js';
import { type DraftView, readDraft, saveDraft } from '../submissions/index.js';
import { type Conflict, conflictsBetween } from './form/compare-forms.js';
import { type FormValues, formValuesOf } from './form/form-values.js';
import { readForm } from './form/read-form.js';

/** What became of a form that was sent. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody else was faster, and the two versions differ. Nothing is saved, nothing is lost. */
  | {
      readonly kind: 'conflict';
      readonly draft: DraftView;
      readonly conflicts: readonly Conflict[];
      readonly mine: FormValues;
    };

/** A draft with the words its entries are named by, and what the SAB must be told because of it. @throws Problem `not_found` */
export async function readDraftWithWords(
  database: Database,
  writer: Writer,
  draftId: string,
): Promise<{ draft: DraftView; dictionary: Dictionary; notices: readonly DraftNotice[] }> {
  const draft = await readDraft(database, writer, draftId);
  const dictionary = await dictionaryAt(database.orm, draft.presentRevision);
  return { draft, dictionary, notices: await draftNotices(database, writer, draft) };
}

/**
 * Saves a form as it was filled in. Sent a second time, or after somebody saved the same, it changes nothing and counts
 * as saved: a double click harms nobody.
 *
 * @throws Problem `not_found`
 */
export async function saveForm(
  database: Database,
  writer: Writer,
  draftId: string,
  values: FormValues,
): Promise<SaveResult> {
  const { draft, dictionary } = await readDraftWithWords(database, writer, draftId);
  const content = readForm({ ...unsentOf(draft), ...values }, draft.input, dictionary.catalogue);
  const expected = Number(values.version);
  if (draft.version !== expected || !draft.actions.includes('save')) {
    const mine = formValuesOf(content);
    const conflicts = conflictsBetween(mine, formValuesOf(draft), values.stand ?? '');
    if (conflicts.length === 0) return { kind: 'saved', version: draft.version };
    return { kind: 'conflict', draft, conflicts, mine };
  }
  const seen = Number(values.gesehen);
  const baseRevision = Number.isInteger(seen) && seen > 0 ? { baseRevision: seen } : {};
  try {
    const { version } = await saveDraft(database, writer, draftId, expected, { ...content, ...baseRevision });
    return { kind: 'saved', version };
  } catch (error) {
    // Somebody saved between reading and saving: now the versions can be compared.
    if (error instanceof Problem && (error.code === 'stale' || error.code === 'state_conflict'))
      return saveForm(database, writer, draftId, values);
    throw error;
  }
}

/** What a form leaves out stays as it is; boxes are left out when they are not ticked. */
const unsentOf = (draft: DraftView): FormValues =>
  Object.fromEntries(
    Object.entries(formValuesOf(draft)).filter(
      ([name]) => draft.kind === 'withdrawal' || !name.endsWith('IsNaturalPerson'),
    ),
  );
