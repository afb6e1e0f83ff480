import { and, asc, eq, or, sql } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { registryRevision } from '../../history/tables.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { type Dictionary, dictionaryAt, type ProjectInput, toInput } from '../../projects/index.js';
import { projectVersion } from '../../projects/tables.js';

/** A published state of the registry with the person who published it, as far as one did. */
export interface Revision {
  readonly revision: number;
  readonly publishedAt: Date;
  readonly note: string;
  readonly origin: (typeof registryRevision.$inferSelect)['origin'];
  readonly personName: string | null;
}

/** A version that came or went with a revision. */
export interface RevisionChange {
  readonly reference: string;
  readonly name: string;
  readonly place: string | null;
  readonly versionNumber: number;
  readonly withdrawn: boolean;
}

const columns = {
  revision: registryRevision.revision,
  publishedAt: registryRevision.publishedAt,
  note: registryRevision.note,
  origin: registryRevision.origin,
  personName: person.name,
};

const publisher = sql`${registryRevision.actor} = 'person:' || ${person.id}::text`;

/** What a revision brought; null when there is no such revision. */
export async function revisionWithChanges(
  database: Database,
  writer: Writer,
  revision: number,
): Promise<{ revision: Revision; changes: readonly RevisionChange[] } | null> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [found] = await tx
      .select(columns)
      .from(registryRevision)
      .leftJoin(person, publisher)
      .where(eq(registryRevision.revision, revision));
    return found ? { revision: found, changes: await changesOf(tx, revision) } : null;
  });
}

async function changesOf(tx: Transaction, revision: number): Promise<RevisionChange[]> {
  const { places } = await dictionaryAt(tx, revision);
  const rows = await tx
    .select()
    .from(projectVersion)
    .where(
      or(
        eq(projectVersion.publishedRevision, revision),
        and(eq(projectVersion.supersededRevision, revision), withoutSuccessor(revision)),
      ),
    )
    .orderBy(asc(projectVersion.reference))
    .limit(1000);
  return rows.map((row) => ({
    reference: row.reference,
    name: row.name,
    place: row.placeId === null ? null : (places.byId(row.placeId)?.name ?? null),
    versionNumber: row.versionNumber,
    withdrawn: row.publishedRevision !== revision,
  }));
}

const withoutSuccessor = (revision: number) => sql`not exists (
  select from project_version later
  where later.project_id = ${projectVersion.projectId} and later.published_revision = ${revision})`;

/** One published version with its content. */
export interface PublishedVersion extends Revision {
  readonly projectId: bigint;
  readonly versionNumber: number;
  readonly supersededRevision: number | null;
  readonly input: ProjectInput;
}

/** Every version of a project, oldest first, and the revision that withdrew it, when one did. */
export async function versionsOf(
  tx: Transaction,
  reference: string,
  dictionary: Dictionary,
): Promise<{ versions: readonly PublishedVersion[]; withdrawal: Revision | null }> {
  const rows = await tx
    .select({ ...columns, version: projectVersion })
    .from(projectVersion)
    .innerJoin(registryRevision, eq(registryRevision.revision, projectVersion.publishedRevision))
    .leftJoin(person, publisher)
    .where(eq(projectVersion.reference, reference))
    .orderBy(asc(projectVersion.publishedRevision));
  const versions = rows.map(({ version, ...revision }) => ({
    ...revision,
    projectId: version.projectId,
    versionNumber: version.versionNumber,
    supersededRevision: version.supersededRevision,
    input: toInput(version, dictionary),
  }));
  const end = versions.at(-1)?.supersededRevision ?? null;
  const [withdrawal] =
    end === null
      ? []
      : await tx
          .select(columns)
          .from(registryRevision)
          .leftJoin(person, publisher)
          .where(eq(registryRevision.revision, end));
  return { versions, withdrawal: withdrawal ?? null };
}
