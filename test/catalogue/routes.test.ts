import t, { type Test } from 'tap';
import { catalogueRoutes } from '../../src/catalogue/routes.js';
import { kindsByPath } from '../../src/catalogue/schemas.js';
import { bearer, platformApp, testApp } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { aPerson } from '../support/people.js';
import { visitorOf } from '../support/visitor.js';
import { structureFaults } from '../web/html-structure.js';

const appWithCatalogue = async (test: Test) => {
  const database = await testDatabase(test, 'reference');
  return platformApp(test, { api: (api) => catalogueRoutes(api, { database }) }, { database });
};
const priority = '/api/v1/catalogue/priorities/2021-2027%2F3';

t.test('every kind lists its entries in the shape the API declares', async (t) => {
  const app = await appWithCatalogue(t);
  for (const kind of Object.keys(kindsByPath)) {
    const answer = await app.inject(`/api/v1/catalogue/${kind}`);
    t.equal(answer.statusCode, 200, kind);
    t.ok(answer.json().items.length > 1, kind);
    t.equal(answer.headers['registry-revision'], '1');
  }
});

t.test('lists are filtered by funding period', async (t) => {
  const app = await appWithCatalogue(t);
  const count = async (query: string) =>
    (await app.inject(`/api/v1/catalogue/guidelines${query}`)).json().items.length;
  t.equal(await count('?fundingPeriod=2021-2027'), 1);
  t.equal(await count('?fundingPeriod=2014-2020'), 17);
  t.equal(await count('?fundingPeriod=2014-2020,2021-2027'), 18);
  t.equal(await count('?fundingPeriod=2028-2034'), 0);
  t.equal((await app.inject('/api/v1/catalogue/guidelines?period=2021-2027')).statusCode, 400);
  t.equal((await app.inject('/api/v1/catalogue/nonsense')).statusCode, 404);
});

t.test('one entry by its key, its slash escaped or not, as of any revision', async (t) => {
  const app = await appWithCatalogue(t);
  const escaped = await app.inject('/api/v1/catalogue/categories/2021-2027%2F152');
  t.match(escaped.json(), {
    kind: 'interventionCategory',
    key: '2021-2027/152',
    code: '152',
    title: 'Maßnahmen zur Förderung der Chancengleichheit und der aktiven Teilhabe an der Gesellschaft',
    titleVerified: true,
    titleEnVerified: false,
  });
  const spelled = await app.inject('/api/v1/catalogue/categories/2021-2027/152');
  t.equal(spelled.body, escaped.body);
  t.equal((await app.inject('/api/v1/catalogue/funding-periods/2021-2027')).json().key, '2021-2027');
  t.equal((await app.inject('/api/v1/catalogue/categories/2021-2027%2F999')).statusCode, 404);
  t.equal((await app.inject('/api/v1/catalogue/categories/2021-2027%2F152?asOf=0')).statusCode, 404);
  t.equal((await app.inject('/api/v1/catalogue/categories/2021-2027%2F152?asOf=7')).statusCode, 404);
});

t.test('a correction needs a token and the present state', async (t) => {
  const app = await appWithCatalogue(t);
  const { etag } = (await app.inject(priority)).headers;
  const patch = (headers: Record<string, string>, payload: object) =>
    app.inject({ method: 'PATCH', url: priority, headers, payload });
  const change = { attributes: { unionRate: '60.00' }, reason: 'Programm ESF Plus' };

  t.equal((await patch({}, change)).statusCode, 401);
  t.equal((await patch(bearer, change)).statusCode, 428);
  t.equal((await patch({ ...bearer, 'if-match': '"old"' }, change)).statusCode, 412);
  const current = { ...bearer, 'if-match': String(etag) };
  t.equal((await patch(current, { attributes: { unionRate: '101' } })).statusCode, 422);
  t.equal((await patch(current, { key: '2021-2027/4' })).statusCode, 400);

  const done = await patch(current, change);
  t.equal(done.statusCode, 200);
  t.match(done.json(), { attributes: { unionRate: '60.00' }, publishedRevision: 2 });
  const read = await app.inject(priority);
  t.equal(read.headers.etag, done.headers.etag);
  t.equal((await app.inject(`${priority}?asOf=1`)).json().attributes.unionRate, null);
  t.equal((await patch(current, change)).statusCode, 412, 'the state has moved on');

  const add = (payload: object, headers: Record<string, string> = bearer) =>
    app.inject({ method: 'POST', url: '/api/v1/catalogue/action-fields', headers, payload });
  t.equal((await add({ key: 'mobility', title: 'Mobilität' }, {})).statusCode, 401);
  t.equal((await add({ key: 'Mobility!', title: 'Mobilität' })).statusCode, 400);
  t.match((await add({ key: 'mobility', title: 'Mobilität' })).json(), { title: 'Mobilität', titleEn: null });
  t.equal((await add({ key: 'mobility', title: 'Verkehr' })).statusCode, 409);
  t.equal((await app.inject('/api/v1/catalogue/action-fields')).json().items.length, 9);
});

