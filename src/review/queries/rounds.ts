import { desc } from 'drizzle-orm';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { reportingRound } from '../../rounds/tables.js';

/** Names of the reporting rounds, newest first. */
export async function roundNames(
  database: Database,
  writer: Writer,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return actingAs(database.orm, writer.actor, writer, (tx) =>
    tx
      .select({ id: reportingRound.id, name: reportingRound.name })
      .from(reportingRound)
      .orderBy(desc(reportingRound.dueOn)),
  );
}
