import { sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import type { NoticeKind } from '../notices.js';
import { pendingNotices } from '../queries/notices.js';
import { proofsOfProject } from '../queries/proofs.js';
import { sabNotice } from '../tables.js';
import { noticeWords } from '../words.js';

export interface SentNotice {
  readonly reference: string;
  readonly kind: NoticeKind;
  readonly sentOn: Day;
  readonly how: 'portal' | 'mail' | 'letter' | 'other';
  readonly note: string | null;
}

/**
 * Records that the SAB was told of a change, with day and way; also when nothing in the registry asked for it.
 *
 * @throws Problem `not_found` for a project of another city, `rule_broken` for a day to come
 */
export async function recordNotice(database: Database, writer: Writer, notice: SentNotice): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const { actor } = writer;
    const [project] = await proofsOfProject(tx, notice.reference);
    if (project === undefined || (actor.city !== null && project.city !== actor.city))
      throw new Problem('not_found');
    const [row] = await tx.execute<{ today: Day }>(sql`select berlin_today()::text as today`);
    if (row !== undefined && notice.sentOn > row.today)
      throw new Problem('rule_broken', {
        errors: [
          {
            pointer: '/sentOn',
            code: 'notice_wrong',
            detail: text('Der Tag liegt in der Zukunft.', 'The day lies in the future.'),
          },
        ],
      });
    const asked = (await pendingNotices(tx, project.city ?? undefined)).find(
      ({ reference, kind }) => reference === notice.reference && kind === notice.kind,
    );
    const { kind, sentOn, how, note } = notice;
    await tx.insert(sabNotice).values({
      projectId: project.projectId,
      ownerCity: project.city,
      kind,
      reason: asked?.reason.de ?? noticeWords[kind],
      sentOn,
      how,
      note,
      recordedBy: actor.personId,
    });
  });
}
