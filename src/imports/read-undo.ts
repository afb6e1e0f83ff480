import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { findRun } from './queries.js';
import type { UndoPlan } from './undo-plan.js';
import { undoPlan } from './undo-queries.js';

/** What undoing a published import would do now. @throws Problem `not_found`; `state_conflict` for what changed nothing */
export const readUndoPlan = (database: Database, writer: Writer, importId: string): Promise<UndoPlan> =>
  actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await findRun(tx, importId);
    if (run === null) throw new Problem('not_found');
    if (run.committedRevision === null) throw new Problem('state_conflict', { detail: nothingPublished });
    return undoPlan(tx, run);
  });

const nothingPublished = text(
  'Diese Einlesung hat nichts veröffentlicht, was sich zurücknehmen ließe.',
  'This import published nothing that could be undone.',
);
