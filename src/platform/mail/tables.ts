import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { instant, keyText, text } from '../database/columns.js';

/** Mail to be sent: written in the transaction of its cause, so that both are there or neither. */
export const outgoingMail = pgTable(
  'outgoing_mail',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    toAddress: keyText('to_address').notNull(),
    subject: text('subject').notNull(),
    /** Plain text; empty once it was sent by SMTP, because it may hold links that open something. */
    body: text('body').notNull(),
    /** What it is about, for figures and the log: "invitation", "reminder". */
    kind: keyText('kind').notNull(),
    /** Who gets it, when that is a person of the registry: it goes when the person goes. */
    personId: uuid('person_id'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    /** Not before; moved on after every failed attempt. */
    dueAt: instant('due_at').notNull().default(sql`clock_timestamp()`),
    attempts: integer('attempts').notNull().default(0),
    sentAt: instant('sent_at'),
    /** Set when it was given up. */
    failedAt: instant('failed_at'),
    /** Code of the last failure, never its words: they may name people. */
    lastError: keyText('last_error'),
  },
  (table) => [
    index('outgoing_mail_due')
      .on(table.dueAt)
      .where(sql`${table.sentAt} is null and ${table.failedAt} is null`),
    index('outgoing_mail_created_at').on(table.createdAt),
    index('outgoing_mail_person').on(table.personId),
    check(
      'outgoing_mail_address',
      // A semicolon is written as \\x3b: the migration generator cuts conditions at semicolons.
      sql`length(${table.toAddress}) <= 254 and ${table.toAddress} ~ '^[^@]+@[^@]+$' and ${table.toAddress} !~ '[[:space:][:cntrl:]<>,:"()\\x3b]'`,
    ),
    check(
      'outgoing_mail_subject',
      sql`length(${table.subject}) between 1 and 200 and ${table.subject} !~ '[[:cntrl:]]'`,
    ),
    check('outgoing_mail_kind', sql`${table.kind} ~ '^[a-zA-Z]{1,40}$'`),
    check('outgoing_mail_last_error', sql`length(${table.lastError}) <= 60`),
    check('outgoing_mail_end', sql`${table.sentAt} is null or ${table.failedAt} is null`),
  ],
);
