import type { Sql, TransactionSql } from 'postgres';
import { Counter } from 'prom-client';
import type { Log } from '../log.js';
import { processFigures } from '../process-figures.js';
import { DeliveryFailure, type Letter, type Mailer } from './smtp.js';

const deliveries = new Counter({
  name: 'mail_deliveries_total',
  help: 'Attempts to deliver mail: sent, postponed, or given up for good.',
  labelNames: ['outcome'],
  registers: [processFigures],
});

const minute = 60;
const hour = 60 * minute;
/** Seconds until the next attempt, after the first failure, the second, …; after the last one it is given up: in three days. */
const pauses = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour, 24 * hour];

interface Delivery {
  readonly mailer: Mailer;
  readonly log: Log;
  /** Ends the work after the letter in hand. */
  readonly stop: AbortSignal;
}

/** True when some mail is to be sent now. */
export async function isMailDue(sql: Sql): Promise<boolean> {
  const due = await sql`
    select from outgoing_mail where sent_at is null and failed_at is null and due_at <= now() limit 1`;
  return due.length > 0;
}

/**
 * Sends what is due, oldest first, one letter per transaction: several processes may do so at once. A letter that was taken
 * is sent again only if the service dies before it is noted. While the server takes no letter at all, it stops at the first.
 */
export async function deliverDueMail(sql: Sql, delivery: Delivery): Promise<void> {
  let goOn = true;
  while (goOn && !delivery.stop.aborted)
    goOn = await sql.begin(async (tx) => {
      const letter = await nextLetter(tx);
      return letter !== null && (await deliver(tx, letter, delivery));
    });
}

/** The demo's mail is read on its outbox page. */
export async function leaveInOutbox(sql: Sql): Promise<void> {
  await sql`update outgoing_mail set sent_at = clock_timestamp()
    where sent_at is null and failed_at is null and due_at <= now()`;
}

interface DueLetter extends Letter {
  readonly kind: string;
  readonly attempts: number;
}

async function nextLetter(tx: TransactionSql): Promise<DueLetter | null> {
  const [letter] = await tx<DueLetter[]>`
    select id, to_address as "to", subject, body as text, created_at as date, kind, attempts from outgoing_mail
    where sent_at is null and failed_at is null and due_at <= now()
    order by due_at, id limit 1 for update skip locked`;
  return letter ?? null;
}

/** False when there is no use in trying the next letter now. */
async function deliver(tx: TransactionSql, letter: DueLetter, { mailer, log }: Delivery): Promise<boolean> {
  try {
    await mailer.send(letter);
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error;
    await noteFailure(tx, letter, error, log);
    return error.concerns !== 'server';
  }
  await tx`update outgoing_mail set sent_at = clock_timestamp(), attempts = attempts + 1, body = '', last_error = null
    where id = ${letter.id}`;
  deliveries.inc({ outcome: 'sent' });
  log.info({ mail: letter.id, kind: letter.kind }, 'mail sent');
  return true;
}

async function noteFailure(
  tx: TransactionSql,
  letter: DueLetter,
  failure: DeliveryFailure,
  log: Log,
): Promise<void> {
  const { id, kind } = letter;
  const attempts = letter.attempts + 1;
  const pause = failure.concerns === 'letter' ? undefined : pauses[letter.attempts];
  if (pause === undefined) {
    await tx`update outgoing_mail
      set attempts = ${attempts}, last_error = ${failure.code}, failed_at = clock_timestamp() where id = ${id}`;
    deliveries.inc({ outcome: 'failed' });
    log.error({ mail: id, kind, attempts, code: failure.code }, 'mail given up');
    return;
  }
  await tx`update outgoing_mail set attempts = ${attempts}, last_error = ${failure.code},
      due_at = clock_timestamp() + make_interval(secs => ${pause}) where id = ${id}`;
  deliveries.inc({ outcome: 'postponed' });
  log.warn({ mail: id, kind, attempts, code: failure.code }, 'mail postponed');
}
