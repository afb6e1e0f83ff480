import { asc, eq, sql } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { importRow, importRun } from '../../imports/tables.js';
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

/** Who proposed an import, and by how much its changed rows change the total eligible cost, in EUR with two decimals. */
export async function proposalOf(
  database: Database,
  writer: Writer,
  importId: string,
): Promise<(Proposal & { readonly costDifference: string }) | null> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [found] = await tx
      .select({ ...columns, costDifference: costDifference() })
      .from(importRun)
      .leftJoin(person, eq(person.id, importRun.proposedBy))
      .where(eq(importRun.id, importId));
    return found ?? null;
  });
}

/** Unknown costs count as nothing: only what is known is in a total. */
const costDifference = () => sql<string>`(
  select coalesce(sum(coalesce((d ->> 'after')::numeric, 0) - coalesce((d ->> 'before')::numeric, 0)), 0)::numeric(20, 2)::text
  from ${importRow}, jsonb_array_elements(${importRow.differences}) d
  where ${importRow.importId} = ${importRun.id} and ${importRow.change} = 'changed' and d ->> 'field' = 'totalEligibleCost')`;
