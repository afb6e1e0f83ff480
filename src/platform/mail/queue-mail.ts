import { lt, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { Orm, Transaction } from '../database/database.js';
import { outgoingMail } from './tables.js';

export interface Mail {
  /** One bare address: "name@example.de". */
  readonly to: string;
  /** One line of at most 200 characters. */
  readonly subject: string;
  /** Plain text, German. */
  readonly text: string;
  /** What it is about, one word in camel case. */
  readonly kind: string;
  /** The person of the registry who gets it. */
  readonly personId?: string | null;
  /** Not before this time; at once without it. */
  readonly dueAt?: Date;
}

/** One address and nothing that mail programs read as more than one, as a name, or as a further header. */
export const bareAddress = /^[^\s\p{Cc}<>,;:"()@]+@[^\s\p{Cc}<>,;:"()@]+$/u;
const controlCharacter = /\p{Cc}/u;

/**
 * Puts mail into the outbox, in the caller's transaction: it is sent if and only if what it is about is committed.
 *
 * @throws Problem `rule_broken` for an address or subject that would be more than one line
 */
export async function queueMail(db: Orm | Transaction, mail: Mail): Promise<void> {
  if (mail.to.length > 254 || !bareAddress.test(mail.to))
    throw refused('to', text('Die E-Mail-Adresse ist keine.', 'This is not a mail address.'));
  if (mail.subject === '' || mail.subject.length > 200 || controlCharacter.test(mail.subject))
    throw refused(
      'subject',
      text('Der Betreff muss eine Zeile sein.', 'The subject must be one line of at most 200 characters.'),
    );
  await db.insert(outgoingMail).values({
    toAddress: mail.to,
    subject: mail.subject,
    body: mail.text,
    kind: mail.kind,
    personId: mail.personId ?? null,
    ...(mail.dueAt === undefined ? {} : { dueAt: mail.dueAt }),
  });
}

const refused = (field: string, detail: ReturnType<typeof text>): Problem =>
  new Problem('rule_broken', { errors: [{ pointer: `/${field}`, code: 'mail_not_sendable', detail }] });

const keptDays = 30;

/** Removes mail older than thirty days, sent or given up or too old to be of use. */
export async function forgetOldMail(db: Orm): Promise<void> {
  await db
    .delete(outgoingMail)
    .where(lt(outgoingMail.createdAt, sql`now() - make_interval(days => ${keptDays})`));
}
