import t from 'tap';
import { actingAs } from '../../src/platform/database/acting.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, goerlitz, tokenOf } from '../support/people.js';

const namesSeen = `select name from person order by name`;

t.test('who knows whom', async (t) => {
  const { app, database } = await testApp(t);
  const editor = await aPerson(database, 'cityEditor', bautzen, { name: 'Bautzen' });
  await aPerson(database, 'cityLead', goerlitz, { name: 'Görlitz' });
  const staff = await aPerson(database, 'staff', null, { name: 'Servicestelle' });
  const admin = await aPerson(database, 'administrator', null, { name: 'Verwaltung' });
  const seen = (actor: typeof editor) =>
    actingAs(database.orm, actor, {}, async (tx) =>
      (await tx.execute<{ name: string }>(namesSeen)).map(({ name }) => name),
    );
  t.same(await seen(editor), ['Bautzen', 'Servicestelle'], 'a city its own people and the service centre');
  t.same(await seen(staff), ['Bautzen', 'Görlitz', 'Servicestelle', 'Verwaltung']);
  t.same(await seen(admin), ['Bautzen', 'Görlitz', 'Servicestelle', 'Verwaltung']);
  t.same(await database.sql`select name from person`, [], 'nobody is known without an identity');

  const commit = '/api/v1/imports/00000000-0000-4000-8000-000000000000/commit';
  for (const [headers, status] of [
    [tokenOf(editor), 403],
    [browserOf(staff), 404],
    [tokenOf(staff), 404],
    [{}, 401],
  ] as const)
    t.equal((await app.inject({ method: 'POST', url: commit, headers })).statusCode, status);
});
