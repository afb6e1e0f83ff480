import { sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { readCityStanding } from '../queries/board.js';
import { contactChoices } from '../words.js';

/**
 * The city says whom the service centre asks in a round: one of its contacts or people; null for whoever has an account.
 *
 * @throws Problem `not_found`, `state_conflict` when the person is no longer among them or the round is over for the city
 */
export async function chooseContact(
  database: Database,
  writer: Writer,
  roundId: string,
  chosen: string | null,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const { city } = await readCityStanding(tx, roundId, writer.actor.city ?? '');
    if (chosen !== null && !contactChoices(city).includes(chosen))
      throw new Problem('state_conflict', { detail: unknown });
    const [row] = await tx.execute<{ kept: boolean }>(
      sql`select choose_round_contact(${roundId}::uuid, ${chosen}::text) as kept`,
    );
    if (row?.kept !== true) throw new Problem('state_conflict');
  });
}

const unknown = text(
  'Diese Person steht nicht mehr unter Ihren Ansprechpartnern. Wählen Sie eine andere.',
  'This person is no longer among your contacts. Choose another one.',
);
