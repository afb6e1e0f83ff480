import { desc, eq, inArray } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { projectVersion } from '../../projects/tables.js';
import { projectDraft, workflowStep } from '../../submissions/tables.js';

/** The last step of a draft, also of one that ended. */
export interface LastStep {
  readonly draftId: string;
  readonly step: (typeof workflowStep.$inferSelect)['step'];
  readonly personName: string | null;
  readonly at: Date;
  readonly revision: number | null;
  /** Name of the project; null when nobody may know it any more. */
  readonly name: string | null;
  /** True while the draft can still be looked at. */
  readonly there: boolean;
}

/** What happened last to some drafts, as far as the acting person may know; nothing about those of others. */
export async function lastSteps(
  database: Database,
  writer: Writer,
  draftIds: readonly string[],
): Promise<LastStep[]> {
  if (draftIds.length === 0) return [];
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const rows = await tx
      .selectDistinctOn([workflowStep.draftId], {
        draftId: workflowStep.draftId,
        step: workflowStep.step,
        personName: person.name,
        at: workflowStep.at,
        revision: workflowStep.revision,
        draftName: projectDraft.name,
        projectId: workflowStep.projectId,
      })
      .from(workflowStep)
      .leftJoin(person, eq(person.id, workflowStep.personId))
      .leftJoin(projectDraft, eq(projectDraft.id, workflowStep.draftId))
      .where(inArray(workflowStep.draftId, [...draftIds]))
      .orderBy(workflowStep.draftId, desc(workflowStep.id));
    const projectIds = rows.flatMap(({ projectId }) => projectId ?? []);
    const names = projectIds.length === 0 ? [] : await publishedNames(tx, projectIds);
    return rows.map(({ draftName, projectId, ...step }) => ({
      ...step,
      name: draftName ?? names.find((one) => one.projectId === projectId)?.name ?? null,
      there: draftName !== null,
    }));
  });
}

const publishedNames = (tx: Parameters<Parameters<typeof actingAs>[3]>[0], projectIds: readonly bigint[]) =>
  tx
    .selectDistinctOn([projectVersion.projectId], {
      projectId: projectVersion.projectId,
      name: projectVersion.name,
    })
    .from(projectVersion)
    .where(inArray(projectVersion.projectId, [...projectIds]))
    .orderBy(projectVersion.projectId, desc(projectVersion.publishedRevision));
