import t, { type Test } from 'tap';
import { testApp } from '../support/app.js';
import { tokenOf } from '../support/people.js';
import { aDecision, call, colleagues, publishByApi, publishDraft } from '../support/workflow.js';

async function registry(t: Test) {
  const { app, database } = await testApp(t, 'reference');
  const people = await colleagues(database);
  const get = (url: string, headers = {}) => app.inject({ url: `/api/v1${url}`, headers });
  const post = (payload: object, headers = {}) =>
    call(app, people.staff, 'POST', '/projects', payload, headers);
  const patch = (reference: string, payload: object, headers = {}) =>
    call(app, people.staff, 'PATCH', `/projects/${reference}`, payload, headers);
  const publish = (body: object) => publishByApi(app, people, body);
  return { app, database, people, get, post, patch, publish };
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

t.test('a project is begun, handed in, published, read and found', async (t) => {
  const { app, people, get, post } = await registry(t);
  const begun = await post({ ...serviceCentre, changeBasis: 'decision', decisions: [aDecision] });
  t.equal(begun.statusCode, 201, begun.body);
  const { draftId } = begun.json();
  t.equal(begun.headers.location, `/api/v1/projects/${draftId}`);
  t.match(begun.json(), {
    reference: draftId,
    workflow: 'draft',
    publishedRevision: null,
    publishedAt: null,
  });
  const again = await call(app, people.staff, 'GET', `/projects/${draftId}`);
  t.equal(again.headers.etag, begun.headers.etag, 'a write answers with the draft as a read gives it');
  t.equal((await get(`/projects/${draftId}`)).statusCode, 404, 'nobody else sees it');
  t.equal((await get('/projects?include=total')).json().total, 0);
  const { revision, reference } = await publishDraft(app, people, draftId);
  t.equal(reference, 'SN21-0001');
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
  t.equal(answer.headers['registry-revision'], String(revision));

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
  const { app, people, get, patch, publish } = await registry(t);
  const { reference, revision } = await publish(serviceCentre);
  const published = await get(`/projects/${reference}`);
  const etag = String(published.headers.etag);
  t.equal((await patch(reference, { name: 'x' })).statusCode, 428);
  t.equal((await patch(reference, { name: 'x' }, { 'if-match': '"other"' })).statusCode, 412);
  const same = await patch(reference, { name: 'Servicestelle' }, { 'if-match': etag });
  t.match(same.json(), { version: 1, workflow: 'published' }, 'a change that changes nothing begins nothing');
  const amended = await patch(
    reference,
    { name: 'Neuer Name', area: 'Neustadt', reason: 'Bescheid vom Mai' },
    { 'if-match': etag },
  );
  t.equal(amended.statusCode, 200, amended.body);
  const { draftId } = amended.json();
  t.match(amended.json(), {
    reference,
    workflow: 'draft',
    name: 'Neuer Name',
    totalEligibleCost: '1871273.00',
  });
  t.equal((await get(`/projects/${reference}`)).body, published.body, 'what is published stays');
  t.equal(
    (await patch(reference, { name: 'y' }, { 'if-match': etag })).statusCode,
    412,
    'there is a draft now',
  );
  const further = await patch(reference, { area: 'Altstadt' }, { 'if-match': String(amended.headers.etag) });
  t.match(further.json(), { draftId, area: 'Altstadt' });
  await publishDraft(app, people, draftId);
  t.match((await get(`/projects/${reference}`)).json(), { version: 2, name: 'Neuer Name', area: 'Altstadt' });

  t.match((await get(`/projects/${reference}?asOf=${revision}`)).json(), {
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
  t.match(
    (await call(app, people.staff, 'GET', `/projects/${reference}/workflow`))
      .json()
      .items.map(({ step }: { step: string }) => step),
    ['begun', 'handedIn', 'accepted', 'published', 'begun', 'handedIn', 'accepted', 'published'],
  );
});

t.test('twenty amendments of one version at once: one wins, the others are told', async (t) => {
  const { app, people, patch, get, publish } = await registry(t);
  const { reference } = await publish(serviceCentre);
  const headers = { 'if-match': String((await get(`/projects/${reference}`)).headers.etag) };
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, number) => patch(reference, { name: `Name ${number}` }, headers)),
  );
  const won = answers.filter(({ statusCode }) => statusCode === 200);
  t.equal(won.length, 1);
  t.ok(answers.every(({ statusCode }) => [200, 409, 412].includes(statusCode)));
  const draft = await call(app, people.staff, 'GET', `/projects/${won[0]?.json().draftId}`);
  t.equal(draft.json().name, won[0]?.json().name);

  const onDraft = { 'if-match': String(draft.headers.etag) };
  const saves = await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      patch(draft.json().draftId, { area: `Ort ${number}` }, onDraft),
    ),
  );
  const statuses = saves.map(({ statusCode }) => statusCode).sort();
  t.same(statuses, [200, ...Array.from({ length: 19 }, () => 412)]);
});

