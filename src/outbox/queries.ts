import { sql } from 'drizzle-orm';
import type { Orm } from '../platform/database/database.js';

/** A mail as the demo shows it. */
export interface ShownMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: Date;
}

const most = 100;

/** The demo's newest mails, newest first; none in a real registry, whatever is asked. */
export async function demoOutbox(orm: Orm): Promise<readonly ShownMail[]> {
  const rows = await orm.execute<{ id: string; to: string; subject: string; text: string; at: string }>(
    sql`select id, to_address as "to", subject, body as text, created_at as at from demo_outbox(${most})`,
  );
  return rows.map(({ at, ...mail }) => ({ ...mail, createdAt: new Date(at) }));
}
