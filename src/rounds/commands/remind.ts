import { sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { nextWorkingDay } from '../../platform/calendar/working-days.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Database, Orm, Transaction } from '../../platform/database/database.js';
import { queueMail } from '../../platform/mail/queue-mail.js';
import { type Board, type CityStanding, readBoard } from '../queries/board.js';
import { listRounds } from '../queries/rounds.js';
import { occasionOf } from '../reminders/occasion.js';
import { reminderMail } from '../reminders/reminder-mail.js';
import { isRunning, type Round } from '../round.js';
import { roundReminder } from '../tables.js';

const actor = systemActor('reminders');

export interface ReminderParts {
  readonly database: Database;
  /** The registry under the role of the jobs, which may read addresses. */
  readonly addresses: Orm;
  readonly publicUrl: () => string;
  readonly stop?: AbortSignal;
}

interface Recipient extends Record<string, unknown> {
  readonly person_id: string;
  readonly email: string;
}

/**
 * Reminds the people of every city that still owes something to an open round, where a reminder is due today; returns how
 * many mails were queued. Each is written down and queued in one transaction of its own: whether this runs twice, at once
 * or breaks off half-way, everybody gets it once.
 */
export async function remindCities(parts: ReminderParts): Promise<number> {
  const rounds = await actingAs(parts.database.orm, actor, {}, listRounds);
  let queued = 0;
  for (const round of rounds.filter(isRunning)) {
    const board = await actingAs(parts.database.orm, actor, {}, (tx) => readBoard(tx, round.id));
    for (const city of board.cities) queued += await remindCity(parts, board, city);
  }
  return queued;
}

async function remindCity(parts: ReminderParts, { round }: Board, city: CityStanding): Promise<number> {
  if (city.open === 0 || city.terms.openUntil === null) return 0;
  const daysAfter = occasionOf(round, city.terms.dueOn, round.today, nextWorkingDay);
  if (daysAfter === null) return 0;
  const recipients = await parts.addresses.execute<Recipient>(
    sql`select person_id, email from people_to_remind(${city.terms.ags})`,
  );
  let queued = 0;
  for (const recipient of recipients) {
    if (parts.stop?.aborted === true) break;
    const sent = await actingAs(parts.database.orm, actor, {}, (tx) =>
      remindOnce(tx, { round, city, daysAfter, recipient, address: parts.publicUrl() }),
    );
    if (sent) queued += 1;
  }
  return queued;
}

interface OneReminder {
  readonly round: Round;
  readonly city: CityStanding;
  readonly daysAfter: number;
  readonly recipient: Recipient;
  readonly address: string;
}

async function remindOnce(
  tx: Transaction,
  { round, city, daysAfter, recipient, address }: OneReminder,
): Promise<boolean> {
  const [written] = await tx
    .insert(roundReminder)
    .values({
      roundId: round.id,
      cityAgs: city.terms.ags,
      personId: recipient.person_id,
      dueOn: city.terms.dueOn,
      daysAfter,
      missing: city.open,
    })
    .onConflictDoNothing()
    .returning({ id: roundReminder.id });
  if (written === undefined) return false;
  const mail = reminderMail({
    round,
    terms: city.terms,
    projects: city.projects,
    address,
    reminderId: written.id,
  });
  await queueMail(tx, { to: recipient.email, ...mail, kind: 'roundReminder', personId: recipient.person_id });
  return true;
}
