import { sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';

/** Whether whoever acts gets no reminders. */
export async function remindersAreOff(database: Database, writer: Writer): Promise<boolean> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [row] = await tx.execute<{ off: boolean | null }>(sql`select own_reminders_off() as off`);
    return row?.off ?? false;
  });
}

/** Stops or resumes the reminders to whoever acts. @throws Problem `forbidden` for a token without a person */
export async function switchReminders(database: Database, writer: Writer, off: boolean): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [row] = await tx.execute<{ known: boolean }>(sql`select set_reminders_off(${off}) as known`);
    if (row?.known !== true) throw new Problem('forbidden');
  });
}

/** Whether whoever acts gets no mail about drafts that were given back or published. */
export async function stepMailsAreOff(database: Database, writer: Writer): Promise<boolean> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [row] = await tx.execute<{ off: boolean | null }>(sql`select own_step_mails_off() as off`);
    return row?.off ?? false;
  });
}

/** Stops or resumes that mail to whoever acts. @throws Problem `forbidden` for a token without a person */
export async function switchStepMails(database: Database, writer: Writer, off: boolean): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [row] = await tx.execute<{ known: boolean }>(sql`select set_step_mails_off(${off}) as known`);
    if (row?.known !== true) throw new Problem('forbidden');
  });
}

/** Stops the reminders to whoever got this one. @throws Problem `not_found` */
export async function stopRemindersOf(database: Database, reminderId: string): Promise<void> {
  const [row] = await database.orm.execute<{ known: boolean }>(
    sql`select stop_reminders(${reminderId}::uuid) as known`,
  );
  if (row?.known !== true) throw new Problem('not_found');
}

/** @throws Problem `not_found` when no such reminder went out */
export async function requireReminder(database: Database, reminderId: string): Promise<void> {
  const [row] = await database.orm.execute<{ known: boolean }>(
    sql`select reminder_known(${reminderId}::uuid) as known`,
  );
  if (row?.known !== true) throw new Problem('not_found');
}
