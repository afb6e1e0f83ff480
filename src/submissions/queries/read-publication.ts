import { and, asc, eq } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { project } from '../../projects/tables.js';
import type { PublishedDrafts } from '../commands/publish.js';
import { workflowStep } from '../tables.js';

/**
 * The drafts that were published as one registry revision, by its number.
 * @throws Problem `not_found` when none were
 */
export async function readPublication(
  database: Database,
  writer: Writer,
  number: string,
): Promise<PublishedDrafts> {
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new Problem('not_found');
  const revision = Number(number);
  const projects = await actingAs(database.orm, writer.actor, writer, (tx) =>
    tx
      .select({ draftId: workflowStep.draftId, reference: project.reference })
      .from(workflowStep)
      .innerJoin(project, eq(project.id, workflowStep.projectId))
      .where(and(eq(workflowStep.step, 'published'), eq(workflowStep.revision, revision)))
      .orderBy(asc(workflowStep.id)),
  );
  if (projects.length === 0) throw new Problem('not_found');
  return { revision, projects };
}
