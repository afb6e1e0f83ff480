import { parse } from 'node-html-parser';
import t from 'tap';
import { aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, browserOf } from '../support/people.js';
import { structureFaults } from '../web/html-structure.js';

t.test('a view is kept under a name, shared, renamed, deleted and brought back', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  await publishNew(database, aProject({}));
  const staff = browserOf(await aPerson(database, 'staff'));
  const auditor = browserOf(await aPerson(database, 'auditor'));
  const page = async (url: string, headers: Record<string, string> = staff) => {
    const answer = await app.inject({ url, headers: { accept: 'text/html', ...headers } });
    t.same(structureFaults(answer.body), [], url);
    return parse(answer.body);
  };
  const post = (url: string, form: Record<string, string>, headers: Record<string, string> = staff) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(form).toString(),
    });
  const tabs = async (url: string, headers?: Record<string, string>) =>
    (await page(url, headers))
      .querySelectorAll('.viewtabs .tabs a')
      .map((tab) => [tab.text.trim(), tab.getAttribute('aria-current') ?? null]);
  const query = 'rows=district&columns=fund&measure=grant&scope=all';
  const address = `/auswertung?${query}`;
  t.same(await tabs(address), [['Landkreis × Fonds', 'page']]);
  const form = await page(`/auswertung/ansichten?${query}`);
  t.equal(form.querySelector('input[name=query]')?.getAttribute('value'), query);

  const saved = await post('/auswertung/ansichten', { name: 'Landesbericht, Tabelle 3', query });
  t.equal(saved.statusCode, 303);
  t.equal(saved.headers.location, `${address}&meldung=saved`);
  t.same(await tabs(address), [['Landesbericht, Tabelle 3', 'page']]);
  t.same(await tabs('/auswertung', auditor), [
    ['Stadt × Fördergegenstand', 'page'],
    ['Landesbericht, Tabelle 3', null],
  ]);
  t.same(await tabs(address, {}), [], 'the public sees the table, not the names');
  const twice = await post('/auswertung/ansichten', { name: 'Landesbericht, Tabelle 3', query });
  t.equal(twice.statusCode, 409);
  t.match(twice.body, /So heißt schon eine Ansicht/);
  t.equal((await post('/auswertung/ansichten', { name: ' ', query })).statusCode, 422);
  t.equal((await post('/auswertung/ansichten', { name: 'x', query }, auditor)).statusCode, 403);

  const [row] = await database.ownerSql<{ id: string }[]>`select id from saved_view`;
  const one = `/auswertung/ansichten/${row?.id}`;
  t.equal((await post(one, { name: 'Tabelle 4' })).statusCode, 303);
  t.same(await tabs(address), [['Tabelle 4', 'page']]);
  const removed = await post(`${one}/entfernen`, {});
  t.same(await tabs(address), [['Landkreis × Fonds', 'page']]);
  const undo = (await page(String(removed.headers.location))).querySelector('form.note');
  t.match(undo?.text, /„Tabelle 4“ ist nicht mehr gespeichert/);
  t.equal((await post(undo?.getAttribute('action') ?? '', {})).statusCode, 303);
  t.same(await tabs(address), [['Tabelle 4', 'page']]);
  const [trail] = await database.ownerSql<{ n: number }[]>`
    select count(*)::int as n from audit_entry where table_name = 'saved_view'`;
  t.equal(trail?.n, 4, 'saved, renamed, deleted, brought back');
});
