import t, { type Test } from 'tap';
import { jobs } from '../../../src/jobs.js';
import { prepareQueues } from '../../../src/platform/database/queues.js';
import type { Job } from '../../../src/platform/jobs/job.js';
import { openJobs } from '../../../src/platform/jobs/open-jobs.js';
import { queueDatabase } from '../../../src/platform/jobs/queue-database.js';
import type { Log } from '../../../src/platform/log.js';
import { queueMail } from '../../../src/platform/mail/queue-mail.js';
import { type Mailer, smtpMailer } from '../../../src/platform/mail/smtp.js';
import { testDatabase } from '../../support/database.js';
import { mailServer } from '../../support/mail-server.js';

async function setting(t: Test, list: readonly Job[], mailer: Mailer | 'outbox' | null = null) {
  const database = await testDatabase(t);
  await prepareQueues(
    database.ownerSql,
    list.map(({ name }) => name),
  );
  const lines: object[] = [];
  const line = (fields: object, message: string): void => {
    lines.push({ ...fields, message });
  };
  const log: Log = { info: line, warn: line, error: line };
  const needs = { database, log, publicUrl: () => 'http://127.0.0.1', mailer };
  return { database, lines, open: () => openJobs(database.as('steckbrief_jobs'), list, needs) };
}

/** A job that says when it ran. */
function counted(job: Partial<Job> = {}) {
  let runs = 0;
  let told = () => {};
  const once = new Promise<void>((resolve) => {
    told = resolve;
  });
  const counting: Job = {
    name: 'count',
    schedule: null,
    ...job,
    async run(parts) {
      runs += 1;
      told();
      await job.run?.(parts);
    },
  };
  return { job: counting, once, runs: () => runs };
}

t.test('the queue keeps its own house: what it sends as one transaction is done, or undone', async (t) => {
  const database = await testDatabase(t);
  const queue = queueDatabase(database.as('steckbrief_jobs'));
  t.teardown(() => queue.close());
  await queue.executeSql("BEGIN; SET LOCAL lock_timeout = '30s'; SELECT 1; COMMIT;", []);
  for (let time = 0; time < 3; time += 1)
    await t.rejects(queue.executeSql('\n    BEGIN;\n SELECT 1/0; COMMIT;', []), { code: '22012' });
  const { rows } = await queue.executeSql('select now() = statement_timestamp() as fresh', []);
  t.same(rows, [{ fresh: true }], 'no transaction was left open');
});

t.test('mail leaves by itself a moment after its cause', async (t) => {
  const server = await mailServer(t);
  const mailer = smtpMailer({ url: server.url, from: 'steckbrief@example.de' });
  const { database, open } = await setting(t, jobs, mailer);
  const running = await open();
  await queueMail(database.orm, { to: 'a@example.de', subject: 'x', text: 'x', kind: 'reminder' });
  while (server.letters.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  await running.stop();
  t.match(
    [...(await database.ownerSql`select sent_at is not null as sent from outgoing_mail`)],
    [{ sent: true }],
  );
  const [left] =
    await database.ownerSql`select count(*)::int as active from pgboss.job where state = 'active'`;
  t.equal(left?.active, 0, 'what ran was ended');
});

t.test('every start makes up for what was missed; a job that was sent runs', async (t) => {
  const nightly = counted({ name: 'nightly', schedule: '17 4 * * *' });
  const sent = counted({ name: 'sent' });
  const { database, open } = await setting(t, [nightly.job, sent.job]);
  const running = await open();
  await nightly.once;
  t.equal(sent.runs(), 0);
  await running.send('sent');
  await sent.once;
  t.match(
    [...(await database.ownerSql`select name, cron, timezone from pgboss.schedule`)],
    [{ name: 'nightly', cron: '17 4 * * *', timezone: 'Europe/Berlin' }],
  );
  await running.stop();
  const again = await setting(t, [{ ...nightly.job, schedule: null }]);
  await again.database.ownerSql`insert into pgboss.schedule (name, cron) values ('nightly', '* * * * *')`;
  await (await again.open()).stop();
  t.same(
    [...(await again.database.ownerSql`select from pgboss.schedule`)],
    [],
    'what is no longer scheduled is forgotten',
  );
});

t.test('what fails says so without values, and waits for another try', async (t) => {
  const failing = counted({
    async run({ orm }) {
      await orm.execute("select 'Anna Beispiel'::integer");
    },
  });
  const { database, lines, open } = await setting(t, [failing.job]);
  const running = await open();
  await running.send('count');
  await failing.once;
  await running.stop();
  t.match(lines, [{ message: 'job failed', job: 'count', code: '22P02' }]);
  const [job] =
    await database.ownerSql`select state::text, output::text from pgboss.job where name = 'count'`;
  t.equal(job?.state, 'retry');
  t.notMatch(`${job?.output}${JSON.stringify(lines)}`, /Anna/);
});

t.test('asked to stop, it lets what runs come to an end', async (t) => {
  const long = counted({
    run: ({ stop }) => new Promise((resolve) => stop.addEventListener('abort', () => resolve())),
  });
  const { database, open } = await setting(t, [long.job]);
  const running = await open();
  await running.send('count');
  await long.once;
  await running.stop();
  t.match(
    [...(await database.ownerSql`select state::text from pgboss.job where name = 'count'`)],
    [{ state: 'completed' }],
  );
});

t.test('the role of jobs creates nothing, and the application does not see the queue', async (t) => {
  const { database } = await setting(t, [counted().job]);
  await prepareQueues(database.ownerSql, ['count']);
  const { connect } = await import('../../../src/platform/database/connections.js');
  const sql = connect(database.as('steckbrief_jobs'), { name: 'test jobs', connections: 1 });
  t.teardown(() => sql.end());
  await t.rejects(sql`select pgboss.create_queue('another', '{}')`, /permission denied/);
  await t.rejects(sql`create table pgboss.x (a integer)`, /permission denied/);
  await t.rejects(database.sql`select from pgboss.job`, /permission denied/);
  t.match(
    [...(await sql`select name from pgboss.queue order by name`)],
    [{ name: '__pgboss__send-it' }, { name: 'count' }],
  );
});
