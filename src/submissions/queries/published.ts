import { and, eq, inArray, isNull } from 'drizzle-orm';
import { registryRevision, type Viewpoint, viewpointAt } from '../../history/index.js';
import type { Transaction } from '../../platform/database/database.js';
import {
  type Dictionary,
  dictionaryAt,
  type ProjectInput,
  type ProjectRecord,
  toInput,
  toRecord,
} from '../../projects/index.js';
import { projectVersion } from '../../projects/tables.js';

/** The present state of the registry, with the words to read it in. */
export interface PresentView {
  readonly viewpoint: Viewpoint;
  readonly dictionary: Dictionary;
}

export async function presentView(tx: Transaction): Promise<PresentView> {
  const viewpoint = await viewpointAt(tx);
  return { viewpoint, dictionary: await dictionaryAt(tx, viewpoint.revision) };
}

/** A published project as readers see it, and as an amendment starts from it. */
export interface Published {
  readonly record: ProjectRecord;
  readonly input: ProjectInput;
}

/** What is published now of some projects; those that left the registry are missing. */
export async function publishedProjects(
  tx: Transaction,
  projectIds: readonly (bigint | null)[],
  { dictionary }: PresentView,
): Promise<Map<bigint, Published>> {
  const ids = projectIds.filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  return readPublished(tx, inArray(projectVersion.projectId, ids), dictionary);
}

/** The published project of a reference, or null. */
export async function publishedProject(
  tx: Transaction,
  reference: string,
  { dictionary }: PresentView,
): Promise<Published | null> {
  const found = await readPublished(tx, eq(projectVersion.reference, reference), dictionary);
  return [...found.values()][0] ?? null;
}

async function readPublished(
  tx: Transaction,
  which: ReturnType<typeof eq>,
  dictionary: Dictionary,
): Promise<Map<bigint, Published>> {
  const rows = await tx
    .select({ version: projectVersion, publishedAt: registryRevision.publishedAt })
    .from(projectVersion)
    .innerJoin(registryRevision, eq(registryRevision.revision, projectVersion.publishedRevision))
    .where(and(which, isNull(projectVersion.supersededRevision)));
  return new Map(
    rows.map(({ version, publishedAt }) => [
      version.projectId,
      { record: toRecord({ ...version, publishedAt }, dictionary), input: toInput(version, dictionary) },
    ]),
  );
}