t.test('bad input is refused with every fault, and nothing is kept', async (t) => {
  const { app, people, get, post } = await registry(t);
  const refusals: [object, number, string][] = [
    [{ ...serviceCentre, interventionCategory: '999' }, 422, '/interventionCategory'],
    [{ ...serviceCentre, city: '99999999' }, 422, '/city'],
    [{ ...serviceCentre, grantRate: '101' }, 400, '/grantRate'],
    [{ ...serviceCentre, totalEligibleCost: '1e309' }, 400, '/totalEligibleCost'],
    [{ ...serviceCentre, totalEligibleCost: 5 }, 400, '/totalEligibleCost'],
    [{ ...serviceCentre, period: { start: '31.02.2023', end: null } }, 400, '/period/start'],
    [{ ...serviceCentre, period: { start: '2023-02-29', end: null } }, 400, '/period/start'],
    [{ ...serviceCentre, version: 7 }, 400, ''],
    [{ ...serviceCentre, publishedRevision: 1 }, 400, ''],
    [{ ...serviceCentre, role: 'lead' }, 400, ''],
    [{ ...serviceCentre, state: 'accepted' }, 400, ''],
    [{ ...serviceCentre, workflow: 'published' }, 400, ''],
    [{ ...serviceCentre, ownerCity: '14625020' }, 400, ''],
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
  t.equal((await get('/projects?include=total')).json().total, 0);
  const drafts = await call(app, people.staff, 'GET', '/drafts');
  t.same(drafts.json().items, []);
});

t.test('a draft may have faults; handed in it is only without', async (t) => {
  const { app, people, post } = await registry(t);
  const faults: [object, string][] = [
    [{ name: ' ' }, '/name'],
    [{ period: { start: '2024-01-02', end: '2024-01-01' } }, '/period/end'],
    [{ unionContribution: '1871273.01' }, '/unionContribution'],
    [{ grantRate: '96.00' }, '/grantRate'],
    [{ changeBasis: null }, '/changeBasis'],
    [{ decisions: [] }, '/decisions'],
  ];
  const whole = { ...serviceCentre, changeBasis: 'decision', decisions: [aDecision] };
  const handIn = async (body: object, headers = {}) => {
    const begun = await post({ ...whole, ...body });
    t.equal(begun.statusCode, 201, begun.body);
    const url = `/drafts/${begun.json().draftId}/hand-in`;
    return call(app, people.staff, 'POST', url, undefined, headers);
  };
  for (const [body, pointer] of faults) {
    const answer = await handIn(body);
    t.equal(answer.statusCode, 422, answer.body);
    t.ok(
      answer.json().errors.some((error: { pointer: string }) => error.pointer.startsWith(pointer)),
      answer.body,
    );
  }
  const many = await handIn({ ...faults[0]?.[0], ...faults[1]?.[0], ...faults[2]?.[0] });
  t.ok(many.json().errors.length >= 3, 'all faults at once');
  const german = await handIn({ name: ' ' }, { 'accept-language': 'de' });
  t.match(german.json().errors[0].detail, /Der Name des Vorhabens fehlt/);
});

t.test('only with a token, and a repeated key answers once', async (t) => {
  const { app, people, post } = await registry(t);
  t.equal(
    (await app.inject({ method: 'POST', url: '/api/v1/projects', payload: serviceCentre })).statusCode,
    401,
  );
  const headers = { 'idempotency-key': 'abc' };
  const [first, again] = [await post(serviceCentre, headers), await post(serviceCentre, headers)];
  t.same([first.statusCode, again.statusCode], [201, 201]);
  t.equal(again.body, first.body);
  t.equal((await post({ ...serviceCentre, name: 'anders' }, headers)).statusCode, 422);
  const drafts = await app.inject({ url: '/api/v1/drafts', headers: tokenOf(people.staff) });
  t.equal(drafts.json().items.length, 1);
});

t.test('a cursor answers only the question it was made for', async (t) => {
  const { get, publish } = await registry(t);
  for (const name of ['A', 'B', 'C']) await publish({ ...serviceCentre, name });
  const first = (await get('/projects?sort=name&limit=1')).json();
  t.same(
    first.items.map(({ name }: { name: string }) => name),
    ['A'],
  );
  await publish({ ...serviceCentre, name: 'AA' });
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
  const { app, people, post, publish, get } = await registry(t);
  // No two alike and nothing to compress: what an index finds hardest to hold.
  const long = (length: number, seed: number) =>
    String.fromCharCode(
      ...Array.from({ length }, (_, index) => 0x4e00 + ((index * index * 7919 + seed * 104_729) % 20_000)),
    );
  for (const seed of [1, 2, 3]) t.ok(await publish({ name: long(800, seed), place: long(2_000, seed) }));
  const tooLong = (await post({ name: long(801, 4) })).json().draftId;
  t.equal((await call(app, people.staff, 'POST', `/drafts/${tooLong}/hand-in`)).json().code, 'rule_broken');
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
