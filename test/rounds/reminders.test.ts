import { drizzle } from 'drizzle-orm/postgres-js';
import { parse } from 'node-html-parser';
import t, { type Test } from 'tap';
import { connect } from '../../src/platform/database/connections.js';
import { type ReminderParts, remindCities } from '../../src/rounds/commands/remind.js';
import { occasionOf } from '../../src/rounds/reminders/occasion.js';
import { appOver } from '../support/app.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { aPerson, bautzen, goerlitz, tokenOf } from '../support/people.js';
import { aRound, programmeProject, publishedReferences } from './a-round.js';

/** A day after the due day, whatever today is: one of them is due, because late ones are made up for three days. */
const due = { opens: -30, due: -1, closes: 30, remindBefore: [], remindAfter: [1, 2, 3, 4] };

async function partsFor(test: Test, database: TestDatabase): Promise<ReminderParts> {
  const client = connect(database.as('steckbrief_jobs'), { name: 'test jobs', connections: 4 });
  test.teardown(() => client.end({ timeout: 5 }));
  return { database, addresses: drizzle(client), publicUrl: () => 'https://steckbrief.example' };
}

const mails = async (database: TestDatabase) => [
  ...(await database.ownerSql<{ to: string; subject: string; body: string; person_id: string }[]>`
    select to_address as to, subject, body, person_id from outgoing_mail order by to_address`),
];

t.test('everybody of a city that owes something gets a reminder once', async (t) => {
  const database = await testDatabase(t, 'reference');
  const app = await appOver(t, database);
  const parts = await partsFor(t, database);
  const lead = await aPerson(database, 'cityLead', bautzen, { email: 'lead@example.org' });
  const editor = await aPerson(database, 'cityEditor', bautzen, { email: 'editor@example.org' });
  await aPerson(database, 'cityLead', goerlitz, { email: 'goerlitz@example.org' });
  await aPerson(database, 'staff', null, { email: 'staff@example.org' });
  const locked = await aPerson(database, 'cityEditor', bautzen, { email: 'locked@example.org' });
  await database.ownerSql`update person set state = 'left' where id = ${locked.personId}`;
  const off = await aPerson(database, 'cityEditor', bautzen, { email: 'off@example.org' });
  await app.inject({
    method: 'PUT',
    url: '/api/v1/reminders',
    headers: tokenOf(off),
    payload: { off: true },
  });
  const [reference = ''] = await publishedReferences(
    database,
    programmeProject(bautzen, 'Läden\r\nBcc: x@example.org', { purposeAndAchievements: null }),
    programmeProject(goerlitz, 'Nachbarschaft'),
  );
  await aRound(database, { ...due, closes: -1, name: 'Beendet' });
  const round = await aRound(database, due);
  await database.ownerSql`
    insert into round_answer (round_id, project_id, owner_city, revision)
    select ${round}, v.project_id, ${goerlitz}, 1 from project_version v join place p on p.id = v.place_id where p.ags = ${goerlitz}`;

  const runs = await Promise.all([remindCities(parts), remindCities(parts), remindCities(parts)]);
  t.equal(
    runs.reduce((sum, count) => sum + count),
    2,
    'three runs at once',
  );
  t.equal(await remindCities(parts), 0, 'and another');
  const sent = await mails(database);
  t.same(
    sent.map(({ to }) => to),
    ['editor@example.org', 'lead@example.org'],
  );
  t.same(new Set(sent.map(({ person_id }) => person_id)), new Set([lead.personId, editor.personId]));
  const [mail] = sent;
  t.match(mail?.subject, /^Herbst 2026: 1 Vorhaben fehlt, Stichtag \d\d\.\d\d\.\d{4}$/);
  t.match(mail?.body, `https://steckbrief.example/arbeitsbereich/runden/${round}`);
  t.match(mail?.body, /- Läden Bcc: x@example\.org \(es fehlt: Zweck und Errungenschaft\)/);
  t.match(mail?.body, /Sie können noch einreichen/);

  const board = await app.inject({
    url: `/api/v1/rounds/${round}/cities/${bautzen}`,
    headers: tokenOf(lead),
  });
  t.same(
    board
      .json()
      .reminders.map(({ name }: { name: string }) => name)
      .sort(),
    [editor.label, lead.label].sort(),
    'the board says who was reminded',
  );

  t.test('the link in the mail stops them without signing in', async (t) => {
    const link = /\/erinnerungen\/[\w-]+/.exec(mail?.body ?? '')?.[0] ?? '';
    const asked = await app.inject({ url: link, headers: { accept: 'text/html' } });
    t.equal(asked.statusCode, 200);
    t.equal(parse(asked.body).querySelectorAll('main form').length, 1, 'looking alone stops nothing');
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    const stopped = await app.inject({ method: 'POST', url: link, headers, payload: '' });
    t.match(stopped, { statusCode: 200, body: /keine Erinnerungen mehr/ });
    const people = await database.ownerSql<
      { email: string }[]
    >`select email from person where reminders_off order by email`;
    t.same(
      people.map(({ email }) => email),
      ['editor@example.org', 'off@example.org'],
    );
    const unknown = '/erinnerungen/00000000-0000-4000-8000-000000000000';
    t.equal((await app.inject({ url: unknown })).statusCode, 404);
    t.equal((await app.inject({ method: 'POST', url: unknown, headers, payload: '' })).statusCode, 404);
  });

  t.test('a longer time means new occasions', async (t) => {
    await database.ownerSql`delete from outgoing_mail`;
    await database.ownerSql`
      insert into round_city (round_id, city_ags, extended_until, reason, extended_at)
      values (${round}, ${bautzen}, berlin_today() + 9, 'Krankheit', now())`;
    t.equal(await remindCities(parts), 0, 'nothing is due before the new day');
    await database.ownerSql`update round_city set extended_until = berlin_today() - 2`;
    await database.ownerSql`update reporting_round set closes_on = berlin_today() + 30 where id = ${round}`;
    t.equal(await remindCities(parts), 1, 'the editor has stopped them');
    t.ok(reference);
  });
});

t.test(
  'a run that breaks off half-way leaves no reminder without mail, and the next one goes on',
  async (t) => {
    const database = await testDatabase(t, 'reference');
    const parts = await partsFor(t, database);
    for (const name of ['a', 'b', 'c'])
      await aPerson(database, 'cityEditor', bautzen, { name, email: `${name}@example.org` });
    await publishedReferences(database, programmeProject(bautzen, 'Läden'));
    await aRound(database, due);
    await database.ownerSql`
    create function break_off() returns trigger language plpgsql as $$
    begin if new.to_address = 'b@example.org' then raise exception 'broken off'; end if; return new; end $$`;
    await database.ownerSql`create trigger break_off before insert on outgoing_mail for each row execute function break_off()`;
    await t.rejects(remindCities(parts));
    const kept = await database.ownerSql<{ n: number }[]>`select count(*)::int as n from round_reminder`;
    t.equal(kept[0]?.n, 1);
    t.equal((await mails(database)).length, 1);
    await database.ownerSql`drop trigger break_off on outgoing_mail`;
    t.equal(await remindCities(parts), 2);
    t.same(
      (await mails(database)).map(({ to }) => to),
      ['a@example.org', 'b@example.org', 'c@example.org'],
    );
    t.ok(occasionOf(due, '2026-11-24', '2026-11-25', (day) => day));
  },
);
