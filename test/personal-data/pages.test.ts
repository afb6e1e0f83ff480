import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { register } from '../../src/personal-data/register.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf } from '../support/people.js';
import { somebodyEverywhere, traces } from './somebody.js';

t.test('administrators read the register, take along what is kept about a person, and forget', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const admin = await aPerson(database, 'administrator');
  const colleague = await aPerson(database, 'cityEditor', bautzen, { name: 'Jens Anders' });
  const somebody = await somebodyEverywhere(database, colleague);
  const get = (who: Actor, url: string) => app.inject({ url, headers: browserOf(who) });
  const one = `/verwaltung/personen/${somebody.personId}`;

  const page = await get(admin, '/verwaltung/datenschutz');
  for (const { table } of register) t.ok(page.body.includes(`${table}: `), table);

  const file = await get(admin, `${one}/daten.json`);
  t.match(file.headers['content-disposition'], /attachment/);
  const { data } = file.json() as { data: { table: string; column: string; rows: object[] }[] };
  const places = data.map(({ table, column }) => `${table}.${column}`);
  for (const place of [
    'person.id',
    'login_session.person_id',
    'access_token.person_id',
    'deputy.for_person',
    'contact.person_id',
    'workflow_step.person_id',
    'draft_comment.author_id',
    'outgoing_mail.person_id',
    'access_log.person_id',
    'audit_personal.null',
  ])
    t.ok(places.includes(place), place);
  t.notMatch(
    file.body,
    /token_sha256|"password"|"secret"|"token"|backup_codes|Guten Tag/,
    'no secrets, no texts of mails',
  );
  t.notMatch(file.body, /Quartiersfest/, 'nor the work of the city');
  const own = await get(somebody, '/konto/daten.json');
  t.same(own.json().data.length, data.length, 'everybody gets their own');
  t.notMatch((await get(colleague, '/konto/daten.json')).body, /gundula\.haeberlein/);
  t.equal((await get(somebody, `${one}/daten.json`)).statusCode, 403);

  const before = await database.ownerSql`select count(*) from audit_entry`;
  const dryRun = await get(admin, `${one}/vergessen`);
  t.match(dryRun.body, 'einzige Leitung der Stadt');
  t.match(dryRun.body, 'draft_comment.body');
  t.same(await database.ownerSql`select count(*) from audit_entry`, before, 'looking changes nothing');
  const post = (email: string) =>
    app.inject({
      method: 'POST',
      url: `${one}/vergessen`,
      headers: { ...browserOf(admin), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ email }).toString(),
    });
  const wrong = await post('falsch@bautzen.example');
  t.equal(wrong.statusCode, 422);
  t.match(wrong.body, 'href="#f-email"');
  t.match(wrong.body, 'value="falsch@bautzen.example"');
  t.equal(
    (await post(` ${traces.email.toUpperCase()} `)).headers.location,
    '/verwaltung/personen?meldung=person-forgotten',
  );
  t.notMatch((await get(admin, '/verwaltung/personen')).body, /Gundula/);
  t.match((await get(admin, '/verwaltung/zugriffe')).body, 'gelöscht');
  t.match((await get(admin, `${one}/vergessen`)).body, 'schon gelöscht');
  const again = await app.inject({
    method: 'POST',
    url: `${one}/zustand`,
    headers: { ...browserOf(admin), 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'zustand=active',
  });
  t.equal(again.statusCode, 409, 'who was forgotten does not come back');
  t.match(
    (await get(admin, `/verwaltung/personen/${admin.personId}/vergessen`)).body,
    'Sich selbst kann niemand löschen',
  );
});
