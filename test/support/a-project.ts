import { systemActor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import type { Database } from '../../src/platform/database/database.js';
import {
  type Amount,
  emptyInput,
  type ProjectInput,
  type PublishedProjects,
  publishProjects,
  unknownAmounts,
} from '../../src/projects/index.js';
import { presentView, publishedProject } from '../../src/submissions/queries/published.js';

export const tester = systemActor('test');

const bareProject: ProjectInput = {
  ...emptyInput({ kind: 'form', title: 'Test', locator: null, date: null }),
  name: 'Nachbarschaftstreff',
  beneficiary: { name: 'Stadt Löbau', naturalPerson: false },
  period: { start: '2024-01-01', end: '2026-12-31' },
  amounts: { ...unknownAmounts, totalEligibleCost: { cents: 10_000_000n, evidence: 'decision' } },
  purposeAndAchievements: 'Ein Ort für alle.',
};

/** A plausible project with what matters to the test put in. */
export const aProject = (parts: Partial<ProjectInput> = {}): ProjectInput => ({ ...bareProject, ...parts });

/** Amounts by name in cents, evidence "decision"; all others unknown. */
export function amounts(
  cents: Partial<Record<keyof ProjectInput['amounts'], bigint>>,
): ProjectInput['amounts'] {
  const known = Object.entries(cents).map(([field, value]): [string, Amount] => [
    field,
    { cents: value, evidence: 'decision' },
  ]);
  return { ...unknownAmounts, ...Object.fromEntries(known) };
}

/** Publishes new projects as one revision. */
export function publishNew(
  database: Database,
  ...inputs: readonly ProjectInput[]
): Promise<PublishedProjects> {
  return publishChanges(
    database,
    inputs.map((input) => ({ projectId: null, input })),
  );
}

/** Publishes an amended version of a project, as the program itself may. */
export async function amendPublished(
  database: Database,
  reference: string,
  amend: (present: ProjectInput) => ProjectInput,
): Promise<PublishedProjects> {
  const { projectId, input } = await actingAs(database.orm, tester, {}, async (tx) => {
    const view = await presentView(tx);
    const found = await publishedProject(tx, reference, view);
    if (found === null) throw new Error(`${reference} is not published`);
    return { projectId: found.record.projectId, input: found.input };
  });
  return publishChanges(database, [{ projectId, input: amend(input) }]);
}

export function publishChanges(
  database: Database,
  changes: readonly { projectId: bigint | null; input: ProjectInput }[],
): Promise<PublishedProjects> {
  return actingAs(database.orm, tester, { requestId: 'request-1', reason: 'Test' }, (tx) =>
    publishProjects(tx, changes, { origin: 'form', note: 'Test' }),
  );
}
