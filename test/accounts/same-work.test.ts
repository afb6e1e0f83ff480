import { createHook } from 'node:async_hooks';
import { drizzle } from 'drizzle-orm/postgres-js';
import t from 'tap';
import { connect } from '../../src/platform/database/connections.js';
import { appOver, partsOf } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { aBrowser, anAccount } from '../support/sign-in.js';

const database = await testDatabase(t);
const statements: string[] = [];
const client = connect(database.as('steckbrief_auth'), { name: 'counted sign-in', connections: 2 });
t.teardown(() => client.end({ timeout: 5 }));
const auth = drizzle(client, { logger: { logQuery: (statement) => statements.push(statement) } });
const parts = partsOf({ ...database, auth });
const app = await appOver(t, database, parts);

let hashes = 0;
const hook = createHook({
  init(_id, type) {
    if (type === 'SCRYPTREQUEST') hashes += 1;
  },
}).enable();
t.teardown(() => hook.disable());

let visitors = 0;

/** What answering takes: passwords hashed, and statements by what they do with which table, in no order. */
async function workOf(path: string, form: Record<string, string>) {
  visitors += 1;
  statements.length = 0;
  hashes = 0;
  const answer = await aBrowser(app, `198.51.100.${visitors}`).post(path, form);
  const done = statements.map((statement) =>
    statement.replace(/\s+/g, ' ').replace(/^(select) .*? from ("?\w+"?).*$/, '$1 from $2'),
  );
  return { status: answer.statusCode, hashes, statements: done.sort() };
}

/** People in every state, and addresses of nobody. */
async function everybody() {
  const active = await anAccount(parts, 'auditor');
  const locked = await anAccount(parts, 'auditor');
  await database.ownerSql`update person set state = 'locked' where email = ${locked.email}`;
  await database.ownerSql`
    insert into person (name, email, role, state) values
      ('Eingeladen', 'eingeladen@example.org', 'auditor', 'invited'), ('Vom Land', 'vom-land@example.org', 'auditor', 'active')
    on conflict do nothing`;
  const known = [active.email, locked.email, 'eingeladen@example.org', 'vom-land@example.org'];
  return { known, unknown: ['niemand@example.org', 'gibt-es-nicht@example.org'] };
}

t.test('a password is tried with the same work whether somebody has the address or not', async (t) => {
  const { known, unknown } = await everybody();
  const form = (email: string) => ({ email, passwort: 'falsch und lang genug' });
  const expected = await workOf('/anmelden', form(unknown[0] ?? ''));
  t.match(expected, { status: 422, hashes: 1 });
  t.ok(expected.statements.length >= 8, `${expected.statements.length} statements`);
  for (const email of [...known, ...unknown]) t.same(await workOf('/anmelden', form(email)), expected, email);
});

t.test('a new password is asked for with the same work, and only who may act gets a letter', async (t) => {
  const { known, unknown } = await everybody();
  const lettersTo = async (email: string) =>
    (await database.ownerSql`select from outgoing_mail where to_address = ${email}`).length;
  const expected = await workOf('/passwort-vergessen', { email: unknown[0] ?? '' });
  t.match(expected, { status: 303, hashes: 0 });
  t.ok(
    expected.statements.some((statement) => statement.startsWith('insert into "outgoing_mail"')),
    'a letter is written in any case',
  );
  for (const email of [...known, ...unknown])
    t.same(await workOf('/passwort-vergessen', { email }), expected, email);
  const letters = await Promise.all([...known, ...unknown].map(lettersTo));
  t.same(letters, [1, 0, 1, 1, 0, 0]);
  const [kept] = await database.ownerSql<{ letters: number; links: number; events: number }[]>`
    select (select count(*)::int from outgoing_mail) as letters,
           (select count(*)::int from login_verification) as links,
           (select count(*)::int from login_event where kind = 'resetRequested') as events`;
  t.same(kept, { letters: 3, links: 3, events: 3 }, 'nothing is kept of what was for nobody');
});
