import { eq, inArray } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { projectDraft } from '../../submissions/tables.js';

/** Who checked each draft, by its id; drafts nobody checked are missing. */
export async function checkersOf(
  database: Database,
  writer: Writer,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const rows = await tx
      .select({ draftId: projectDraft.id, name: person.name })
      .from(projectDraft)
      .innerJoin(person, eq(person.id, projectDraft.checkedBy))
      .where(inArray(projectDraft.id, [...draftIds]));
    return new Map(rows.map(({ draftId, name }) => [draftId, name]));
  });
}
