import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { registryRevision, visibleAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import type { Content, Perimeter } from './kind.js';
import {
  type CityDraftState,
  type CityRecordKindName,
  cityRecord,
  cityRecordDraft,
  cityRecordVersion,
} from './tables.js';

type Reader = Orm | Transaction;

/** A published record as it is kept; its kind reads the content. */
export interface PublishedRecord {
  readonly recordId: bigint;
  readonly kind: CityRecordKindName;
  readonly reference: string;
  readonly cityAgs: string;
  readonly content: Content;
  readonly perimeter: Perimeter | null;
  readonly publishedRevision: number;
}

const columns = {
  recordId: cityRecord.id,
  kind: cityRecord.kind,
  reference: cityRecord.reference,
  cityAgs: cityRecord.cityAgs,
  content: cityRecordVersion.content,
  perimeter: sql<Perimeter | null>`${cityRecordVersion.perimeter}`,
  publishedRevision: cityRecordVersion.publishedRevision,
};

const published = (db: Reader, where: SQL | undefined) =>
  db
    .select(columns)
    .from(cityRecordVersion)
    .innerJoin(cityRecord, eq(cityRecord.id, cityRecordVersion.recordId))
    .where(where)
    .orderBy(asc(cityRecord.cityAgs), asc(sql`${cityRecordVersion.content} ->> 'name'`), asc(cityRecord.id));

/** Published records of a kind at a revision, by city and name. */
export const recordsAt = (
  db: Reader,
  kind: CityRecordKindName,
  revision: number,
  cityAgs?: string,
): Promise<PublishedRecord[]> =>
  published(
    db,
    and(
      eq(cityRecord.kind, kind),
      visibleAt(cityRecordVersion, revision),
      cityAgs === undefined ? undefined : eq(cityRecord.cityAgs, cityAgs),
    ),
  );

/** Published records of a kind to choose from, of a city or of all. */
export const recordOptions = async (
  db: Reader,
  kind: CityRecordKindName,
  revision: number,
  cityAgs?: string,
): Promise<{ readonly value: string; readonly label: string }[]> =>
  (await recordsAt(db, kind, revision, cityAgs)).map(({ reference, content }) => ({
    value: reference,
    label: String(content.name),
  }));

/** @throws Problem `not_found` when it was not published then */
export async function recordAt(
  db: Reader,
  kind: CityRecordKindName,
  reference: string,
  revision: number,
): Promise<PublishedRecord> {
  const [found] = await published(
    db,
    and(
      eq(cityRecord.kind, kind),
      eq(cityRecord.reference, reference),
      visibleAt(cityRecordVersion, revision),
    ),
  );
  if (!found) throw new Problem('not_found');
  return found;
}

/** A version of a record and when it was published. */
export interface RecordVersion extends PublishedRecord {
  readonly publishedAt: Date;
  /** Revision that replaced or withdrew it; null for the present one. */
  readonly supersededRevision: number | null;
}

/** Every version of a record up to a revision, the newest first. */
export const versionsOf = (
  db: Reader,
  kind: CityRecordKindName,
  reference: string,
  revision: number,
): Promise<RecordVersion[]> =>
  db
    .select({
      ...columns,
      publishedAt: registryRevision.publishedAt,
      supersededRevision: cityRecordVersion.supersededRevision,
    })
    .from(cityRecordVersion)
    .innerJoin(cityRecord, eq(cityRecord.id, cityRecordVersion.recordId))
    .innerJoin(registryRevision, eq(registryRevision.revision, cityRecordVersion.publishedRevision))
    .where(
      and(
        eq(cityRecord.kind, kind),
        eq(cityRecord.reference, reference),
        sql`${cityRecordVersion.publishedRevision} <= ${revision}`,
      ),
    )
    .orderBy(desc(cityRecordVersion.publishedRevision));

/** Work in progress on a record. */
export interface CityDraft {
  readonly id: string;
  readonly kind: CityRecordKindName;
  readonly cityAgs: string;
  readonly recordId: bigint | null;
  readonly reference: string | null;
  readonly content: Content;
  readonly perimeter: Perimeter | null;
  readonly withdrawal: boolean;
  readonly state: CityDraftState;
  readonly version: number;
  readonly updatedAt: Date;
  readonly handedInBy: string | null;
  readonly handedInAt: Date | null;
  readonly returnedReason: string | null;
}

const draftColumns = {
  id: cityRecordDraft.id,
  kind: cityRecordDraft.kind,
  cityAgs: cityRecordDraft.cityAgs,
  recordId: cityRecordDraft.recordId,
  reference: cityRecord.reference,
  content: cityRecordDraft.content,
  perimeter: sql<Perimeter | null>`${cityRecordDraft.perimeter}`,
  withdrawal: cityRecordDraft.withdrawal,
  state: cityRecordDraft.state,
  version: cityRecordDraft.version,
  updatedAt: cityRecordDraft.updatedAt,
  handedInBy: cityRecordDraft.handedInBy,
  handedInAt: cityRecordDraft.handedInAt,
  returnedReason: cityRecordDraft.returnedReason,
};

const drafts = (tx: Transaction, where: SQL | undefined) =>
  tx
    .select(draftColumns)
    .from(cityRecordDraft)
    .leftJoin(cityRecord, eq(cityRecord.id, cityRecordDraft.recordId))
    .where(where)
    .orderBy(asc(cityRecordDraft.cityAgs), asc(cityRecordDraft.kind), asc(cityRecordDraft.createdAt));

/** Drafts whoever acts may see: a city its own, the service centre and auditors all. */
export const listCityDrafts = (tx: Transaction, kind?: CityRecordKindName): Promise<CityDraft[]> =>
  drafts(tx, kind === undefined ? undefined : eq(cityRecordDraft.kind, kind));

/** @throws Problem `not_found` also for a draft of another city */
export async function findCityDraft(tx: Transaction, id: string, locked?: 'locked'): Promise<CityDraft> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new Problem('not_found');
  const query = drafts(tx, eq(cityRecordDraft.id, id));
  const [found] = await (locked === undefined ? query : query.for('update', { of: cityRecordDraft }));
  if (!found) throw new Problem('not_found');
  return found;
}

/** Cities with records whose unpublished side whoever acts may see: all, but for auditors those of their mandates. */
export async function coveredCities(db: Orm | Transaction): Promise<ReadonlySet<string>> {
  const rows = await db.execute<{ ags: string }>(
    sql`select distinct city_ags as ags from ${cityRecord} where mandate_covers(city_ags, null)`,
  );
  return new Set(rows.map(({ ags }) => ags));
}
