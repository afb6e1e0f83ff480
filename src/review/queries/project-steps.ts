import { asc, eq, inArray } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import type { Transaction } from '../../platform/database/database.js';
import { workflowStep } from '../../submissions/tables.js';

export interface ProjectStep {
  readonly step: (typeof workflowStep.$inferSelect)['step'];
  readonly personName: string | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly revision: number | null;
}

/** Every step of all drafts a project ever had, oldest first, also those taken before it had an identity. */
export async function stepsOfProject(tx: Transaction, projectId: bigint): Promise<ProjectStep[]> {
  const drafts = tx
    .select({ draftId: workflowStep.draftId })
    .from(workflowStep)
    .where(eq(workflowStep.projectId, projectId));
  return tx
    .select({
      step: workflowStep.step,
      personName: person.name,
      at: workflowStep.at,
      reason: workflowStep.reason,
      revision: workflowStep.revision,
    })
    .from(workflowStep)
    .leftJoin(person, eq(person.id, workflowStep.personId))
    .where(inArray(workflowStep.draftId, drafts))
    .orderBy(asc(workflowStep.id));
}
