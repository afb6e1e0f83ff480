import { asc, eq, sql } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { importRun, importUndo } from '../../imports/tables.js';
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

/** How many rows of a kind are taken over; all of them where rows could not be chosen yet. */
function chosen(kind: 'new' | 'changed') {
  return sql<number>`coalesce(${importRun.chosen} -> ${kind} ->> 'projects', ${importRun.summary} -> 'counts' ->> ${kind})::int`;
}

const columns = {
  importId: importRun.id,
  title: sql<string>`${importRun.summary} ->> 'title'`,
  fileName: importRun.fileName,
  proposedAt: importRun.proposedAt,
  proposedBy: importRun.proposedBy,
  proposedByName: person.name,
  added: chosen('new'),
  changed: chosen('changed'),
};

/** A published import somebody wants to take back; another person has to publish that. */
export type UndoProposal = Omit<Proposal, 'added' | 'changed'>;

/** Imports whose undoing waits, oldest first. */
export async function openUndos(database: Database, writer: Writer): Promise<UndoProposal[]> {
  return actingAs(database.orm, writer.actor, writer, (tx) =>
    tx
      .select({
        importId: importRun.id,
        title: columns.title,
        fileName: importRun.fileName,
        proposedAt: importUndo.requestedAt,
        proposedBy: importUndo.requestedBy,
        proposedByName: person.name,
      })
      .from(importUndo)
      .innerJoin(importRun, eq(importRun.id, importUndo.importId))
      .leftJoin(person, eq(person.id, importUndo.requestedBy))
      .where(eq(importUndo.state, 'proposed'))
      .orderBy(asc(importUndo.requestedAt), importRun.id),
  );
}

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
