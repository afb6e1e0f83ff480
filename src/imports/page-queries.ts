import { desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { importRow, importRun, type importStates, importUndo } from './tables.js';

/** An import in the list of all, newest first. */
export interface ListedImport {
  readonly id: string;
  readonly title: string;
  readonly fileName: string | null;
  readonly sourceName: string | null;
  readonly state: (typeof importStates)[number];
  /** Whether somebody asked for it to be undone, or it was. */
  readonly undo: 'proposed' | 'published' | null;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly errors: number;
  readonly createdAt: Date;
  /** Who proposed it; null as long as nobody has. */
  readonly proposedByName: string | null;
}

const countOf = (name: string) => sql<number>`(${importRun.summary} -> 'counts' ->> ${name})::int`;

/** Imports, newest first. */
export const listImports = (
  { orm }: Database,
  writer: Writer,
  page: { readonly offset: number; readonly limit: number },
): Promise<ListedImport[]> =>
  actingAs(orm, writer.actor, writer, (tx) =>
    tx
      .select({
        id: importRun.id,
        title: sql<string>`${importRun.summary} ->> 'title'`,
        fileName: importRun.fileName,
        sourceName: importRun.sourceName,
        state: importRun.state,
        undo: importUndo.state,
        rows: countOf('rows'),
        added: countOf('new'),
        changed: countOf('changed'),
        errors: countOf('errors'),
        createdAt: importRun.createdAt,
        proposedByName: person.name,
      })
      .from(importRun)
      .leftJoin(person, eq(person.id, importRun.proposedBy))
      .leftJoin(importUndo, eq(importUndo.importId, importRun.id))
      .where(eq(importRun.purpose, 'import'))
      .orderBy(desc(importRun.createdAt), importRun.id)
      .limit(page.limit)
      .offset(page.offset),
  );

/** Who proposed an import, and by how much its changed rows change the total eligible cost, in EUR with two decimals. */
export interface Proposal {
  readonly proposedAt: Date | null;
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly costDifference: string;
  /** Who asked for it to be undone. */
  readonly undoBy: string | null;
  readonly undoByName: string | null;
}

const requester = alias(person, 'requester');

/** Null when there is no import by this id. */
export const proposalOf = ({ orm }: Database, writer: Writer, importId: string): Promise<Proposal | null> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const [found] = await tx
      .select({
        proposedAt: importRun.proposedAt,
        proposedBy: importRun.proposedBy,
        proposedByName: person.name,
        costDifference: costDifference(),
        undoBy: importUndo.requestedBy,
        undoByName: requester.name,
      })
      .from(importRun)
      .leftJoin(person, eq(person.id, importRun.proposedBy))
      .leftJoin(importUndo, eq(importUndo.importId, importRun.id))
      .leftJoin(requester, eq(requester.id, importUndo.requestedBy))
      .where(eq(importRun.id, importId));
    return found ?? null;
  });

/** Rows of a preview that somebody has tied to a project, and their source has not delivered under it yet. */
export const matchedRows = (
  { orm }: Database,
  writer: Writer,
  importId: string,
): Promise<{ row: number; name: string; reference: string }[]> =>
  actingAs(orm, writer.actor, writer, async (tx) => [
    ...(await tx.execute<{ row: number; name: string; reference: string }>(sql`
      select r.row_number as row, r.input ->> 'name' as name, p.reference
      from import_run n
      join import_identity i on i.source_key = n.source_key and i.input_sha256 = ''
      join import_row r on r.import_id = n.id and r.row_key = i.row_key and r.project_id = i.project_id
      join project p on p.id = i.project_id
      where n.id = ${importId}::uuid order by r.position limit 200`)),
  ]);

/** Unknown costs count as nothing: only what is known is in a total. */
const costDifference = () => sql<string>`(
  select coalesce(sum(coalesce((d ->> 'after')::numeric, 0) - coalesce((d ->> 'before')::numeric, 0)), 0)::numeric(20, 2)::text
  from ${importRow}, jsonb_array_elements(${importRow.differences}) d
  where ${importRow.importId} = ${importRun.id} and ${importRow.change} = 'changed' and d ->> 'field' = 'totalEligibleCost')`;
