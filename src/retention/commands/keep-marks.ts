import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { findRetention } from '../queries/retentions.js';
import { retentionMark, type retentionMarkKinds } from '../tables.js';

interface Subject {
  readonly database: Database;
  readonly writer: Writer;
  readonly reference: string;
}

/** Sets a day or a hold, with the letter or reason behind it. @returns its id @throws Problem `not_found` */
export async function setMark(
  { database, writer, reference }: Subject,
  mark: {
    readonly kind: (typeof retentionMarkKinds)[number];
    readonly onDay: Day | null;
    readonly reason: string;
  },
): Promise<string> {
  return actingAs(database.orm, writer.actor, { ...writer, reason: mark.reason }, async (tx) => {
    const { projectId } = await findRetention(tx, writer.actor, reference);
    const [made] = await tx
      .insert(retentionMark)
      .values({ ...mark, projectId, setBy: writer.actor.personId })
      .returning({ id: retentionMark.id });
    if (made === undefined) throw new Error('a mark was not kept');
    return made.id;
  });
}

/** Lifts a day or a hold with a reason; it stays in sight. @throws Problem `not_found` */
export async function liftMark(
  { database, writer, reference }: Subject,
  id: string,
  reason: string,
): Promise<void> {
  await actingAs(database.orm, writer.actor, { ...writer, reason }, async (tx) => {
    const { projectId } = await findRetention(tx, writer.actor, reference);
    const lifted = await tx
      .update(retentionMark)
      .set({ liftedBy: writer.actor.personId, liftedAt: sql`clock_timestamp()`, liftedReason: reason })
      .where(
        and(eq(retentionMark.id, id), eq(retentionMark.projectId, projectId), isNull(retentionMark.liftedAt)),
      )
      .returning({ id: retentionMark.id });
    if (lifted.length === 0) throw new Problem('not_found');
  });
}
