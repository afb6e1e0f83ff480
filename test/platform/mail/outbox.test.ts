import { drizzle } from 'drizzle-orm/postgres-js';
import t, { type Test } from 'tap';
import { connect } from '../../../src/platform/database/connections.js';
import type { Log } from '../../../src/platform/log.js';
import { deliverDueMail, isMailDue } from '../../../src/platform/mail/deliver.js';
import { forgetOldMail, queueMail } from '../../../src/platform/mail/queue-mail.js';
import { smtpMailer } from '../../../src/platform/mail/smtp.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { mailServer } from '../../support/mail-server.js';

const letter = {
  to: 'anna@example.de',
  subject: 'Einladung für Görlitz',
  text: 'Guten Tag,\n\nÄÖÜ',
  kind: 'invitation',
};

async function setting(t: Test) {
  const database = await testDatabase(t);
  const server = await mailServer(t);
  const sql = connect(database.as('steckbrief_jobs'), { name: 'test jobs', connections: 2 });
  t.teardown(() => sql.end());
  const lines: object[] = [];
  const line = (fields: object, message: string): void => {
    lines.push({ ...fields, message });
  };
  const log: Log = { info: line, warn: line, error: line };
  const mailer = smtpMailer({ url: server.url, from: 'Steckbrief <steckbrief@example.de>' });
  const deliver = () => deliverDueMail(sql, { mailer, log, stop: new AbortController().signal });
  return { database, server, sql, lines, deliver };
}

const outbox = async ({ ownerSql }: TestDatabase) => [
  ...(await ownerSql`select to_address as "to", attempts, body, last_error as error, sent_at is not null as sent,
    failed_at is not null as failed, due_at > now() + interval '50 seconds' as later from outgoing_mail order by created_at`),
];

t.test('mail is sent once it is committed, and only then', async (t) => {
  const { database, server, sql, lines, deliver } = await setting(t);
  await database.orm
    .transaction(async (tx) => {
      await queueMail(tx, letter);
      throw new Error('the cause fails');
    })
    .catch(() => undefined);
  t.notOk(await isMailDue(sql), 'no cause, no mail');
  await queueMail(database.orm, letter);
  await queueMail(database.orm, {
    ...letter,
    to: 'later@example.de',
    dueAt: new Date(Date.now() + 3_600_000),
  });
  t.ok(await isMailDue(sql));
  await deliver();
  await deliver();
  t.equal(server.letters.length, 1, 'once, and the other one waits for its time');
  const [sent = ''] = server.letters;
  t.match(sent, /^From: Steckbrief <steckbrief@example\.de>\r$/m);
  t.match(sent, /^To: anna@example\.de\r$/m);
  t.match(sent, /^Subject: =\?UTF-8\?.*\?=\r$/m);
  t.match(sent, /^Auto-Submitted: auto-generated\r$/m);
  t.match(sent, /=C3=84=C3=96=C3=9C/, 'text in UTF-8');
  const [first] = await outbox(database);
  t.match(first, { sent: true, attempts: 1, body: '' }, 'what was sent is not kept: it may open something');
  t.notMatch(JSON.stringify(lines), /example\.de/, 'no address in the log');
});

t.test('a server that is down is asked again later, and everything arrives when it is back', async (t) => {
  const { database, server, lines, deliver } = await setting(t);
  await server.stop();
  await queueMail(database.orm, letter);
  await queueMail(database.orm, { ...letter, to: 'bea@example.de' });
  await deliver();
  t.match(await outbox(database), [
    { attempts: 1, error: 'ESOCKET', later: true, sent: false },
    { attempts: 0, error: null, sent: false },
  ]);
  t.match(lines, [{ message: 'mail postponed', code: 'ESOCKET' }]);
  await deliver();
  await server.start();
  await deliver();
  t.equal(server.letters.length, 0, 'not before its time');
  await database.ownerSql`update outgoing_mail set due_at = now()`;
  await deliver();
  t.equal(server.letters.length, 2);
  t.match(await outbox(database), [{ sent: true, error: null }, { sent: true }]);
});

