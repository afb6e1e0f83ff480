import { and, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import type { RecordColumns } from '../record-row.js';
import { project, projectReferenceCounter, projectVersion as v } from '../tables.js';

/** One project to publish: an amended one by its id, a new one by the prefix its reference will start with. */
export interface VersionToWrite {
  readonly projectId: bigint | null;
  /** "SN14", "SN21": the Land and the first year of the funding period. Used only for new projects. */
  readonly referencePrefix: string;
  readonly columns: RecordColumns;
}

export interface WrittenVersion {
  readonly projectId: bigint;
  readonly reference: string;
}

interface Identity extends WrittenVersion {
  readonly versionNumber: number;
}

/**
 * Inserts the next version of each project under an open revision and supersedes the one before.
 * Bulk: a few statements however many projects. Answers in the order given.
 *
 * @param identified called once new projects have their identities, before their versions are inserted
 */
export async function writeVersions(
  tx: Transaction,
  revision: number,
  versions: readonly VersionToWrite[],
  identified?: (projects: readonly WrittenVersion[]) => Promise<void>,
): Promise<WrittenVersion[]> {
  const created = await createProjects(tx, versions);
  const amended = await supersedeVersions(tx, revision, versions);
  const identities = versions.map((version, index) => {
    const identity = version.projectId === null ? created.get(index) : amended.get(version.projectId);
    if (!identity) throw new Error('a project to amend is not published');
    return identity;
  });
  const projects = identities.map(({ projectId, reference }) => ({ projectId, reference }));
  await identified?.(projects);
  await insertVersions(tx, revision, versions, identities);
  return projects;
}

/** Ends the published versions of projects that leave the registry; the past still shows them. */
export async function withdrawProjects(
  tx: Transaction,
  revision: number,
  projectIds: readonly bigint[],
): Promise<void> {
  if (projectIds.length === 0) return;
  await tx
    .update(v)
    .set({ supersededRevision: revision })
    .where(and(inArray(v.projectId, [...projectIds]), isNull(v.supersededRevision)));
}

/** Gives new projects their references, in the order given; index of the version → identity. */
async function createProjects(
  tx: Transaction,
  versions: readonly VersionToWrite[],
): Promise<Map<number, Identity>> {
  const indexByReference = new Map<string, number>();
  for (const prefix of new Set(versions.map(({ referencePrefix }) => referencePrefix))) {
    const indices = versions.flatMap((version, index) =>
      version.projectId === null && version.referencePrefix === prefix ? [index] : [],
    );
    if (indices.length === 0) continue;
    const first = (await takeNumbers(tx, prefix, indices.length)) - indices.length + 1;
    for (const [offset, index] of indices.entries()) {
      indexByReference.set(`${prefix}-${String(first + offset).padStart(4, '0')}`, index);
    }
  }
  if (indexByReference.size === 0) return new Map();
  const rows = await tx.execute<{ id: string; reference: string }>(sql`
    insert into ${project} (reference)
    select reference from unnest(${sql.param([...indexByReference.keys()])}::text[]) with ordinality as given (reference, position)
    order by position
    returning id, reference`);
  return new Map(
    rows.map(({ id, reference }) => [
      indexByReference.get(reference) ?? -1,
      { projectId: BigInt(id), reference, versionNumber: 1 },
    ]),
  );
}

/** Takes the next `count` numbers of a prefix and returns the last of them; gap-free, because the registry is locked. */
export async function takeNumbers(tx: Transaction, prefix: string, count: number): Promise<number> {
  const [counter] = await tx
    .insert(projectReferenceCounter)
    .values({ prefix, lastNumber: count })
    .onConflictDoUpdate({
      target: projectReferenceCounter.prefix,
      set: { lastNumber: sql`${projectReferenceCounter.lastNumber} + ${count}` },
    })
    .returning();
  if (!counter) throw new Error('the reference counter returned no row');
  return counter.lastNumber;
}

async function supersedeVersions(
  tx: Transaction,
  revision: number,
  versions: readonly VersionToWrite[],
): Promise<Map<bigint, Identity>> {
  const ids = versions.flatMap(({ projectId }) => (projectId === null ? [] : [projectId]));
  if (ids.length === 0) return new Map();
  const rows = await tx
    .update(v)
    .set({ supersededRevision: revision })
    .where(and(inArray(v.projectId, ids), isNull(v.supersededRevision)))
    .returning({ projectId: v.projectId, reference: v.reference, versionNumber: v.versionNumber });
  return new Map(rows.map((row) => [row.projectId, { ...row, versionNumber: row.versionNumber + 1 }]));
}

const {
  id: _id,
  unionContributionDerived: _derived,
  searchText: _search,
  ...writtenColumns
} = getTableColumns(v);
export const writtenColumnNames = Object.values(writtenColumns).map((column) => column.name);
export const columnList = sql.join(
  writtenColumnNames.map((name) => sql.identifier(name)),
  sql`, `,
);
const rowsPerStatement = 2_000;

async function insertVersions(
  tx: Transaction,
  revision: number,
  versions: readonly VersionToWrite[],
  identities: readonly Identity[],
): Promise<void> {
  for (let start = 0; start < versions.length; start += rowsPerStatement) {
    const rows = versions.slice(start, start + rowsPerStatement).map(({ columns }, offset) => {
      const values = { ...columns, ...identities[start + offset], publishedRevision: revision };
      return byColumnName(values);
    });
    await tx.execute(sql`
      insert into ${v} (${columnList})
      select ${columnList} from jsonb_populate_recordset(null::project_version, ${JSON.stringify(rows)}::jsonb)`);
  }
}

/** Values under the names of their columns; bigints as text, which PostgreSQL reads back exactly. */
function byColumnName(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(writtenColumns).map(([property, column]) => {
      const value = values[property];
      return [column.name, typeof value === 'bigint' ? value.toString() : (value ?? null)];
    }),
  );
}
