import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { person } from '../accounts/tables.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { projectVersion } from '../projects/tables.js';
import { projectDraft, workflowStep } from '../submissions/tables.js';

/** One line of "Zuletzt": what happened to which project, by whom. */
export interface RecentStep {
  readonly draftId: string;
  readonly step: (typeof workflowStep.$inferSelect)['step'];
  readonly at: Date;
  readonly projectName: string | null;
  readonly personName: string | null;
  readonly revision: number | null;
  /** Whether the draft is still there to be looked at. */
  readonly isOpen: boolean;
}

/** The newest steps of the drafts somebody may see. */
export async function recentSteps(database: Database, writer: Writer, limit: number): Promise<RecentStep[]> {
  return actingAs(database.orm, writer.actor, writer, (tx) =>
    tx
      .select({
        draftId: workflowStep.draftId,
        step: workflowStep.step,
        at: workflowStep.at,
        projectName: sql<string | null>`coalesce(nullif(${projectDraft.name}, ''), ${projectVersion.name})`,
        personName: person.name,
        revision: workflowStep.revision,
        isOpen: sql<boolean>`${projectDraft.id} is not null`,
      })
      .from(workflowStep)
      .leftJoin(projectDraft, eq(projectDraft.id, workflowStep.draftId))
      .leftJoin(
        projectVersion,
        and(eq(projectVersion.projectId, workflowStep.projectId), isNull(projectVersion.supersededRevision)),
      )
      .leftJoin(person, eq(person.id, workflowStep.personId))
      .orderBy(desc(workflowStep.id))
      .limit(limit),
  );
}