t.test('the service centre adds and renames action fields on a page', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const [staff, auditor] = [await aPerson(database, 'staff'), await aPerson(database, 'auditor')];
  const { page, send } = visitorOf(t, app);
  const path = '/servicestelle/handlungsfelder';
  const added = { key: '', version: '', title: 'Mobilität & Verkehr', spellings: 'Verkehr\n\nÖPNV' };
  t.match(await send(staff, path, added), { status: 303, location: `${path}?meldung=saved` });
  const again = await send(staff, path, { ...added, titleEn: 'Mobility' });
  t.equal(again.status, 422, 'the name is taken');
  t.equal(again.page.querySelector('.sec [name=titleEn]')?.getAttribute('value'), 'Mobility');
  const shown = await page(staff, path);
  t.strictSame(structureFaults(shown.html), []);
  t.match(shown.text, 'auch: Verkehr; ÖPNV');
  t.equal((await page(auditor, path)).page.querySelector('main form'), null, 'auditors only read');

  const change = { ...added, key: 'mobilitaet-verkehr', version: '2', title: 'Mobilität', reason: 'kürzer' };
  t.equal((await send(staff, path, { ...change, reason: '' })).status, 422, 'a reason is asked for');
  t.equal((await send(staff, path, change)).status, 303);
  t.match((await send(staff, path, change)).page.text, 'Jemand hat dieses Handlungsfeld inzwischen geändert');
  const entry = await app.inject('/api/v1/catalogue/action-fields/mobilitaet-verkehr');
  t.match(entry.json(), { title: 'Mobilität', spellings: ['Verkehr', 'ÖPNV'], publishedRevision: 3 });
});

t.test('the service centre adds indicators: of a new period, or of its own', async (t) => {
  const { app } = await testApp(t, 'reference');
  const attributes = {
    fundingPeriod: '2021-2027',
    measure: 'output',
    counts: 'persons',
    brokenDownBy: ['women', 'men', 'nonBinary'],
    parts: [],
    clause: 'Programm ESF Plus Sachsen',
  };
  const add = (payload: object, headers: Record<string, string> = bearer) =>
    app.inject({ method: 'POST', url: '/api/v1/catalogue/indicators', headers, payload });
  const own = { code: 'SNPO01', title: 'Bewohner in Beiräten', attributes };
  t.equal((await add(own, {})).statusCode, 401);
  const unknown = await add({ ...own, attributes: { ...attributes, fundingPeriod: '2050', parts: [['x']] } });
  t.same(
    unknown.json().errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/attributes/fundingPeriod', '/attributes/parts'],
  );
  const contradicting = { ...attributes, counts: 'entities', parts: [['2014-2020/CO02']] };
  t.same(
    (await add({ ...own, attributes: contradicting }))
      .json()
      .errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/attributes/parts', '/attributes/brokenDownBy'],
    'parts are of the same period, and only people are broken down',
  );
  t.equal((await add({ ...own, attributes: { ...attributes, clause: ' ' } })).statusCode, 400);
  t.match((await add(own)).json(), { key: '2021-2027/SNPO01', code: 'SNPO01', titleEn: null });
  t.equal((await add(own)).statusCode, 409);
  const list = async (query: string) =>
    (await app.inject(`/api/v1/catalogue/indicators?${query}`)).json().items.length;
  t.same(
    [await list(''), await list('fundingPeriod=2014-2020'), await list('fundingPeriod=2021-2027&asOf=1')],
    [58, 32, 25],
  );
  t.match((await app.inject('/indikatoren')).body, /Programm ESF Plus Sachsen/);
});

