import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../kernel/problem.js';
import { writerOf } from '../platform/http/access.js';
import { addComment, handIn, readDraft, resolveComment } from '../submissions/index.js';
import { withFlash } from '../web/index.js';
import type { OfDraft } from './draft-address.js';
import type { FormValues } from './form/form-values.js';
import { draftPath, goTo, type WorkspaceParts } from './parts.js';

/** A form that was saved, and the button that was pressed. */
interface Saved {
  readonly step: string;
  readonly about: string;
  readonly values: FormValues;
  readonly version: number;
}

/** Does what the pressed button says, now that everything is saved. */
export async function afterSaving(
  { database }: WorkspaceParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { step, about, values, version }: Saved,
): Promise<FastifyReply> {
  const { draftId } = request.params as OfDraft['Params'];
  const writer = writerOf(request);
  switch (step) {
    case 'vorschau':
      return goTo(reply, `${draftPath(draftId)}/vorschau`);
    case 'anzeigen':
      return goTo(reply, `${draftPath(draftId)}/vorschau#anzeigen`);
    case 'spaeter':
      return goTo(reply, withFlash('/arbeitsbereich', 'saved'));
    case 'erledigt':
      await resolveComment(database, writer, about);
      return goTo(reply, withFlash(draftPath(draftId), 'comment-done'));
    case 'antworten': {
      const body = (values[`antwort.${about}`] ?? '').trim();
      if (body !== '')
        await addComment(database, writer, draftId, { field: about === '' ? null : about, body });
      return goTo(reply, withFlash(draftPath(draftId), 'saved'));
    }
    case 'einreichen':
      return goTo(reply, await handInSaved(database, writer, draftId, version));
    default:
      return goTo(reply, withFlash(draftPath(draftId), 'saved'));
  }
}

/** Where to go after handing in: to the draft as handed in, or to its form with everything that stands against it. */
async function handInSaved(
  database: WorkspaceParts['database'],
  writer: ReturnType<typeof writerOf>,
  draftId: string,
  version: number,
): Promise<string> {
  const isDone = async () => (await readDraft(database, writer, draftId)).state === 'submitted';
  const done = withFlash(draftPath(draftId), 'handed-in');
  // The second of two clicks finds it done.
  if (await isDone()) return done;
  try {
    await handIn(database, writer, draftId, version);
    return done;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'rule_broken') return `${draftPath(draftId)}#fehler`;
    if (error.code === 'stale' || error.code === 'state_conflict')
      return (await isDone()) ? done : draftPath(draftId);
    throw error;
  }
}
