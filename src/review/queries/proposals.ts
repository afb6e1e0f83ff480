import { asc, eq, sql } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { importRun } from '../../imports/tables.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';

/** A delivery of a source that one person proposed and another has to publish. */
export interface Proposal {
  readonly importId: string;
  readonly title: string;
  readonly fileName: string | null;
  readonly proposedAt: Date | null;
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly added: number;
  readonly changed: number;
}

const columns = {
  importId: importRun.id,
  title: sql<string>`${importRun.summary} ->> 'title'`,
  fileName: importRun.fileName,
  proposedAt: importRun.proposedAt,
  proposedBy: importRun.proposedBy,
  proposedByName: person.name,
  added: sql<number>`(${importRun.summary} -> 'counts' ->> 'new')::int`,
  changed: sql<number>`(${importRun.summary} -> 'counts' ->> 'changed')::int`,
};

/** Proposals that wait, oldest first. */
export async function openProposals(database: Database, writer: Writer): Promise<Proposal[]> {
  return actingAs(database.orm, writer.actor, writer, (tx) =>
    tx
      .select(columns)
      .from(importRun)
      .leftJoin(person, eq(person.id, importRun.proposedBy))
      .where(eq(importRun.state, 'proposed'))
      .orderBy(asc(importRun.proposedAt), importRun.id),
  );
}
