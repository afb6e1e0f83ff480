import { eq, Subquery, sql } from 'drizzle-orm';
import { type Past, visibleAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database/database.js';
import { projectVersion } from '../projects/tables.js';
import type { Practice } from './practice.js';
import { practice } from './tables.js';

const columns = {
  id: practice.id,
  reference: practice.reference,
  title: practice.title,
  cityAgs: practice.cityAgs,
  summary: practice.summary,
  story: practice.story,
  lessons: practice.lessons,
  projects: practice.projects,
  state: practice.state,
  version: practice.version,
};

/** Examples as they are, or as they were. */
const sourceOf = (past: Past | null): Subquery => {
  const rows = past === null ? sql`${practice}` : sql`practices_at(${past.moment})`;
  return new Subquery(sql`select * from ${rows}`, {}, 'practice');
};

/** Examples whoever acts may see, by title. */
export const readPractices = (tx: Transaction, past: Past | null = null): Promise<Practice[]> =>
  tx.select(columns).from(sourceOf(past)).orderBy(practice.title, practice.id);

/** @throws Problem `not_found` also for what whoever acts may not see */
export async function findPractice(
  tx: Transaction,
  reference: string,
  past: Past | null = null,
): Promise<Practice> {
  const [found] = await tx.select(columns).from(sourceOf(past)).where(eq(practice.reference, reference));
  if (!found) throw new Problem('not_found');
  return found;
}

/** A project as an example links to it. */
export interface LinkedProject {
  readonly reference: string;
  readonly name: string;
}

/** Those of the named projects that are published at a revision, with their name then, in the order in which they are named. */
export async function linkedProjects(
  tx: Transaction,
  references: readonly string[],
  revision: number,
): Promise<LinkedProject[]> {
  if (references.length === 0) return [];
  const rows = await tx
    .select({ reference: projectVersion.reference, name: projectVersion.name })
    .from(projectVersion)
    .where(
      sql`${visibleAt(projectVersion, revision)} and ${projectVersion.reference} = any(${sql.param([...references])}::text[])`,
    );
  const names = new Map(rows.map((row) => [row.reference, row]));
  return references.flatMap((reference) => names.get(reference) ?? []);
}