t.test('a recipient the server does not know is given up, the others get theirs', async (t) => {
  const { database, server, lines, deliver } = await setting(t);
  await queueMail(database.orm, { ...letter, to: 'nobody@nowhere.example.de' });
  await queueMail(database.orm, letter);
  await deliver();
  t.equal(server.letters.length, 1);
  t.match(await outbox(database), [
    { failed: true, error: 'EENVELOPE 550', body: letter.text },
    { sent: true },
  ]);
  t.match(lines, [
    { message: 'mail given up', kind: 'invitation', code: 'EENVELOPE 550' },
    { message: 'mail sent' },
  ]);
  t.notMatch(JSON.stringify(lines), /nowhere/);
});

t.test('after three days without success it is given up', async (t) => {
  const { database, server, deliver } = await setting(t);
  await server.stop();
  await queueMail(database.orm, letter);
  await database.ownerSql`update outgoing_mail set attempts = 9`;
  await deliver();
  t.match(await outbox(database), [{ failed: true, attempts: 10 }]);
});

t.test(
  'addresses and subjects of more than one line are refused, by the code and by the database',
  async (t) => {
    const { database } = await setting(t);
    const addresses = [
      'a@b.de\r\nBcc: x@y.de',
      'a@b.de\n',
      'a@b.de, c@d.de',
      'A <a@b.de>',
      'a@b.de;c@d.de',
      'a',
      'a@b@c',
      'a\u0000@b.de',
      '',
    ];
    const subjects = ['Hallo\r\nBcc: x@y.de', 'Hallo\rX', 'Hallo\nX', 'a\u0000', '', 'x'.repeat(201)];
    for (const wrong of [...addresses.map((to) => ({ to })), ...subjects.map((subject) => ({ subject }))])
      await t.rejects(
        queueMail(database.orm, { ...letter, ...wrong }),
        { code: 'rule_broken' },
        JSON.stringify(wrong),
      );
    for (const to of addresses.filter((to) => !to.includes('\u0000')))
      await t.rejects(
        database.ownerSql`insert into outgoing_mail (to_address, subject, body, kind) values (${to}, 'x', '', 'x')`,
        /outgoing_mail_address/,
        to,
      );
    for (const subject of subjects.filter((subject) => !subject.includes('\u0000')))
      await t.rejects(
        database.ownerSql`insert into outgoing_mail (to_address, subject, body, kind) values ('a@b.de', ${subject}, '', 'x')`,
        /outgoing_mail_subject/,
      );
    t.same(await outbox(database), []);
  },
);

t.test('nobody but the delivery reads mail; the demo shows it', async (t) => {
  const { database, sql } = await setting(t);
  await queueMail(database.orm, letter);
  await t.rejects(database.sql`select body from outgoing_mail`, /permission denied/);
  await t.rejects(database.sql`update outgoing_mail set body = 'x'`, /permission denied/);
  await t.rejects(database.sql`delete from outgoing_mail`, /permission denied/);
  await t.rejects(
    database.sql`insert into outgoing_mail (to_address, subject, body, kind, sent_at) values ('a@b.de', 'x', 'x', 'x', now())`,
    /row-level security/,
    'nor claims it was sent',
  );
  t.same([...(await database.sql`select * from demo_outbox(10)`)], []);
  t.equal((await sql`select from outgoing_mail`).length, 1);
  await database.ownerSql`comment on schema drizzle is 'Steckbrief demo'`;
  t.equal((await database.sql`select * from demo_outbox(10)`).length, 1);
});

t.test('mail does not stay for ever, and goes with the person it was for', async (t) => {
  const { database, sql } = await setting(t);
  const [person] = await database.ownerSql`
    insert into person (name, email, role) values ('Anna', 'anna@example.de', 'staff') returning id`;
  await queueMail(database.orm, { ...letter, personId: person?.id });
  await queueMail(database.orm, { ...letter, to: 'old@example.de' });
  await database.ownerSql`update outgoing_mail set created_at = now() - interval '31 days' where to_address = 'old@example.de'`;
  await forgetOldMail(drizzle(sql));
  t.match(await outbox(database), [{ to: letter.to }]);
  await database.ownerSql`delete from person`;
  t.same(await outbox(database), []);
});
