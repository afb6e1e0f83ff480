import type { Actor } from '../../src/kernel/actor.js';
import type { Database } from '../../src/platform/database/database.js';
import type { ProjectInput } from '../../src/projects/index.js';
import { acceptDraft, type Beginning, beginDraft, handIn, readDraft } from '../../src/submissions/index.js';
import { aProject } from '../support/a-project.js';
import { bautzen } from '../support/people.js';

/** A record of Bautzen that can be handed in, with what matters to the test put in. */
export const ofBautzen = (parts: Partial<ProjectInput> = {}): ProjectInput =>
  aProject({
    name: 'Läden mit Zukunft',
    place: { kind: 'municipality', ags: bautzen, sourceText: null },
    ...parts,
  });

/** A draft that its city's lead has handed in. */
export async function handedIn(
  database: Database,
  person: Actor,
  change: Partial<ProjectInput>,
  beginning: Partial<Beginning> = {},
): Promise<string> {
  const { draftId } = await beginDraft(
    database,
    { actor: person },
    { reference: null, kind: 'new', changeBasis: 'appliedFor', ...beginning, change },
  );
  await handIn(database, { actor: person }, draftId, await versionOf(database, person, draftId));
  return draftId;
}

/** The same, found in order by somebody of the service centre. */
export async function checked(
  database: Database,
  person: Actor,
  checker: Actor,
  change: Partial<ProjectInput>,
  beginning: Partial<Beginning> = {},
): Promise<string> {
  const draftId = await handedIn(database, person, change, beginning);
  await acceptDraft(database, { actor: checker }, draftId, await versionOf(database, checker, draftId));
  return draftId;
}

export const versionOf = async (database: Database, actor: Actor, draftId: string): Promise<number> =>
  (await readDraft(database, { actor }, draftId)).version;
