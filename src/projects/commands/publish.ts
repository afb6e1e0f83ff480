import { inArray } from 'drizzle-orm';
import { type Publication, publish } from '../../history/index.js';
import type { Actor } from '../../kernel/actor.js';
import type { Transaction } from '../../platform/database/database.js';
import type { ProjectInput } from '../project-input.js';
import { dictionaryAt } from '../queries/dictionary.js';
import { toColumns } from '../record-columns.js';
import type { Dictionary } from '../record-row.js';
import { projectDraft } from '../tables.js';
import { type WrittenVersion, writeVersions } from './write-versions.js';

/** A project as it shall be: `projectId` null for a new one. */
export interface ProjectChange {
  readonly projectId: bigint | null;
  readonly input: ProjectInput;
}

export interface PublishedProjects {
  readonly revision: number;
  /** In the order in which the projects were given. */
  readonly projects: readonly WrittenVersion[];
}

/**
 * Publishes new and amended projects as one registry revision, inside the caller's transaction, in bulk.
 * The inputs must have been checked; the database still refuses what breaks its own rules.
 */
export async function publishProjects(
  tx: Transaction,
  changes: readonly ProjectChange[],
  publication: Publication,
): Promise<PublishedProjects> {
  const { revision, result } = await publish(tx, publication, async (opened) => {
    const dictionary = await dictionaryAt(tx, opened);
    const versions = changes.map(({ projectId, input }) => ({
      projectId,
      referencePrefix: referencePrefix(input.catalogue.fundingPeriod.key),
      columns: toColumns(input, dictionary),
    }));
    return writeVersions(tx, opened, versions);
  });
  return { revision, projects: result };
}

/**
 * Keeps work in progress on a project and returns the id of its draft. Drafts may have errors.
 * @throws the constraint `project_draft_project_unique` when somebody already works on this project
 */
export async function saveDraft(
  tx: Transaction,
  actor: Actor,
  { projectId, input }: ProjectChange,
  dictionary: Dictionary,
): Promise<string> {
  const [draft] = await tx
    .insert(projectDraft)
    .values({ ...toColumns(input, dictionary), projectId, createdBy: actor.id })
    .returning({ id: projectDraft.id });
  if (!draft) throw new Error('the draft returned no row');
  return draft.id;
}

/** Copies drafts into published versions under one new revision and removes them. Callers have checked the drafts. */
export async function publishDrafts(
  tx: Transaction,
  draftIds: readonly string[],
  publication: Publication,
): Promise<PublishedProjects> {
  const chosen = inArray(projectDraft.id, [...draftIds]);
  const { revision, result } = await publish(tx, publication, async (opened) => {
    const drafts = await tx
      .select()
      .from(projectDraft)
      .where(chosen)
      .orderBy(projectDraft.createdAt, projectDraft.id);
    const { catalogue } = await dictionaryAt(tx, opened);
    const versions = drafts.map(
      ({ id, createdBy, createdAt, updatedAt, projectId, ownerCity, ...columns }) => {
        const period = columns.fundingPeriodId === null ? undefined : catalogue.byId(columns.fundingPeriodId);
        return { projectId, referencePrefix: referencePrefix(period?.key ?? null), columns };
      },
    );
    const written = await writeVersions(tx, opened, versions);
    await tx.delete(projectDraft).where(chosen);
    return written;
  });
  return { revision, projects: result };
}

/** "SN21" for the funding period 2021–2027; "SN" while the period is not known. */
function referencePrefix(fundingPeriodKey: string | null): string {
  const year = /^\d\d(\d\d)-/.exec(fundingPeriodKey ?? '')?.[1];
  return `SN${year ?? ''}`;
}
