import { sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { invitationMail } from '../mails.js';
import { findEvent } from '../queries.js';

/**
 * Invites people of the network by their references: who agreed to it, each once. Others are left out.
 *
 * @returns how many were invited
 * @throws Problem `not_found`, `state_conflict` for an event guests cannot register for now
 */
export const invite = (
  { orm }: Database,
  writer: Writer,
  reference: string,
  people: readonly string[],
): Promise<number> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const event = await findEvent(tx, reference);
    if (!event.isOpen || event.audience !== 'public') throw new Problem('state_conflict');
    const links = await tx.execute<{ id: string; link: string }>(sql`
      select id::text, link from network_person where reference = any(${sql.param([...people])}::text[]) order by name, id`);
    let invited = 0;
    for (const { id, link } of links) {
      const { subject, text } = invitationMail(event, { link, address: writer.address });
      const [row] = await tx.execute<{ done: boolean }>(
        sql`select invite_to_event(${event.id}::bigint, ${id}::bigint, ${subject}, ${text}) as done`,
      );
      if (row?.done === true) invited += 1;
    }
    return invited;
  });
