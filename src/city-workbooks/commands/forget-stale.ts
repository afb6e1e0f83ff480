import { and, eq, lt, or, sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { cityUpload } from '../tables.js';

/** How long a file is kept: one that was never taken over, and one that was; what became of it is in the drafts. */
const previewDays = 30;
const takenDays = 365;
const ago = (days: number) => sql`now() - make_interval(days => ${days})`;

/** Removes files of cities that nobody needs any more; they hold names of people. */
export async function forgetStaleUploads({ orm }: Database): Promise<void> {
  const reason = `Aufbewahrung: ${previewDays} Tage, übernommene ${takenDays} Tage`;
  await actingAs(orm, systemActor('retention'), { reason }, async (tx) => {
    const stale = or(
      and(eq(cityUpload.state, 'preview'), lt(cityUpload.createdAt, ago(previewDays))),
      lt(cityUpload.createdAt, ago(takenDays)),
    );
    const [found] = await tx.select({ id: cityUpload.id }).from(cityUpload).where(stale).limit(1);
    if (found) await tx.delete(cityUpload).where(stale);
  });
}
