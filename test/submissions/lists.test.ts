import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { testApp } from '../support/app.js';
import { aPerson, goerlitz } from '../support/people.js';
import { call, colleagues, publishByApi, publishDraft } from '../support/workflow.js';

t.test('the list shows drafts to those who may see them, and never to others', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const people = await colleagues(database);
  const city = await aPerson(database, 'cityLead');
  const foreign = await aPerson(database, 'cityLead', goerlitz);
  const auditor = await aPerson(database, 'auditor');
  const { reference } = await publishByApi(app, people, { name: 'Veröffentlicht', city: '14625020' });
  const draft = (await call(app, city, 'POST', '/projects', { name: 'Geheimes Quartier' })).json().draftId;
  t.equal((await call(app, foreign, 'POST', '/projects', { name: 'x', city: '14625020' })).statusCode, 422);

  const all = 'workflow=draft,submitted,returned,accepted,published,withdrawn&sort=name&include=total';
  const names = async (who: Actor | null, query = all) => {
    const url = `/projects?${query}`;
    const answer =
      who === null ? await app.inject({ url: `/api/v1${url}` }) : await call(app, who, 'GET', url);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const { items, total } = answer.json();
    t.equal(items.length, total);
    return items.map(({ name, workflow }: { name: string; workflow: string }) => `${name}: ${workflow}`);
  };
  const published = 'Veröffentlicht: published';
  t.same(await names(city), ['Geheimes Quartier: draft', published]);
  t.same(await names(auditor), ['Geheimes Quartier: draft', published]);
  for (const who of [null, foreign, people.staff, people.lead]) t.same(await names(who), [published]);
  t.same(await names(city, 'workflow=draft&include=total&q=geheimes&city=14625020'), [
    'Geheimes Quartier: draft',
  ]);
  t.same(await names(null, 'workflow=draft&include=total&q=geheimes'), []);
  t.equal((await call(app, foreign, 'GET', `/projects/${draft}`)).statusCode, 404);
  t.equal((await call(app, city, 'GET', `/projects/${draft}`)).json().reference, draft);

  await call(app, city, 'POST', `/drafts/${draft}/hand-in`);
  t.same(await names(people.staff), ['Geheimes Quartier: submitted', published]);
  t.same(await names(foreign), [published]);
  const first = (await call(app, city, 'GET', `/projects?${all}&limit=1`)).json();
  t.equal(first.items[0].name, 'Geheimes Quartier');
  const second = await call(app, city, 'GET', `/projects?${all}&limit=1&cursor=${first.nextCursor}`);
  t.equal(second.json().items[0].name, 'Veröffentlicht', second.body);

  const { headers } = await app.inject({ url: `/api/v1/projects/${reference}` });
  const end = await call(
    app,
    people.staff,
    'PATCH',
    `/projects/${reference}`,
    {
      period: { start: null, end: '2024-06-30' },
      changeBasis: 'decision',
      basisDecision: 'ZB-1',
      reason: 'Vorzeitig beendet',
    },
    { 'if-match': String(headers.etag) },
  );
  t.equal(end.statusCode, 200, end.body);
  await publishDraft(app, people, end.json().draftId);
  t.match((await app.inject({ url: `/api/v1/projects/${reference}` })).json(), {
    period: { end: '2024-06-30' },
  });

  const withdrawal = await call(app, people.staff, 'POST', '/drafts', {
    reference,
    kind: 'withdrawal',
    note: 'Doppelt erfasst',
  });
  t.equal(withdrawal.statusCode, 201, withdrawal.body);
  const { revision } = await publishDraft(app, people, withdrawal.json().id);
  t.equal((await app.inject({ url: `/api/v1/projects/${reference}` })).statusCode, 404);
  t.equal((await app.inject({ url: `/api/v1/projects/${reference}?asOf=${revision - 1}` })).statusCode, 200);
  t.same(await names(null), ['Veröffentlicht: withdrawn']);
  t.equal((await app.inject({ url: '/api/v1/projects?include=total' })).json().total, 0);
  t.equal((await app.inject({ url: '/api/v1/aggregates' })).json().totals.projects, 0);
});
