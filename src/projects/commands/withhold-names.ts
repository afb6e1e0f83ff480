import { sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';

/** What published versions say where the name of a natural person stood; the database writes it. */
export const withheldName = 'gelöscht';

/**
 * Takes the names of natural persons out of everything published, past states too, two years after their first
 * publication, by the clock of the database (CPR Art. 49(3)). The trail says what was taken out; doing it again does
 * nothing.
 */
export async function withholdNames({ orm }: Database): Promise<void> {
  const reason =
    'Artikel 49 Absatz 3 der Verordnung (EU) 2021/1060: zwei Jahre nach der ersten Veröffentlichung';
  await actingAs(orm, systemActor('retention'), { reason }, (tx) => tx.execute(sql`select withhold_names()`));
}
