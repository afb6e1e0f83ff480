import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { person } from '../accounts/tables.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Orm } from '../platform/database/database.js';
import { accessLog } from './tables.js';

export interface ShownReading {
  readonly id: bigint;
  /** Berlin time: `25.11.2026, 14:03:07 Uhr`. */
  readonly at: string;
  /** Name of the person; the id of the token where there is none. */
  readonly who: string;
  readonly personId: string | null;
  readonly role: string;
  readonly city: string | null;
  readonly route: string;
  readonly subject: string | null;
  readonly asFile: boolean;
}

export interface ReadingsAsked {
  /** Only what this person read. */
  readonly personId: string | null;
  /** Only what was written before this row. */
  readonly before: bigint | null;
}

export const readingsPerPage = 100;

/** The newest readings first, and whether there are more. Row security shows them to auditors and administrators alone. */
export async function listReadings(
  orm: Orm,
  reader: Writer,
  { personId, before }: ReadingsAsked,
): Promise<{ readings: readonly ShownReading[]; hasMore: boolean }> {
  const rows = await actingAs(orm, reader.actor, reader, (tx) =>
    tx
      .select({
        id: accessLog.id,
        at: sql<string>`to_char(${accessLog.at} at time zone 'Europe/Berlin', 'DD.MM.YYYY, HH24:MI:SS "Uhr"')`,
        who: sql<string>`coalesce(${person.name}, ${accessLog.actor})`,
        personId: accessLog.personId,
        role: accessLog.role,
        city: accessLog.city,
        route: accessLog.route,
        subject: accessLog.subject,
        asFile: accessLog.asFile,
      })
      .from(accessLog)
      .leftJoin(person, eq(person.id, accessLog.personId))
      .where(
        and(
          personId === null ? undefined : eq(accessLog.personId, personId),
          before === null ? undefined : lt(accessLog.id, before),
        ),
      )
      .orderBy(desc(accessLog.id))
      .limit(readingsPerPage + 1),
  );
  return { readings: rows.slice(0, readingsPerPage), hasMore: rows.length > readingsPerPage };
}
