import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, goerlitz } from '../support/people.js';

t.test('a city keeps its own contacts, the service centre those of all, nobody else sees them', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const [editor, foreign, staff, auditor] = [
    await aPerson(database, 'cityEditor'),
    await aPerson(database, 'cityLead', goerlitz),
    await aPerson(database, 'staff'),
    await aPerson(database, 'auditor'),
  ];
  const get = (who: Actor, url: string) => app.inject({ url, headers: browserOf(who) });
  const post = (who: Actor, url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...browserOf(who), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const own = '/arbeitsbereich/kontakte';
  const contact = {
    name: 'Anna <b>Beispiel</b>',
    function: 'Quartiersmanagement',
    email: 'anna@bautzen.example',
    phone: '',
    note: '',
  };
  const faulty = await post(editor, own, { ...contact, name: ' ', email: 'a@b.de\r\nBcc: x@y.de' });
  t.equal(faulty.statusCode, 422);
  t.match(faulty.body, 'href="#f-name"');
  t.match(faulty.body, 'href="#f-email"');
  t.match(faulty.body, 'value="Quartiersmanagement"', 'what was typed is kept');
  t.equal(
    (await post(editor, own, { ...contact, city: goerlitz })).statusCode,
    303,
    'into the own city whatever the form says',
  );
  const [made] = await database.ownerSql`select id, city_ags from contact`;
  t.equal(made?.city_ags, bautzen);
  t.match((await get(editor, own)).body, 'Anna &lt;b>Beispiel');
  t.notMatch((await get(foreign, own)).body, 'Anna');
  for (const url of [`${own}/${made?.id}`, `${own}/x`]) t.equal((await get(foreign, url)).statusCode, 404);
  t.equal((await post(foreign, `${own}/${made?.id}`, contact)).statusCode, 404);
  t.equal((await post(foreign, `${own}/${made?.id}/entfernen`, {})).statusCode, 404);
  t.equal((await get(auditor, '/servicestelle/kontakte')).statusCode, 403);
  t.match((await get(staff, '/servicestelle/kontakte')).body, 'Bautzen');
  t.equal(
    (await post(staff, `/servicestelle/kontakte/${made?.id}`, { ...contact, name: 'Anna Neu' })).statusCode,
    303,
  );
  t.equal((await post(staff, '/servicestelle/kontakte', contact)).statusCode, 422, 'without a city');
  const trail =
    await database.ownerSql`select actor, payload from audit_entry where table_name = 'contact' order by id`;
  t.match(
    trail.map(({ actor }) => actor),
    [editor.id, staff.id],
  );
  t.notMatch(JSON.stringify(trail), /Anna/, 'names stand beside the trail');
  t.equal((await post(editor, `${own}/${made?.id}/entfernen`, {})).statusCode, 303);
  t.same([...(await database.ownerSql`select from contact`)], []);
  t.same([...(await database.sql`select from contact`)], [], 'without an identity nothing is there');
});
