import { readRecord, recordsAt } from '../city-records/index.js';
import { planKind } from '../plans/index.js';
import type { Orm, Transaction } from '../platform/database/database.js';

/** The plan a project belongs to. */
interface PlanOfProject {
  readonly reference: string;
  readonly name: string;
  readonly participants: readonly string[];
}

/** Which plan names which project in its part C, by reference of the project; of one city or of all. */
export async function plansOfProjects(
  db: Orm | Transaction,
  revision: number,
  cityAgs?: string,
): Promise<ReadonlyMap<string, PlanOfProject>> {
  const plans = (await recordsAt(db, 'plan', revision, cityAgs)).map((kept) => readRecord(planKind, kept));
  return new Map(
    plans.flatMap(({ reference, content: { name, participants, projects } }) =>
      projects.flatMap((project) =>
        project.reference === null
          ? []
          : [[project.reference, { reference: reference ?? '', name, participants }] as const],
      ),
    ),
  );
}

/** The plan that names a project; null where none does. */
export const planOfProject = async (
  db: Orm | Transaction,
  revision: number,
  cityAgs: string,
  project: string,
): Promise<PlanOfProject | null> => (await plansOfProjects(db, revision, cityAgs)).get(project) ?? null;
