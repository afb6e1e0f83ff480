import { eq } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { project } from '../../projects/tables.js';
import { findDraft, isDraftId } from './draft-rows.js';
import { type DraftStep, draftSteps, projectSteps } from './read-draft.js';

/** Steps of a project or of its draft, as far as somebody may see them. @throws Problem `not_found` */
export async function readWorkflow(
  database: Database,
  writer: Writer,
  reference: string,
): Promise<DraftStep[]> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    if (isDraftId(reference)) return draftSteps(tx, await findDraft(tx, reference));
    return projectSteps(tx, await identityOf(tx, reference));
  });
}

/** Also of projects that have left the registry: their history is not forgotten. */
async function identityOf(tx: Transaction, reference: string): Promise<bigint> {
  const [found] = await tx.select({ id: project.id }).from(project).where(eq(project.reference, reference));
  if (!found) throw new Problem('not_found');
  return found.id;
}
