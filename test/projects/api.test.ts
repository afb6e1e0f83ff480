import t, { type Test } from 'tap';
import { projectRoutes } from '../../src/projects/routes.js';
import { bearer, platformApp } from '../support/app.js';
import { testDatabase } from '../support/database.js';

async function registry(t: Test) {
  const database = await testDatabase(t, 'reference');
  const app = await platformApp(t, { api: (api, parts) => projectRoutes(api, parts) }, { database });
  const get = (url: string, headers = {}) => app.inject({ url: `/api/v1${url}`, headers });
  const post = (payload: object, headers = {}) =>
    app.inject({ method: 'POST', url: '/api/v1/projects', headers: { ...bearer, ...headers }, payload });
  const patch = (reference: string, payload: object, headers = {}) =>
    app.inject({
      method: 'PATCH',
      url: `/api/v1/projects/${reference}`,
      headers: { ...bearer, ...headers },
      payload,
    });
  return { app, database, get, post, patch };
}

const serviceCentre = {
  name: 'Servicestelle',
  beneficiary: 'Landesverband Soziokultur Sachsen e.V.',
  city: '14612000',
  place: 'Dresden',
  period: { start: '2023-01-30', end: '2028-12-31' },
  totalEligibleCost: '1871273.00',
  unionContribution: '1777709.00',
  evidence: { totalEligibleCost: 'decision', unionContribution: 'decision' },
  fundingPeriod: '2021-2027',
  fund: { code: 'ESF Plus', sourceText: 'ESF' },
  fundingGuideline: '02203',
  fundingObject: '16594',
  interventionCategory: '152',
  specificObjective: 'ESO4.8',
  purposeAndAchievements: 'Begleitet die Programmstädte.',
};

t.test('a project is published, read and found', async (t) => {
  const { get, post } = await registry(t);
  const created = await post(serviceCentre);
  t.equal(created.statusCode, 201, created.body);
  t.equal(created.headers.location, '/api/v1/projects/SN21-0001');
  t.equal(created.headers['registry-revision'], String(created.json().publishedRevision));
  const answer = await get('/projects/SN21-0001');
  t.match(answer.json(), {
    reference: 'SN21-0001',
    version: 1,
    workflow: 'published',
    city: { ags: '14612000', name: 'Dresden' },
    totalEligibleCost: '1871273.00',
    totalCost: null,
    unionContribution: '1777709.00',
    unionContributionOrigin: 'stated',
    unionRate: '95.00',
    unionRateBasis: 'amounts',
    evidence: { totalEligibleCost: 'decision', unionContribution: 'decision' },
    fund: { code: 'ESF Plus', sourceText: 'ESF' },
    interventionCategory: { code: '152', key: '2021-2027/152' },
    fundingGuideline: { code: '02203' },
    fundingObject: { code: '16594' },
    specificObjective: { code: 'ESO4.8' },
  });
  t.match(answer.headers['registry-revision'], /^\d+$/);
  t.equal(answer.headers.etag, created.headers.etag, 'a write answers with the record as a read gives it');

  for (const query of [
    'city=14612000',
    'category=152',
    'category=2021-2027/152',
    'guideline=02203&scope=programme',
    'q=servicestelle',
    'fund=ESF%20Plus,ESF',
    'objective=ESO4.8&object=16594',
    'minCost=1871273.00&maxCost=1871273.00',
    'activeOn=2028-12-31',
  ]) {
    const { items, total } = (await get(`/projects?${query}&include=total`)).json();
    t.same([items.length, total], [1, 1], query);
  }
  for (const query of [
    'city=14625020',
    'city=landesweit',
    'category=109',
    'q=bautzen',
    'fundingPeriod=2014-2020',
    'workflow=draft',
  ])
    t.equal((await get(`/projects?${query}&include=total`)).json().total, 0, query);
  t.equal((await get('/projects')).json().total, null, 'a page never waits for its total');
});

