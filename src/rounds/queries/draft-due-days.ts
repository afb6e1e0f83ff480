import type { Day } from '../../kernel/day.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { owedRounds } from './owed-rounds.js';

/**
 * When the drafts of a city are due: the earliest day among the open rounds that ask about their projects, with the city's
 * longer time where it has one. By id of the draft; drafts no round asks about are missing.
 */
export async function draftDueDays(
  database: Database,
  writer: Writer,
  city: string,
): Promise<ReadonlyMap<string, Day>> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const days = new Map<string, Day>();
    for (const { terms, projects } of await owedRounds(tx, city))
      for (const { draftId } of projects) {
        const known = draftId === null ? undefined : days.get(draftId);
        if (draftId !== null && (known === undefined || terms.dueOn < known)) days.set(draftId, terms.dueOn);
      }
    return days;
  });
}
