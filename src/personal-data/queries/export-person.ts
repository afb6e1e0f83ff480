import { sql } from 'drizzle-orm';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Orm } from '../../platform/database/database.js';
import { register, titleOf } from '../register.js';

/** Rows of one table that concern a person. */
export interface ExportedRows {
  readonly table: string;
  /** Column by which they concern the person. */
  readonly column: string | null;
  readonly what: string;
  readonly why: string | null;
  readonly howLong: string | null;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface PersonExport {
  readonly person: string;
  readonly exportedAt: string;
  readonly data: readonly ExportedRows[];
}

type Found = { concerns: string; rows: ExportedRows['rows'] };

/**
 * Everything that is kept about a person (Art. 15 and 20 DSGVO), without secrets and without what others wrote. Empty for
 * whoever is neither the person nor an administrator.
 */
export async function exportPerson(auth: Orm, reader: Writer, personId: string): Promise<PersonExport> {
  return actingAs(auth, reader.actor, {}, async (tx) => {
    const found = await tx.execute<Found>(
      sql`select concerns, rows from export_person(${personId}::uuid) order by concerns`,
    );
    const [now] = await tx.execute<{ at: string }>(
      sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`,
    );
    return { person: personId, exportedAt: now?.at ?? '', data: found.map(withPurpose) };
  });
}

function withPurpose({ concerns, rows }: Found): ExportedRows {
  const [table = concerns, column = null] = concerns.split('.');
  const purpose = register.find((one) => one.table === table);
  return {
    table,
    column,
    what: titleOf(table),
    why: purpose?.why ?? null,
    howLong: purpose?.howLong ?? null,
    rows,
  };
}
