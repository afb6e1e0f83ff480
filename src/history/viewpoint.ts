import { desc, lt, sql } from 'drizzle-orm';
import type { AsOf } from '../kernel/as-of.js';
import { dayInBerlin } from '../kernel/clock.js';
import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { type DriverRow, preparedRows, statementOf } from '../platform/database/driver-rows.js';
import { ReadTogether } from '../platform/database/read-together.js';
import { registryRevision } from './tables.js';

/**
 * From where one looks at the registry: a revision for the data, a day for everything reckoned from the calendar.
 * Revision 0 is the registry before its first publication.
 */
export interface Viewpoint {
  readonly revision: number;
  readonly publishedAt: Date | null;
  readonly reckoningDay: Day;
  /** True while later publications of the same day may still change what this viewpoint's date means. */
  readonly provisional: boolean;
}

interface Now {
  readonly revision: number;
  readonly publishedAt: Date | null;
  readonly today: Day;
}

const columns = { revision: registryRevision.revision, publishedAt: registryRevision.publishedAt };

/** The newest revision and the database's clock, one row, also before the first publication. */
const presentRow = sql`(select clock_timestamp() as at, r.revision, r.published_at
  from (select) as once left join lateral
    (select revision, published_at from registry_revision order by revision desc limit 1) r on true)`;
const presentStatement = statementOf(sql`select at, revision, published_at from ${presentRow} present`);

/** Nearly every request asks this first. */
const presents = new ReadTogether<'present', Now>(async (db) => {
  const rows = await preparedRows(db, presentStatement, []);
  return new Map(rows.map((row) => ['present', readNow(row)]));
});

async function now(db: Orm | Transaction): Promise<Now> {
  const present = await presents.get(db, 'present');
  if (present === undefined) throw new Error('the database told no time');
  return present;
}

function readNow([at, revision, publishedAt]: DriverRow): Now {
  return {
    revision: (revision as number | null) ?? 0,
    publishedAt: publishedAt === null ? null : new Date(publishedAt as string),
    today: dayInBerlin(new Date(at as string)),
  };
}

/**
 * For queries that read the present state together with the viewpoint it is seen from, in one round trip: `from` gives the
 * row `present` with the newest revision, `columns` stand first in the `select`, `viewpoint` reads them.
 */
export const present = {
  from: sql`${presentRow} present`,
  columns: sql`present.at, present.revision, present.published_at`,
  columnCount: 3,
  viewpoint: (row: DriverRow): Viewpoint => currentViewpoint(readNow(row)),
} as const;

/**
 * The viewpoint of a request. Without `asOf` the current revision, reckoned on today in Saxony by the database's clock.
 * A day means the end of that day in Europe/Berlin: the last revision published before it; today or later is the
 * current revision, marked provisional. An explicit reckoning day overrides the one that follows.
 *
 * @throws Problem `not_found` for a revision that does not exist.
 */
export async function viewpointAt(
  db: Orm | Transaction,
  asOf?: AsOf,
  reckoningDay?: Day,
): Promise<Viewpoint> {
  const current = await now(db);
  const viewpoint = asOf === undefined ? currentViewpoint(current) : await pastViewpoint(db, asOf, current);
  return reckoningDay === undefined ? viewpoint : { ...viewpoint, reckoningDay };
}

function currentViewpoint({ revision, publishedAt, today }: Now): Viewpoint {
  return { revision, publishedAt, reckoningDay: today, provisional: true };
}

/** The first instant after a day in Saxony, for queries. */
export const endOfDay = (day: Day) => sql<Date>`((${day}::date + 1)::timestamp at time zone 'Europe/Berlin')`;

async function pastViewpoint(db: Orm | Transaction, asOf: AsOf, current: Now): Promise<Viewpoint> {
  if (asOf.kind === 'revision') return viewpointAtRevision(db, asOf.revision, current);
  if (asOf.day >= current.today) return { ...currentViewpoint(current), reckoningDay: asOf.day };
  const [last] = await db
    .select(columns)
    .from(registryRevision)
    .where(lt(registryRevision.publishedAt, endOfDay(asOf.day)))
    .orderBy(desc(registryRevision.revision))
    .limit(1);
  return {
    revision: last?.revision ?? 0,
    publishedAt: last?.publishedAt ?? null,
    reckoningDay: asOf.day,
    provisional: false,
  };
}

async function viewpointAtRevision(
  db: Orm | Transaction,
  revision: number,
  current: Now,
): Promise<Viewpoint> {
  if (revision === current.revision) return currentViewpoint(current);
  const [found] = await db
    .select(columns)
    .from(registryRevision)
    .where(sql`${registryRevision.revision} = ${revision}`);
  if (!found && revision !== 0) throw noSuchRevision(revision, current.revision);
  const publishedAt = found?.publishedAt ?? null;
  return {
    revision,
    publishedAt,
    reckoningDay: publishedAt === null ? current.today : dayInBerlin(publishedAt),
    provisional: false,
  };
}

const noSuchRevision = (revision: number, newest: number): Problem =>
  new Problem('not_found', {
    detail: text(
      `Den Registerstand ${revision} gibt es nicht. Der neueste ist ${newest}.`,
      `There is no registry revision ${revision}. The newest is ${newest}.`,
    ),
  });