t.test('a page adds indicators and says everything that is wrong at once', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const [staff, auditor] = [await aPerson(database, 'staff'), await aPerson(database, 'auditor')];
  const { page, send } = visitorOf(t, app);
  const path = '/servicestelle/indikatoren';
  const empty = await send(staff, path, { titleEn: 'Residents', parts: 'EECO02' });
  t.equal(empty.status, 422);
  const faulty = ['fundingPeriod', 'code', 'title', 'measure', 'counts', 'clause'].map(
    (name) => `#f-${name}`,
  );
  const links = empty.page.querySelectorAll('.errsum a').map((link) => link.getAttribute('href'));
  t.strictSame(links, faulty, 'one link for each field');
  t.ok(faulty.every((id) => empty.page.querySelector(id) !== null));
  t.equal(empty.page.querySelector('#f-titleEn')?.getAttribute('value'), 'Residents', 'what was typed stays');
  const own = {
    ...{ fundingPeriod: '2021-2027', code: 'SNPO01', title: 'Bewohner in Beiräten', measure: 'output' },
    ...{ counts: 'persons', brokenDownBy: 'women', clause: 'Beschluss des Begleitausschusses' },
    parts: 'EECO09 + EECO10\nEECO11',
  };
  const wrong = await send(staff, path, {
    ...own,
    code: 'EECO01',
    counts: 'entities',
    parts: 'EECO09, CO02',
  });
  t.match(wrong.page.text, 'Diesen Code gibt es in der Förderperiode schon.');
  t.match(wrong.page.text, 'nur Zahlen von Personen');
  t.match(wrong.page.text, /hat der Katalog in der Förderperiode nicht: CO02\./);
  t.ok(wrong.page.querySelector('[name=brokenDownBy][value=women]')?.hasAttribute('checked'));

  const added = await send(staff, path, own);
  t.match(added, { status: 303, location: `${path}?meldung=saved#indikator-2021-2027-SNPO01` });
  t.equal((await send(staff, path, own)).status, 422, 'the code is taken');
  const shown = await page(staff, path);
  t.strictSame(structureFaults(shown.html), []);
  t.match(shown.page.getElementById('indikator-2021-2027-SNPO01')?.text, 'SNPO01 Bewohner in Beiräten');
  t.match(shown.text, 'Teile: EECO09 + EECO10; EECO11');
  t.equal((await page(auditor, path)).page.querySelector('main form'), null, 'auditors only read');
  const entry = await app.inject('/api/v1/catalogue/indicators/2021-2027%2FSNPO01');
  t.match(entry.json(), {
    title: 'Bewohner in Beiräten',
    attributes: {
      brokenDownBy: ['women'],
      parts: [['2021-2027/EECO09', '2021-2027/EECO10'], ['2021-2027/EECO11']],
    },
  });
});

t.test('a page corrects the name of an indicator; what it counts stays', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  const staff = await aPerson(database, 'staff');
  const { page, send } = visitorOf(t, app);
  const path = '/servicestelle/indikatoren';
  const [id, url] = ['2021-2027-EECO01', '/api/v1/catalogue/indicators/2021-2027%2FEECO01'];
  const before = (await app.inject(url)).json();
  const links = (await page(staff, path)).page
    .querySelectorAll('tbody a')
    .map((link) => link.getAttribute('href'));
  const link = links.find((href) => href?.includes('EECO01')) ?? '';
  t.match(link, `#indikator-${id}`, 'each row leads to its form');
  const { page: shown } = await page(staff, link.replace(/#.*/, ''));
  const version = shown.querySelector('input[value="2021-2027/EECO01"] + input')?.getAttribute('value') ?? '';
  const typed = {
    key: '2021-2027/EECO01',
    version,
    title: 'Alle, die kommen',
    titleEn: '',
    reason: 'Kürzer',
  };

  const empty = await send(staff, path, { ...typed, title: ' ', reason: '' });
  t.equal(empty.status, 422);
  const faults = empty.page.querySelectorAll('.errsum a').map((fault) => fault.getAttribute('href') ?? '');
  t.equal(faults.length, 2, 'both at once');
  t.ok(faults.every((fault) => empty.page.getElementById(fault.slice(1)) !== null));
  t.equal(empty.page.querySelectorAll('tbody form').length, 1, 'its form stays open');

  const kept = await send(staff, path, typed);
  t.match(kept, { status: 303, location: `${path}?meldung=saved#indikator-${id}` });
  const after = (await app.inject(url)).json();
  t.match(after, { title: 'Alle, die kommen', attributes: before.attributes, code: before.code });
  t.match(
    (await app.inject(`${url}?asOf=1`)).json(),
    { title: before.title },
    'earlier states keep the name',
  );
  const late = await send(staff, path, { ...typed, title: 'Anders' });
  t.equal(late.status, 422);
  t.match(late.page.text, 'Jemand hat diesen Indikator inzwischen geändert.');
  t.equal((await send(staff, path, { ...typed, key: '2021-2027/XX99' })).status, 404);
});