t.test('an amendment is a new version; the old one stays readable', async (t) => {
  const { get, post, patch } = await registry(t);
  const created = await post(serviceCentre);
  const { reference, publishedRevision } = created.json();
  const etag = String(created.headers.etag);
  t.equal((await patch(reference, { name: 'x' })).statusCode, 428);
  t.equal((await patch(reference, { name: 'x' }, { 'if-match': '"other"' })).statusCode, 412);
  const amended = await patch(
    reference,
    { name: 'Neuer Name', area: 'Neustadt', reason: 'Bescheid vom Mai' },
    { 'if-match': etag },
  );
  t.equal(amended.statusCode, 200, amended.body);
  t.match(amended.json(), {
    version: 2,
    name: 'Neuer Name',
    area: 'Neustadt',
    totalEligibleCost: '1871273.00',
  });
  t.equal(
    (await patch(reference, { name: 'y' }, { 'if-match': etag })).statusCode,
    412,
    'the tag of the old version is stale',
  );
  const same = await patch(reference, { name: 'Neuer Name' }, { 'if-match': String(amended.headers.etag) });
  t.match(same.json(), { version: 2 }, 'a change that changes nothing publishes nothing');

  t.match((await get(`/projects/${reference}?asOf=${publishedRevision}`)).json(), {
    version: 1,
    name: 'Servicestelle',
  });
  const history = (await get(`/projects/${reference}/history`)).json();
  t.match(history.versions, [
    { version: 2, changedFields: ['name', 'area'] },
    { version: 1, changedFields: [] },
  ]);
  t.equal((await get(`/projects/${reference}?asOf=0`)).statusCode, 404);
  t.equal((await get('/projects/SN99-0001')).statusCode, 404);
});

t.test('twenty amendments of one version at once: one wins, the others are told', async (t) => {
  const { post, patch, get } = await registry(t);
  const created = await post(serviceCentre);
  const { reference } = created.json();
  const headers = { 'if-match': String(created.headers.etag) };
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, number) => patch(reference, { name: `Name ${number}` }, headers)),
  );
  const statuses = answers.map(({ statusCode }) => statusCode).sort();
  t.same(statuses, [200, ...Array.from({ length: 19 }, () => 412)]);
  t.match((await get(`/projects/${reference}`)).json(), { version: 2 });
});

t.test('bad input is refused with every fault, and nothing is kept', async (t) => {
  const { get, post } = await registry(t);
  const refusals: [object, number, string][] = [
    [{ ...serviceCentre, name: ' ' }, 422, '/name'],
    [{ ...serviceCentre, period: { start: '2024-01-02', end: '2024-01-01' } }, 422, '/period/end'],
    [{ ...serviceCentre, unionContribution: '1871273.01' }, 422, '/unionContribution'],
    [{ ...serviceCentre, grantRate: '96.00' }, 422, '/grantRate'],
    [{ ...serviceCentre, totalEligibleCost: '-0.01' }, 422, '/totalEligibleCost'],
    [{ ...serviceCentre, interventionCategory: '999' }, 422, '/interventionCategory'],
    [{ ...serviceCentre, city: '99999999' }, 422, '/city'],
    [{ ...serviceCentre, grantRate: '101' }, 400, '/grantRate'],
    [{ ...serviceCentre, totalEligibleCost: '1e309' }, 400, '/totalEligibleCost'],
    [{ ...serviceCentre, totalEligibleCost: 5 }, 400, '/totalEligibleCost'],
    [{ ...serviceCentre, period: { start: '31.02.2023', end: null } }, 400, '/period/start'],
    [{ ...serviceCentre, period: { start: '2023-02-29', end: null } }, 400, '/period/start'],
    [{ ...serviceCentre, version: 7 }, 400, ''],
    [{ ...serviceCentre, publishedRevision: 1 }, 400, ''],
    [{ ...serviceCentre, name: 'x\u0000y' }, 400, ''],
  ];
  for (const [body, status, pointer] of refusals) {
    const answer = await post(body);
    t.equal(answer.statusCode, status, answer.body);
    t.match(answer.headers['content-type'], /application\/problem\+json/);
    if (pointer !== '')
      t.ok(
        answer.json().errors.some((error: { pointer: string }) => error.pointer.startsWith(pointer)),
        answer.body,
      );
  }
  const many = await post({
    ...serviceCentre,
    name: '',
    period: { start: '2024-01-02', end: '2024-01-01' },
    unionContribution: '9999999.00',
  });
  t.ok(many.json().errors.length >= 3, 'all faults at once');
  const german = await post({ ...serviceCentre, name: ' ' }, { 'accept-language': 'de' });
  t.match(german.json().errors[0].detail, /Der Name des Vorhabens fehlt/);
  t.equal((await get('/projects?include=total')).json().total, 0);
});

