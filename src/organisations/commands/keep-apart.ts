import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { findOrganisation } from '../queries/organisations.js';
import { organisationDifference } from '../tables.js';

/** Notes that two organisations are different: they are not proposed for merging again. @throws Problem `not_found` */
export async function keepApart(
  database: Database,
  writer: Writer,
  [one, other]: readonly [string, string],
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [a, b] = [await findOrganisation(tx, one), await findOrganisation(tx, other)];
    if (a === null || b === null || a.id === b.id) throw new Problem('not_found');
    const [lowerId, higherId] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
    await tx
      .insert(organisationDifference)
      .values({ lowerId, higherId, statedBy: writer.actor.personId })
      .onConflictDoNothing();
  });
}
