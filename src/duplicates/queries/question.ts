import { and, inArray, isNull, sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import type { Transaction } from '../../platform/database/database.js';
import { type ComparedField, comparedFields, dictionaryAt, toInput } from '../../projects/index.js';
import { projectVersion } from '../../projects/tables.js';
import type { LikenessPart } from '../likeness.js';
import { type ComparedProject, comparedProject, type ProjectRow, projectOf } from './questions.js';

/** A published project a question is about. */
export interface AskedProject {
  readonly id: bigint;
  readonly reference: string;
  readonly face: string;
}

/** Two published projects side by side, with all that are equal to both. */
export interface AskedPair {
  readonly projects: readonly [AskedProject, AskedProject];
  readonly score: number;
  readonly parts: readonly LikenessPart[];
  /** True when both agree in everything that is compared; then the question is about all that do. */
  readonly areEqual: boolean;
}

/** Published projects by their references, as far as the search has seen them; in the order given. */
export async function askedProjects(tx: Transaction, references: readonly string[]): Promise<AskedProject[]> {
  const rows = await tx.execute<{ id: string; reference: string; face: string }>(sql`
    select p.id, p.reference, l.face from project p join project_likeness l on l.project_id = p.id
    where p.reference = any(${sql.param([...references])}::text[])`);
  return references.flatMap((reference) => {
    const row = rows.find((one) => one.reference === reference);
    return row ? [{ ...row, id: BigInt(row.id) }] : [];
  });
}

/** The question about two projects; null when there is none: they are not alike, or one has left the registry. */
export async function findQuestion(tx: Transaction, one: string, other: string): Promise<AskedPair | null> {
  const [a, b] = await askedProjects(tx, [one, other]);
  if (a === undefined || b === undefined || a.id === b.id) return null;
  if (a.face === b.face) return { projects: [a, b], score: 100, parts: [], areEqual: true };
  const [low, high] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
  const [pair] = await tx.execute<{ score: number; parts: readonly LikenessPart[] }>(sql`
    select score, parts from likeness_pair where lower_id = ${low} and higher_id = ${high}`);
  return pair ? { projects: [a, b], ...pair, areEqual: false } : null;
}

/** Every published project that agrees with one in all that is compared, itself among them, by age. */
export async function equalProjects(
  tx: Transaction,
  face: string,
): Promise<readonly (ComparedProject & { readonly id: bigint })[]> {
  const rows = await tx.execute<{ id: string; shown: ProjectRow | null }>(sql`
    select l.project_id as id, ${comparedProject(sql`l.project_id`)} as shown
    from project_likeness l where l.face = ${face} order by l.project_id`);
  return rows.flatMap(({ id, shown }) => (shown ? [{ ...projectOf(shown), id: BigInt(id) }] : []));
}

/** Every field of two projects beside each other. */
export async function compareProjects(
  tx: Transaction,
  [one, other]: AskedPair['projects'],
): Promise<ComparedField[]> {
  const { revision } = await viewpointAt(tx);
  const dictionary = await dictionaryAt(tx, revision);
  const rows = await tx
    .select()
    .from(projectVersion)
    .where(
      and(inArray(projectVersion.projectId, [one.id, other.id]), isNull(projectVersion.supersededRevision)),
    );
  const inputOf = ({ id }: AskedProject) => {
    const row = rows.find(({ projectId }) => projectId === id);
    return row ? toInput(row, dictionary) : null;
  };
  const [before, after] = [inputOf(one), inputOf(other)];
  return before && after ? comparedFields(before, after, dictionary) : [];
}