t.test('only with a token, and a repeated key answers once', async (t) => {
  const { app, get, post } = await registry(t);
  t.equal(
    (await app.inject({ method: 'POST', url: '/api/v1/projects', payload: serviceCentre })).statusCode,
    401,
  );
  const headers = { 'idempotency-key': 'abc' };
  const [first, again] = [await post(serviceCentre, headers), await post(serviceCentre, headers)];
  t.same([first.statusCode, again.statusCode], [201, 201]);
  t.equal(again.body, first.body);
  t.equal((await post({ ...serviceCentre, name: 'anders' }, headers)).statusCode, 422);
  t.equal((await get('/projects?include=total')).json().total, 1);
});

t.test('a cursor answers only the question it was made for', async (t) => {
  const { get, post } = await registry(t);
  for (const name of ['A', 'B', 'C']) await post({ ...serviceCentre, name });
  const first = (await get('/projects?sort=name&limit=1')).json();
  t.same(
    first.items.map(({ name }: { name: string }) => name),
    ['A'],
  );
  await post({ ...serviceCentre, name: 'AA' });
  const second = (await get(`/projects?sort=name&limit=5&cursor=${first.nextCursor}`)).json();
  t.same(
    second.items.map(({ name }: { name: string }) => name),
    ['B', 'C'],
    'one walk sees one state',
  );
  t.equal(second.revision, first.revision);
  const forged = Buffer.from(JSON.stringify(['x', 1, "1' or 1=1", ['y']])).toString('base64url');
  const real = JSON.parse(Buffer.from(first.nextCursor, 'base64url').toString());
  const remade = (change: (parts: unknown[]) => void) => {
    const parts = structuredClone(real);
    change(parts);
    return Buffer.from(JSON.stringify(parts)).toString('base64url');
  };
  const bad = [
    `sort=-name&cursor=${first.nextCursor}`,
    `sort=name&q=x&cursor=${first.nextCursor}`,
    `sort=name&cursor=${forged}`,
    'sort=name&cursor=%00',
    `sort=name&cursor=${remade((parts) => {
      parts[2] = 'abc';
    })}`,
    `sort=name&cursor=${remade((parts) => {
      parts[3] = [];
    })}`,
    `sort=name&cursor=${remade((parts) => {
      parts[3] = [null];
    })}`,
  ];
  for (const query of bad) t.equal((await get(`/projects?${query}`)).statusCode, 400, query);
  const beyond = await get(
    `/projects?sort=name&cursor=${remade((parts) => {
      parts[1] = 999_999;
    })}`,
  );
  t.ok(beyond.statusCode === 400 || beyond.statusCode === 404, 'a revision that does not exist');
  for (const query of [
    'limit=-1',
    'limit=0',
    'limit=201',
    'limit=1e9',
    'sort=id',
    'sort=name;drop',
    'status=unknown',
    'nonsense=1',
    'city=1',
    'asOf=2023-02-29',
    'minCost=1,00',
    'city=14612000&city=14625020',
  ])
    t.equal((await get(`/projects?${query}`)).statusCode, 400, query);
});

t.test('the longest names and places can be published, and their pages walked', async (t) => {
  const { post, get } = await registry(t);
  // No two alike and nothing to compress: what an index finds hardest to hold.
  const long = (length: number, seed: number) =>
    String.fromCharCode(
      ...Array.from({ length }, (_, index) => 0x4e00 + ((index * index * 7919 + seed * 104_729) % 20_000)),
    );
  for (const seed of [1, 2, 3])
    t.equal((await post({ name: long(800, seed), place: long(2_000, seed) })).statusCode, 201);
  t.equal((await post({ name: long(801, 4) })).json().code, 'rule_broken');
  for (const sort of ['name', 'city', '-city,name']) {
    const seen = new Set<string>();
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await get(`/projects?limit=1&sort=${sort}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      t.equal(page.statusCode, 200, page.body.slice(0, 200));
      seen.add(page.json().items[0]?.reference);
      cursor = page.json().nextCursor ?? null;
    }
    t.equal(seen.size, 3, sort);
  }
});
