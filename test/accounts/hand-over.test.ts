import { randomUUID } from 'node:crypto';
import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { somebodyEverywhere, traces } from '../personal-data/somebody.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, goerlitz } from '../support/people.js';
import { call } from '../support/workflow.js';

t.test(
  'who leaves hands over: access ends, contacts and deputies pass on, the successor gets a mail',
  async (t) => {
    const { app, database } = await testApp(t, 'reference');
    const { ownerSql } = database;
    const admin = await aPerson(database, 'administrator');
    const editor = await aPerson(database, 'cityEditor', bautzen, { name: 'Jens Anders' });
    const lead = await aPerson(database, 'cityLead', bautzen, {
      name: 'Marta Neu',
      email: 'neu@bautzen.example',
    });
    const foreign = await aPerson(database, 'cityLead', goerlitz);
    const leaving = await somebodyEverywhere(database, editor);
    const id = leaving.personId;
    const one = `/people/${id}`;

    t.match((await call(app, lead, 'GET', `${one}/duties`)).json(), {
      drafts: 0,
      submitted: 1,
      contacts: 1,
      roundContacts: 1,
      deputies: 1,
      tokens: 1,
      sessions: 1,
    });
    t.equal((await call(app, foreign, 'GET', `${one}/duties`)).statusCode, 404);
    t.equal(
      (await call(app, foreign, 'POST', `${one}/hand-over`, { successorId: foreign.personId })).statusCode,
      404,
    );
    t.equal((await call(app, editor, 'GET', `${one}/duties`)).statusCode, 403);

    const pass = (who: Actor, successorId: string | null) =>
      call(app, who, 'POST', `${one}/hand-over`, { successorId });
    for (const nobody of [null, foreign.personId, id, randomUUID(), admin.personId])
      t.equal((await pass(lead, nobody)).statusCode, 422, String(nobody));
    t.equal((await pass(leaving, lead.personId)).statusCode, 409, 'nobody hands over for themselves');
    t.equal(
      (await ownerSql`select count(*)::int as n from login_session`)[0]?.n,
      1,
      'a refusal changes nothing',
    );

    const done = await pass(lead, lead.personId);
    t.equal(done.statusCode, 200);
    t.match(done.json(), {
      state: 'left',
      contacts: 0,
      roundContacts: 0,
      deputies: 0,
      tokens: 0,
      sessions: 0,
    });
    const [contact] =
      await ownerSql`select name, email, phone, person_id from contact where person_id is not null`;
    t.same(
      { ...contact },
      { name: 'Marta Neu', email: 'neu@bautzen.example', phone: null, person_id: lead.personId },
    );
    t.same((await ownerSql`select contact from round_city`)[0]?.contact, 'Marta Neu, neu@bautzen.example');
    t.same(
      (await ownerSql`select for_person from deputy`)[0]?.for_person,
      lead.personId,
      'the same role takes the deputy over',
    );
    const [mail] = await ownerSql`select to_address, body from outgoing_mail where kind = 'handOver'`;
    t.match(mail, { to_address: 'neu@bautzen.example', body: traces.name });
    const [trail] = await ownerSql`
    select actor, reason from audit_entry where table_name = 'person' and row_key = ${id} order by id desc limit 1`;
    t.match(trail, { actor: lead.id, reason: `Nachfolge person:${lead.personId}` });
    t.notMatch(trail?.reason, /Gundula|Marta/, 'the trail names nobody');
    t.equal((await pass(admin, lead.personId)).statusCode, 409, 'only once');

    const back = await app.inject({
      method: 'POST',
      url: `/verwaltung/personen/${id}/zustand`,
      headers: { ...browserOf(admin), 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'zustand=active',
    });
    t.equal(back.statusCode, 303);
    t.match((await call(app, admin, 'GET', `${one}/duties`)).json(), {
      state: 'active',
      tokens: 0,
      contacts: 0,
    });
  },
);

t.test('the pages: only what is needed is asked, and faults say so', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const admin = await aPerson(database, 'administrator');
  const editor = await aPerson(database, 'cityEditor', bautzen, { name: 'Jens Anders' });
  const lead = await somebodyEverywhere(database, editor);
  const get = (who: Actor, url: string) => app.inject({ url, headers: browserOf(who) });
  const post = (url: string, nachfolge: string) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...browserOf(admin), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ nachfolge }).toString(),
    });
  const address = `/verwaltung/personen/${lead.personId}/uebergabe`;
  const page = await get(admin, address);
  t.match(page.body, 'einzige Leitung der Stadt');
  t.notMatch(page.body, 'Quartiersfest', 'administrators see no work');
  const faulty = await post(address, '');
  t.equal(faulty.statusCode, 422);
  t.match(faulty.body, 'href="#f-nachfolge"');
  t.match(
    (await get(lead, '/arbeitsbereich/personen')).body,
    `/verwaltung/personen/${editor.personId}/uebergabe`,
  );
  t.match((await get(lead, '/arbeitsbereich/kontakte')).body, '/arbeitsbereich/personen');
  t.notMatch((await get(editor, '/arbeitsbereich/kontakte')).body, '/arbeitsbereich/personen');
  const nothing = await aPerson(database, 'staff');
  t.equal(
    (await post(`/verwaltung/personen/${nothing.personId}/uebergabe`, '')).statusCode,
    303,
    'who holds nothing needs nobody',
  );
  t.equal((await post(address, editor.personId)).statusCode, 303);
  const [deputy] =
    await database.ownerSql`select ends_on = (now() at time zone 'Europe/Berlin')::date as ended from deputy`;
  t.ok(deputy?.ended, 'an editor is no deputy of themselves');
});
