import { sql } from 'drizzle-orm';
import type { LightMyRequestResponse } from 'fastify';
import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { emptyAgreement } from '../agreements/an-agreement.js';
import { emptyGoal } from '../goals/a-goal.js';
import { emptyImplementation } from '../implementations/an-implementation.js';
import { emptyPlan } from '../plans/a-plan.js';
import { aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { faultsOfStructure } from '../support/pdf-structure.js';
import { aPerson, bautzen, browserOf, goerlitz, tokenOf } from '../support/people.js';
import { readPdf } from '../support/read-pdf.js';
import { call, colleagues } from '../support/workflow.js';
import { inBautzen, shapeFile } from './shape-files.js';

const { app, database } = await testApp(t, 'reference');
const { staff, lead } = await colleagues(database);
const cityLead = await aPerson(database, 'cityLead');
const cityEditor = await aPerson(database, 'cityEditor');
const neighbour = await aPerson(database, 'cityLead', goerlitz);
const auditor = await aPerson(database, 'auditor');

const content = {
  name: 'Gesundbrunnen',
  kind: 'fundingArea',
  fundingPeriod: '2021-2027',
  period: { start: '2022-12-16', end: '2028-12-31' },
  description: null,
  inhabitants: 8420,
  inhabitantsOn: '2020-12-31',
  sgb2Rate: '19.40',
  sgb2RateOn: '2020-12-31',
  urbanRenewal: 'Sozialer Zusammenhalt',
  erdf: null,
  leader: 'none',
  otherProgrammes: null,
  spellings: ['Bautzen-Gesundbrunnen'],
};
const begin = (who: Actor, city = bautzen, change: object = {}) =>
  call(app, who, 'POST', '/city-drafts', { kind: 'area', city, content: { ...content, ...change } });
const tagOf = async (who: Actor, id: string): Promise<{ 'if-match': string }> => ({
  'if-match': String((await call(app, who, 'GET', `/city-drafts/${id}`)).headers.etag),
});
const step = async (who: Actor, id: string, name: string, body?: object): Promise<LightMyRequestResponse> =>
  call(app, who, 'POST', `/city-drafts/${id}/${name}`, body, await tagOf(who, id));
const upload = async (who: Actor, id: string, payload: Buffer): Promise<LightMyRequestResponse> =>
  app.inject({
    method: 'PUT',
    url: `/api/v1/city-drafts/${id}/perimeter`,
    headers: { ...tokenOf(who), ...(await tagOf(who, id)), 'content-type': 'application/zip' },
    payload,
  });

let reference = '';
let firstRevision = 0;

t.test('a city draws up an area, the service centre publishes it, and nobody does both', async (t) => {
  const begun = await begin(cityEditor);
  t.equal(begun.statusCode, 201, begun.body);
  const { id } = begun.json();
  t.equal((await call(app, neighbour, 'GET', `/city-drafts/${id}`)).statusCode, 404, 'not for another city');
  t.equal((await begin(neighbour)).statusCode, 404, 'nor does another city draw up one of Bautzen');
  t.same((await call(app, neighbour, 'GET', '/city-drafts')).json().items, []);
  t.equal((await call(app, auditor, 'GET', `/city-drafts/${id}`)).statusCode, 200);

  const uploaded = await upload(cityEditor, id, await shapeFile([inBautzen]));
  t.equal(uploaded.statusCode, 200, uploaded.body);
  t.equal(uploaded.json().perimeter.source.system, 'WGS 84');
  const far = await upload(cityEditor, id, await shapeFile([inBautzen.map(([x, y]) => [x - 1, y] as const)]));
  t.equal(far.statusCode, 422);
  t.equal(far.json().errors[0].code, 'far_from_city');

  t.equal((await step(cityEditor, id, 'hand-in')).statusCode, 403, 'the lead hands in');
  t.equal((await step(lead, id, 'publish')).statusCode, 409, 'what is not handed in is not published');
  const { version } = (await step(cityLead, id, 'hand-in')).json();
  t.equal(version, 3);
  const change = { kind: 'area', content: { ...content, name: 'Anders' } };
  const late = await call(app, cityLead, 'PUT', `/city-drafts/${id}`, change, await tagOf(cityLead, id));
  t.equal(late.statusCode, 409, 'what was handed in does not change');
  t.equal((await step(staff, id, 'return', { reason: 'Die Quote fehlt.' })).json().state, 'returned');
  t.equal(
    (await call(app, cityEditor, 'GET', `/city-drafts/${id}`)).json().returnedReason,
    'Die Quote fehlt.',
  );
  await step(staff, id, 'hand-in');
  t.equal((await step(staff, id, 'publish')).statusCode, 403, 'staff do not publish');
  const published = await step(lead, id, 'publish');
  t.equal(published.statusCode, 200, published.body);
  ({ reference, revision: firstRevision } = published.json());
  t.match(reference, /^FG\d{4}$/);
  t.equal((await call(app, cityLead, 'GET', `/city-drafts/${id}`)).statusCode, 404, 'the draft is over');

  const own = (await begin(lead)).json();
  await step(lead, own.id, 'hand-in');
  t.equal((await step(lead, own.id, 'publish')).statusCode, 403, 'not what one handed in oneself');
  const alone = database.sql.begin(async (tx) => {
    await tx`select set_config('app.role', 'lead', true), set_config('app.person', ${lead.personId}, true)`;
    await tx`update city_record_version set superseded_revision = (open_registry_revision('form', 'x', 'x')).revision`;
  });
  await t.rejects(alone, /published by one person alone/, 'and the database sees to it');
  await step(lead, own.id, 'take-back');
  const gone = await call(
    app,
    lead,
    'DELETE',
    `/city-drafts/${own.id}`,
    undefined,
    await tagOf(lead, own.id),
  );
  t.equal(gone.statusCode, 204);
});

t.test('what is published is public as of every state, with its history and its perimeter', async (t) => {
  const api = (url: string) => app.inject(`/api/v1${url}`);
  t.same(
    (await api('/areas')).json().items.map((one: { reference: string }) => one.reference),
    [reference],
  );
  t.same((await api(`/areas?city=${goerlitz}`)).json().items, []);
  const read = (await api(`/areas/${reference}`)).json();
  t.same(read.content, content, 'as it was sent');
  t.same(read.city, { ags: bautzen, name: 'Bautzen' });
  const file = await api(`/areas/${reference}/perimeter.geojson`);
  t.match(file.headers['content-type'], 'application/geo+json');
  t.equal(file.json().geometry.type, 'MultiPolygon');

  const begun = await call(app, cityLead, 'POST', '/city-drafts', { kind: 'area', reference });
  t.equal(begun.statusCode, 201, begun.body);
  const { id } = begun.json();
  t.equal((await call(app, cityLead, 'POST', '/city-drafts', { kind: 'area', reference })).statusCode, 409);
  t.equal((await call(app, neighbour, 'POST', '/city-drafts', { kind: 'area', reference })).statusCode, 404);
  const renamed = { kind: 'area', content: { ...content, name: 'Gesundbrunnen Süd' } };
  t.equal(
    (await call(app, cityLead, 'PUT', `/city-drafts/${id}`, renamed, await tagOf(cityLead, id))).statusCode,
    200,
  );
  t.equal((await call(app, cityLead, 'PUT', `/city-drafts/${id}`, renamed)).statusCode, 428);
  await step(cityLead, id, 'hand-in');
  const { revision } = (await step(lead, id, 'publish')).json();
  t.equal((await api(`/areas/${reference}`)).json().content.name, 'Gesundbrunnen Süd');
  const past = (await api(`/areas/${reference}?asOf=${firstRevision}`)).json();
  t.equal(past.content.name, 'Gesundbrunnen', 'the past stays');
  const { items } = (await api(`/areas/${reference}/versions`)).json();
  t.same(
    items.map((one: Record<string, unknown>) => [one.publishedRevision, one.supersededRevision]),
    [
      [revision, null],
      [firstRevision, revision],
    ],
  );
  await t.rejects(database.ownerSql`update city_record_version set content = '{}'`, { code: '23001' });
});

t.test('the public page shows figures, map and the projects that name the area', async (t) => {
  const inArea = (name: string, area: string | null) =>
    aProject({
      name,
      area,
      place: { kind: 'municipality', ags: bautzen, sourceText: null },
      catalogue: {
        ...aProject().catalogue,
        fundingPeriod: { key: '2021-2027', sourceText: null },
        fundingGuideline: { key: '2021-2027/02203', sourceText: '02203' },
      },
    });
  await publishNew(database, inArea('Treff', 'Altstadt'), inArea('Werkstatt', 'BAUTZEN-GESUNDBRUNNEN'));
  const page = await app.inject(`/gebiete/${reference}`);
  t.equal(page.statusCode, 200);
  t.match(page.body, />8\.420</);
  t.match(page.body, /19,40/);
  t.match(page.body, /class="map map--area"/);
  t.match(page.body, />Werkstatt</, 'whatever the capitals');
  t.notMatch(page.body, />Treff</, 'but not another name');
  t.match((await app.inject(`/en/gebiete/${reference}`)).body, /Inhabitants/);
  t.match((await app.inject('/gebiete')).body, /Gesundbrunnen Süd/);
  t.match((await app.inject(`/gebiete/${reference}?asOf=${firstRevision}`)).body, /Gesundbrunnen</);
  t.equal((await app.inject('/gebiete/FG9999')).statusCode, 404);
});

t.test('the workspace keeps what was typed, says what is wrong, and leads through the steps', async (t) => {
  const post = (who: Actor, url: string, form: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...browserOf(who), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
  const get = (who: Actor, url: string) => app.inject({ url, headers: browserOf(who) });
  const path = '/arbeitsbereich/gebiete';
  const faulty = await post(cityEditor, `${path}/neu/area`, {
    name: '',
    sgb2Rate: 'viel',
    inhabitants: '12,5',
  });
  t.equal(faulty.statusCode, 422);
  for (const part of [/Der Name fehlt/, /value="viel"/, /value="12,5"/, /href="#f-inhabitants"/])
    t.match(faulty.body, part);
  const made = await post(cityEditor, `${path}/neu/area`, {
    name: 'Altstadt',
    kind: 'fundingArea',
    fundingPeriod: '2021-2027',
    sgb2Rate: '7,5',
  });
  t.equal(made.statusCode, 303);
  const address = String(made.headers.location).split('?')[0] ?? '';
  const draft = await get(cityEditor, address);
  t.match(draft.body, /Förderfähig ist ein Gebiet über 8.%/);
  t.match(draft.body, /A V Nr\. 1/);
  t.notMatch(draft.body, />Einreichen</, 'an editor does not hand in');
  t.equal((await get(neighbour, address)).statusCode, 404);
  t.match(
    (await post(cityLead, `${address}/schritt`, { version: '9', schritt: 'einreichen' })).statusCode,
    412,
  );
  t.equal(
    (await post(cityLead, `${address}/schritt`, { version: '1', schritt: 'einreichen' })).statusCode,
    303,
  );
  const handedIn = await get(staff, address);
  t.match(handedIn.body, /Grund der Rückgabe/);
  t.notMatch(handedIn.body, />Veröffentlichen</);
  t.match(
    (await post(staff, `${address}/schritt`, { version: '2', schritt: 'zurueckgeben' })).body,
    /Der Grund fehlt/,
  );
  const done = await post(lead, `${address}/schritt`, { version: '2', schritt: 'veroeffentlichen' });
  t.equal(done.statusCode, 303);
  const desk = await get(staff, path);
  t.match(desk.body, /Altstadt/);
  const { items } = (await app.inject('/api/v1/areas')).json();
  const published = items.find(
    (one: { content: { name: string } }) => one.content.name === 'Altstadt',
  ).reference;
  const withdrawn = await post(cityLead, `${path}/aendern/${published}`, { ruecknahme: '1' });
  const withdrawal = String(withdrawn.headers.location);
  await post(cityLead, `${withdrawal}/schritt`, { version: '1', schritt: 'einreichen' });
  await post(lead, `${withdrawal}/schritt`, { version: '2', schritt: 'veroeffentlichen' });
  t.equal((await app.inject(`/gebiete/${published}`)).statusCode, 404, 'it left the present');
});

t.test('a plan of an area is checked against the registry and stands beside its projects', async (t) => {
  const { items } = (await app.inject(`/api/v1/projects?city=${bautzen}`)).json();
  const linked = items.find((one: { name: string }) => one.name === 'Werkstatt').reference;
  const content = {
    ...emptyPlan,
    areas: [reference],
    framework: { ...emptyPlan.framework, basis: 'cost', years: [{ year: 2024, amount: '50000.00' }] },
    projects: [
      {
        number: 'E.1',
        name: 'Werkstatt',
        kind: 'neighbourhood',
        executingBody: null,
        reference: linked,
        years: [{ year: 2024, cost: '60000.00', grant: null, ownShare: null }],
      },
    ],
  };
  const planOf = (projects: object[]) =>
    call(app, cityLead, 'POST', '/city-drafts', {
      kind: 'plan',
      city: bautzen,
      content: { ...content, projects },
    });
  const twice = (await planOf([...content.projects, { ...content.projects[0], number: 'E.2' }])).json();
  const refused = await step(cityLead, twice.id, 'hand-in');
  t.equal(refused.statusCode, 422);
  t.equal(refused.json().errors[0].code, 'project_linked_twice');
  const { id } = (await planOf(content.projects)).json();
  const draft = await app.inject({ url: `/arbeitsbereich/gebiete/${id}`, headers: browserOf(cityLead) });
  t.match(draft.body, /Für 2024 sind 60\.000,00/);
  await step(cityLead, id, 'hand-in');
  const plan = (await step(lead, id, 'publish')).json();
  t.match(plan.reference, /^HK\d{4}$/);
  const page = await app.inject(`/handlungskonzepte/${plan.reference}`);
  t.match(page.body, new RegExp(linked));
  t.match(page.body, /50\.000,00/);
  t.match(
    (await app.inject(`/gebiete/${reference}`)).body,
    new RegExp(plan.reference),
    'and the area names it',
  );
  t.same((await app.inject(`/api/v1/plans/${plan.reference}`)).json().content, content);
});

t.test('the money of a planned project: plan against actual, shifts, advances to be spent', async (t) => {
  const { items } = (await app.inject(`/api/v1/projects?city=${bautzen}`)).json();
  const { reference: project } = items.find((one: { name: string }) => one.name === 'Werkstatt');
  const path = `/funding/${project}`;
  const write = (who: Actor, rest: string, body: object) => call(app, who, 'POST', `${path}${rest}`, body);
  const entry = (kind: string, onDay: string, ...amounts: [number, string][]) => ({
    kind,
    onDay,
    amounts: amounts.map(([year, amount]) => ({ year, amount })),
  });
  const made = await write(
    cityEditor,
    '/entries',
    entry('approved', '2024-01-15', [2024, '40000.00'], [2025, '0']),
  );
  t.equal(made.statusCode, 200, made.body);
  t.match(made.json(), {
    plan: { number: 'E.1' },
    years: [
      { year: 2024, plannedCost: '60000.00', planned: null, approved: '40000.00', paid: null },
      { year: 2025, approved: '0.00' },
    ],
  });
  for (const who of [staff, auditor])
    t.match((await call(app, who, 'GET', path)).json().entries, [{ recordedBy: cityEditor.label }, {}]);
  t.equal((await call(app, neighbour, 'GET', path)).statusCode, 404);
  t.equal((await write(neighbour, '/entries', entry('spent', '2024-02-01', [2024, '1']))).statusCode, 404);
  t.equal((await write(auditor, '/entries', entry('spent', '2024-02-01', [2024, '1']))).statusCode, 403);
  t.same((await call(app, neighbour, 'GET', `/funding?city=${bautzen}`)).json().items, []);
  t.equal((await app.inject(`/api/v1${path}`)).statusCode, 401, 'nothing of it is public');
  for (const body of [
    entry('spent', '2199-01-01', [2024, '1']),
    entry('spent', '2024-02-01', [2024, '0']),
    entry('spent', '2024-02-01', [2024, '1'], [2024, '2']),
  ])
    t.equal((await write(staff, '/entries', body)).statusCode, 422);

  const asked = { fromYear: 2024, toYear: 2025, amount: '5000.00', requestedOn: '2024-10-01' };
  t.equal((await write(cityLead, '/shifts', { ...asked, toYear: 2024 })).statusCode, 422);
  const { id } = (await write(cityLead, '/shifts', asked)).json().shifts[0];
  const decide = (decidedOn: string) =>
    write(staff, `/shifts/${id}/decision`, { outcome: 'granted', decidedOn, decision: 'AZ 4' });
  t.equal((await decide('2024-09-30')).statusCode, 422, 'not before it was asked for');
  t.match((await decide('2024-10-20')).json().years, [{ approved: '35000.00' }, { approved: '5000.00' }]);
  t.equal((await decide('2024-10-21')).statusCode, 404, 'once');

  const revoke = (who: Actor) => write(who, `/shifts/${id}/cancellation`, { reason: 'Bescheid aufgehoben' });
  t.equal((await revoke(neighbour)).statusCode, 404);
  await t.rejects(
    actingAs(database.orm, staff, {}, (tx) =>
      tx.execute(sql`update budget_shift set outcome = 'refused' where id = ${id}::uuid`),
    ),
    { cause: { constraint_name: 'budget_shift_step' } },
    'what was decided is not decided anew',
  );
  const revoked = (await revoke(cityLead)).json();
  t.match(revoked.years, [{ approved: '40000.00' }, { approved: '0.00' }], 'it counts no more');
  t.match(
    revoked.shifts,
    [{ outcome: 'granted', cancelledReason: 'Bescheid aufgehoben' }],
    'and stays in sight',
  );
  t.equal((await revoke(cityLead)).statusCode, 409, 'once');
  const shiftPage = await app.inject({
    url: `/arbeitsbereich/mittel/${project}`,
    headers: browserOf(cityLead),
  });
  t.match(shiftPage.body, /<s>5\.000,00.*?storniert/s);
  const anew = (await write(cityLead, '/shifts', asked))
    .json()
    .shifts.find((one: { outcome: unknown }) => one.outcome === null);
  const granted = { outcome: 'granted', decidedOn: '2024-10-20', decision: 'AZ 4' };
  t.equal((await write(staff, `/shifts/${anew.id}/decision`, granted)).statusCode, 200);

  const payment = { kind: 'interim', paidOn: '2024-03-01', amount: '12000.00', advance: true };
  t.equal((await call(app, staff, 'POST', `/audits/${project}/payments`, payment)).statusCode, 200);
  t.equal(
    (await call(app, staff, 'POST', `/audits/${project}/payments`, { ...payment, kind: 'repayment' }))
      .statusCode,
    422,
    'a repayment is no advance',
  );
  const spent = (await write(cityEditor, '/entries', entry('spent', '2024-06-01', [2024, '9000.00']))).json();
  const late = { rest: '3000.00', dueOn: '2024-09-01', overdue: true, clause: 'NBest-EU Nr. 5.4' };
  t.match(spent.openAdvances, [late]);
  const desk = (who: Actor) => app.inject({ url: '/arbeitsbereich', headers: browserOf(who) });
  t.match((await desk(cityLead)).body, /Vorauszahlung verbrauchen: Werkstatt/);
  t.notMatch((await desk(neighbour)).body, /Vorauszahlung verbrauchen/);
  const wrong = spent.entries.find((one: { kind: string }) => one.kind === 'spent').id;
  const cancelled = await write(cityEditor, `/entries/${wrong}/cancellation`, { reason: 'Zahlendreher' });
  t.match(cancelled.json().openAdvances, [{ rest: '12000.00' }]);
  t.equal((await write(cityEditor, `/entries/${wrong}/cancellation`, { reason: 'x' })).statusCode, 404);
  await t.rejects(
    database.sql`update funding_entry set amount = 1`,
    /permission denied/,
    'what was booked is not rewritten',
  );

  const form = `/arbeitsbereich/mittel/${project}/eintragen?was=buchung`;
  const send = (fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: form,
      headers: { ...browserOf(cityEditor), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const faulty = await send({ kind: 'accepted', amount: 'viel', onDay: '31.02.2025', source: 'ZN 2024' });
  t.equal(faulty.statusCode, 422);
  for (const part of [/value="viel"/, /value="31\.02\.2025"/, /value="ZN 2024"/, /href="#f-year"/])
    t.match(faulty.body, part, 'all faults at once, with what was typed');
  const right = { kind: 'accepted', year: '2024', amount: '11000', onDay: '02.06.2025' };
  t.equal((await send(right)).statusCode, 303);
  const page = (url: string) => app.inject({ url, headers: browserOf(cityEditor) });
  t.match((await page(`/arbeitsbereich/mittel/${project}`)).body, /11\.000,00/);
  const overview = (await page('/arbeitsbereich/mittel?jahr=2024')).body;
  for (const part of [/Haushaltsjahr 2024/, /E\.1 in HK/, /Frist verstrichen am 01\.09\.2024/])
    t.match(overview, part);
  const history = await app.inject({
    url: `/servicestelle/vorhaben/${project}/verlauf`,
    headers: browserOf(auditor),
  });
  t.match(
    history.body,
    /Verschiebung von 2024 nach 2025.*Bewilligung für 2024: 40\.000,00/s,
    'in the history',
  );
  const csv = await call(app, cityLead, 'GET', '/funding.csv');
  t.match(
    csv.body,
    new RegExp(`Bautzen;HK\\d+;E\\.1;${project};Werkstatt;2024;60000,00;;35000,00;;12000,00;11000,00;`),
  );
  t.equal((await call(app, lead, 'GET', '/funding.xlsx')).rawPayload.subarray(0, 2).toString(), 'PK');
});

t.test('a goal of an area is reviewed over time, and its city is asked for the review', async (t) => {
  const review = {
    on: '2025-11-27',
    value: 13,
    reached: 'Mehr als im Jahr davor.',
    evidence: null,
    involved: null,
  };
  const content = {
    ...emptyGoal,
    areas: [reference],
    actionFields: ['housing'],
    indicator: 'Gruppen',
    baseline: 5,
    baselineOn: '2022-12-31',
    target: 18,
    targetOn: '2027-12-31',
    nextReviewOn: '2026-01-31',
    reviews: [review],
  };
  const goalOf = (change: object) =>
    call(app, cityLead, 'POST', '/city-drafts', {
      kind: 'goal',
      city: bautzen,
      content: { ...content, ...change },
    });
  const ahead = (await goalOf({ reviews: [{ ...review, on: '2199-01-01' }] })).json();
  t.equal((await step(cityLead, ahead.id, 'hand-in')).json().errors[0].code, 'review_in_future');
  const { id } = (await goalOf({})).json();
  await step(cityLead, id, 'hand-in');
  const goal = (await step(lead, id, 'publish')).json();
  const page = await app.inject(`/ziele/${goal.reference}`);
  t.match(page.body, /aria-label="Gruppen: von 5 auf 18"/);
  t.match(page.body, /Mehr als im Jahr davor/);
  t.match((await app.inject('/ziele')).body, /Nachbarn kennen sich/);
  t.same((await app.inject(`/api/v1/goals/${goal.reference}`)).json().content, content);
  const desk = await app.inject({ url: '/arbeitsbereich', headers: browserOf(cityLead) });
  t.match(desk.body, /Ziel überprüfen: Nachbarn kennen sich/);
  t.match(desk.body, /Frist verstrichen/);
  const otherDesk = await app.inject({ url: '/arbeitsbereich', headers: browserOf(neighbour) });
  t.notMatch(otherDesk.body, /Ziel überprüfen/, 'no other city');
});

t.test('the support of the Union is shown: duty, place, photo, and a poster to print', async (t) => {
  const { items } = (await app.inject(`/api/v1/projects?city=${bautzen}`)).json();
  const { reference: project } = items.find((one: { name: string }) => one.name === 'Werkstatt');
  const path = `/publicity/${project}`;
  const display = { kind: 'poster', place: 'Bürgerhaus, Eingang', shownOn: '2024-05-02' };
  const made = await call(app, cityEditor, 'POST', `${path}/displays`, display);
  const owed = (await call(app, staff, 'GET', '/publicity')).json().items;
  t.match(
    owed.find((one: { reference: string }) => one.reference === project),
    { standing: 'withoutPhoto' },
    'a photo is owed',
  );
  t.equal((await call(app, cityLead, 'GET', '/publicity')).statusCode, 403);
  t.match(made.json(), { standing: 'withoutPhoto', displays: [{ ...display, hasPhoto: false }] }, made.body);
  t.equal((await call(app, neighbour, 'GET', path)).statusCode, 404);
  t.equal((await call(app, auditor, 'POST', `${path}/displays`, display)).statusCode, 403);
  t.equal(
    (await call(app, staff, 'POST', `${path}/displays`, { ...display, shownOn: '2199-01-01' })).statusCode,
    422,
  );
  const { id } = made.json().displays[0];
  const photo = Buffer.from('89504e470d0a1a0a0000', 'hex');
  const send = (who: Actor, bytes: Buffer) => {
    const form = new FormData();
    form.append('file', new Blob([bytes as never]), 'foto.png');
    return app.inject({
      method: 'POST',
      url: `/api/v1${path}/displays/${id}/photo`,
      headers: tokenOf(who),
      payload: form,
    });
  };
  t.equal((await send(cityEditor, Buffer.from('%PDF-1.7'))).statusCode, 415, 'a photo, nothing else');
  t.equal((await send(neighbour, photo)).statusCode, 404);
  const list = (url: string) => app.inject({ url, headers: browserOf(staff) });
  t.match((await list('/servicestelle/publizitaet?was=foto')).body, /Werkstatt/);
  t.match((await send(cityEditor, photo)).json(), { standing: 'proven' });
  t.notMatch((await list('/servicestelle/publizitaet')).body, /Werkstatt/, 'nothing is owed any more');
  t.equal((await send(cityEditor, photo)).statusCode, 404, 'what proves is not replaced');
  const look = (who: Actor) => call(app, who, 'GET', `${path}/displays/${id}/photo`);
  const seen = await look(auditor);
  t.match(
    [seen.headers['content-type'], seen.headers['content-security-policy']],
    ['image/png', /^sandbox;/],
  );
  t.same(seen.rawPayload, photo);
  t.equal((await look(neighbour)).statusCode, 404);
  const page = (url: string) => app.inject({ url, headers: browserOf(cityLead) });
  t.match(
    (await page(`/arbeitsbereich/publizitaet/${project}`)).body,
    /wenigstens ein Plakat.*Foto ansehen/s,
  );
  t.match((await page('/arbeitsbereich/publizitaet')).body, /mit Foto nachgewiesen/);
  t.match((await page(`/arbeitsbereich/vorhaben/${project}/aendern`)).body, /NBest-EU Nr\. 7\.3/);
  t.match((await call(app, cityLead, 'POST', `${path}/displays/${id}/removal`, { reason: 'x' })).json(), {
    displays: [{ removedReason: 'x' }],
  });
  const poster = await app.inject(`/api/v1/projects/${project}/poster.pdf`);
  t.equal(poster.statusCode, 200, poster.body.slice(0, 200));
  const { pages, text } = await readPdf(poster.rawPayload);
  t.equal(pages, 1);
  t.match(text, /Werkstatt.*Kofinanziert von der Europäischen Union/s);
});

t.test('a city has one public page with everything published about it, as of every state', async (t) => {
  const { body } = await app.inject(`/programmstaedte/${bautzen}`);
  for (const part of [
    />Bautzen<\/h1>/,
    /Gesundbrunnen Süd/,
    /Fördergebiete<\/dt><dd class="v"><span>1</,
    />Werkstatt</,
    /E\.1|Handlungskonzept/,
    /13 erreicht, Ziel 18 bis 31\.12\.2027/,
    /href="\/berichte\/stadtbericht\?city=14625020"/,
  ])
    t.match(body, part);
  t.notMatch(body, /35\.000,00/, 'nothing of the ledger is public');
  t.match((await app.inject(`/en/programmstaedte/${bautzen}`)).body, /Programme city/);
  const past = (await app.inject(`/programmstaedte/${bautzen}?asOf=${firstRevision}`)).body;
  t.match(past, /Noch ist kein Vorhaben/);
  t.match(past, new RegExp(`href="/gebiete/${reference}\\?asOf=${firstRevision}"`), 'links stay in the past');
  t.equal((await app.inject('/programmstaedte/14999999')).statusCode, 404);
  t.match((await app.inject('/programmstaedte')).body, new RegExp(`href="/programmstaedte/${bautzen}"`));
  t.match((await app.inject(`/gebiete/${reference}`)).body, new RegExp(`href="/programmstaedte/${bautzen}"`));
});

/** What a city hands in and the service centre publishes; with a reference it is a new version of that record. */
async function publishRecord(kind: string, said: object, reference?: string): Promise<string> {
  const begun = await call(
    app,
    cityLead,
    'POST',
    '/city-drafts',
    reference === undefined ? { kind, city: bautzen, content: said } : { kind, reference },
  );
  t.equal(begun.statusCode, 201, begun.body);
  const { id } = begun.json();
  if (reference !== undefined)
    await call(
      app,
      cityLead,
      'PUT',
      `/city-drafts/${id}`,
      { kind, content: said },
      await tagOf(cityLead, id),
    );
  const handedIn = await step(cityLead, id, 'hand-in');
  t.equal(handedIn.statusCode, 200, handedIn.body);
  return (await step(lead, id, 'publish')).json().reference;
}

t.test('an agreement is signed, kept an eye on and continued, and says what changed', async (t) => {
  const promised = {
    number: '1',
    what: 'Räume überlassen',
    body: 'Stadt Bautzen',
    dueOn: '2026-01-31',
    monitoring: [],
  };
  const content = {
    ...emptyAgreement,
    areas: [reference],
    parties: [
      { name: 'Stadt Bautzen', role: 'Stadtverwaltung' },
      { name: 'Bewohnerbeirat', role: null },
    ],
    commitments: [promised],
  };
  const { id } = (
    await call(app, cityLead, 'POST', '/city-drafts', { kind: 'agreement', city: bautzen, content })
  ).json();
  const draftFile = `/api/v1/agreement-drafts/${id}/file.pdf`;
  t.equal((await app.inject({ url: draftFile, headers: tokenOf(neighbour) })).statusCode, 404);
  const toSign = await app.inject({ url: draftFile, headers: tokenOf(cityLead) });
  t.equal(toSign.statusCode, 200, toSign.body.slice(0, 300));
  const { text } = await readPdf(toSign.rawPayload);
  t.match(text, /Unterschriften.*Stadt Bautzen.*Bewohnerbeirat/s);
  t.same(faultsOfStructure(toSign.rawPayload) ?? [], []);

  const agreement = await publishRecord('agreement', content);
  t.match(agreement, /^QV\d{4}$/);
  const overdue = await app.inject({ url: '/servicestelle/nachweise', headers: browserOf(staff) });
  t.match(overdue.body, /Zusage 1: Räume überlassen/);
  t.match(overdue.body, /Ziel überprüfen: Nachbarn kennen sich/, 'and overdue reviews of goals');
  t.match((await app.inject({ url: '/arbeitsbereich', headers: browserOf(cityLead) })).body, /Zusage 1:/);
  const entry = { on: '2026-02-02', state: 'kept', note: null, evidence: 'Mietvertrag' };
  const continued = {
    ...content,
    change: 'Eingehalten.',
    commitments: [{ ...promised, monitoring: [entry] }],
  };
  await publishRecord('agreement', continued, agreement);
  const page = await app.inject(`/quartiersvereinbarungen/${agreement}`);
  t.match(page.body, /Mietvertrag/);
  t.match((await app.inject(`/en/quartiersvereinbarungen/${agreement}`)).body, /Commitments/);
  t.match((await app.inject('/quartiersvereinbarungen')).body, /1 eingehalten/);
  t.notMatch((await app.inject({ url: '/arbeitsbereich', headers: browserOf(cityLead) })).body, /Zusage 1:/);
  const file = await app.inject(`/api/v1/agreements/${agreement}/file.pdf`);
  t.match((await readPdf(file.rawPayload)).text, /Mietvertrag/);

  const versions = `/arbeitsbereich/gebiete/fassungen/${agreement}`;
  const compared = await app.inject({ url: versions, headers: browserOf(cityLead) });
  t.match(compared.body, /Zusage 1: Stand vom 02\.02\.2026/);
  t.match(compared.body, /eingehalten/);
  t.equal((await app.inject({ url: versions, headers: browserOf(neighbour) })).statusCode, 404);
  const other = await app.inject({ url: `${versions}?fassung=1&mit=1`, headers: browserOf(auditor) });
  t.match(other.body, /Beide Fassungen sagen dasselbe/);
  const area = await app.inject({
    url: `/arbeitsbereich/gebiete/fassungen/${reference}`,
    headers: browserOf(staff),
  });
  t.match(area.body, /Gesundbrunnen <ins class="n">|Gesundbrunnen Süd/, 'the same page for every kind');
});

t.test('whom a project reaches is public but for small numbers, and sums up to one sum', async (t) => {
  const { items } = (await app.inject(`/api/v1/projects?city=${bautzen}`)).json();
  const [first, second] = items.map((one: { reference: string }) => one.reference);
  const year = { year: 2025, planned: 20, reached: 20, women: 12, men: 8, nonBinary: 0 };
  const of = (...years: object[]) => [{ code: 'EECO01', name: null, persons: true, years }];
  const small = { ...year, reached: 3, women: 2, men: 1 };
  const delivery = { name: 'Stichtag 2025', dueOn: '2026-01-31', deliveredOn: null, acceptedOn: null };
  const content = { ...emptyImplementation, fundingPeriod: '2021-2027', project: first };
  const rival = await call(app, cityLead, 'POST', '/city-drafts', {
    kind: 'implementation',
    city: bautzen,
    content,
  });
  t.equal((await step(cityLead, rival.json().id, 'hand-in')).statusCode, 200);
  const large = await publishRecord('implementation', {
    ...content,
    indicators: of(year),
    deliveries: [delivery],
  });
  const refused = await step(lead, rival.json().id, 'publish');
  t.match(refused.json(), { errors: [{ code: 'project_has_one' }] }, 'nor of two handed in at once');
  const little = await publishRecord('implementation', {
    ...content,
    project: second,
    indicators: of(small),
  });
  t.match((await app.inject(`/api/v1/implementations/${little}`)).json().content.indicators[0].years, [
    { planned: 20, reached: null, women: null, withheld: true },
  ]);
  t.notMatch((await app.inject(`/api/v1/implementations/${little}/versions`)).body, /"reached":3/);
  t.match((await app.inject(`/umsetzung/${little}`)).body, /zurückgehalten/);
  t.match((await app.inject(`/en/umsetzung/${large}`)).body, />12</);
  t.match((await app.inject('/umsetzung')).body, /Werkstatt/);
  t.match((await app.inject(`/vorhaben/${second}`)).body, new RegExp(`href="/umsetzung/${little}"`));
  const sums = async (url: string, who?: Actor) =>
    (await app.inject({ url: `/api/v1${url}`, ...(who && { headers: tokenOf(who) }) })).json().items;
  t.match((await sums('/indicators?by=city'))[0], { group: bautzen, reached: 20, withheld: 1 });
  t.match((await sums('/indicators/unabridged', staff))[0], { group: null, reached: 23, withheld: 0 });
  t.same(await sums('/indicators/unabridged', neighbour), [], 'of a city its own');
  t.equal((await app.inject('/api/v1/indicators/unabridged')).statusCode, 401);
  t.equal(
    (await app.inject('/api/v1/indicators.csv')).body.split('\r\n')[1],
    ',2021-2027,EECO01,Gesamtzahl der Teilnehmenden,,2,40,20,12,8,0,1',
  );
  t.match((await app.inject('/indikatoren?by=city')).body, /1 Angabe zurückgehalten/);
  const whole = await app.inject({ url: '/arbeitsbereich/indikatoren', headers: browserOf(cityLead) });
  t.match(whole.body, />23</);
  t.notMatch(whole.body, /landesweit/, 'the sum of a city is not that of the Land');
  const proofs = await app.inject({ url: '/servicestelle/nachweise', headers: browserOf(staff) });
  t.match(proofs.body, /Teilnehmerdaten an die SAB: Stichtag 2025/);
  const again = await call(app, cityLead, 'POST', '/city-drafts', {
    kind: 'implementation',
    city: bautzen,
    content,
  });
  t.equal((await step(cityLead, again.json().id, 'hand-in')).json().errors[0].code, 'project_has_one');
});

t.test('a board of an area says when it met and what it decided', async (t) => {
  const decision = { what: 'Hochbeete am Ring', vote: 'einstimmig', body: null, dueOn: null };
  const board = await publishRecord('board', {
    name: 'Bewohnerbeirat',
    kind: 'residentsCouncil',
    areas: [reference],
    tasks: null,
    members: ['Seniorentreff'],
    rhythm: null,
    meetings: [{ on: '2026-09-17', topics: null, decisions: [decision] }],
  });
  t.match(board, /^GR\d{4}$/);
  t.match((await app.inject(`/gremien/${board}`)).body, /Hochbeete am Ring/);
  t.match((await app.inject('/en/gremien')).body, /last on 17 September 2026|last on/);
});
