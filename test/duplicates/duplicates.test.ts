import { existsSync, readFileSync } from 'node:fs';
import t, { type Test } from 'tap';
import { lookForDuplicates } from '../../src/duplicates/index.js';
import { importFile } from '../../src/imports/index.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import type { ProjectInput } from '../../src/projects/index.js';
import { amendPublished, amounts, aProject, publishNew, tester } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, goerlitz } from '../support/people.js';
import { call, colleagues } from '../support/workflow.js';

const at = (ags: string): ProjectInput['place'] => ({ kind: 'municipality', ags, sourceText: null });
const treff = aProject({
  name: 'Quartiersmanagement Gesundbrunnen',
  place: at(bautzen),
  beneficiary: { name: 'Große Kreisstadt Bautzen', naturalPerson: false },
});
const again = aProject({
  ...treff,
  name: 'Quartiers-Management Gesundbrunnen e. V.',
  beneficiary: { name: 'StadtverwaltungBautzen', naturalPerson: false },
  amounts: amounts({ totalEligibleCost: 10_050_000n }),
});

async function staged(t: Test) {
  const { app, database } = await testApp(t, 'reference');
  const people = await colleagues(database);
  const open = async () => {
    await lookForDuplicates(database);
    return (await call(app, people.staff, 'GET', '/duplicates')).json();
  };
  const decide = (body: object) => call(app, people.staff, 'POST', '/duplicates/decisions', body);
  return { app, database, ...people, people, open, decide };
}

t.test('what may be one is asked once, and what was decided is kept', async (t) => {
  const { app, database, staff, open, decide } = await staged(t);
  t.match(await open(), { items: [], isDone: true });
  const { projects } = await publishNew(
    database,
    treff,
    again,
    aProject({ name: 'Ganz etwas anderes', place: at(goerlitz) }),
  );
  const [one = '', other = ''] = projects.map(({ reference }) => reference);
  const { items } = await open();
  t.match(items, [{ kind: 'similar', count: 2, projects: [{ reference: one }, { reference: other }] }]);
  t.equal(items.length, 1);
  t.equal(items[0].score, 95, 'all but half a percent of the cost');
  t.equal(items[0].parts[0].reason.de, 'Die Namen sind gleich.');

  const different = { projects: [other, one], verdict: 'different', reason: 'Zwei Häuser' };
  const decided = await decide(different);
  t.equal(decided.statusCode, 201, decided.body);
  t.same((await open()).items, []);
  t.equal((await decide(different)).statusCode, 409, 'it is decided already');
  await amendPublished(database, one, (present) => ({ ...present, planNumber: 'E.7' }));
  t.same((await open()).items, [], 'a new version of one of them asks nothing again');

  const { id } = decided.json();
  t.equal((await call(app, staff, 'DELETE', `/duplicates/decisions/${id}`)).statusCode, 204);
  t.equal((await open()).items.length, 1, 'revoked, it is open again');
  t.match((await call(app, staff, 'GET', '/duplicates/decisions')).json().items, [
    { verdict: 'different', reason: 'Zwei Häuser', decidedBy: staff.label, revokedAt: String },
  ]);
});

t.test('equal projects are one question, also when more of them come', async (t) => {
  const { database, open, decide } = await staged(t);
  const { projects } = await publishNew(database, treff, treff, treff, treff);
  const [one, other] = projects.map(({ reference }) => reference);
  t.match((await open()).items, [{ kind: 'equal', score: 100, count: 4 }]);
  t.equal((await decide({ projects: [one, other], verdict: 'different' })).statusCode, 201);
  await publishNew(database, treff, treff);
  t.same((await open()).items, []);
  await publishNew(database, again);
  const { items } = await open();
  t.equal(items.length, 1, 'one question for all that are equal');
  t.match(items[0], { kind: 'similar', projects: [{ reference: one }, {}] });
});

t.test('a merge hands in a withdrawal, which a second person publishes', async (t) => {
  const { app, database, staff, lead, open, decide } = await staged(t);
  const { projects } = await publishNew(database, treff, again);
  const [one = '', other = ''] = projects.map(({ reference }) => reference);
  await open();
  const merge = { projects: [one, other], verdict: 'merge', kept: one, reason: 'Laut Bescheid dasselbe' };
  t.equal((await decide({ ...merge, kept: 'SN99-0001' })).statusCode, 400);
  const merged = await decide(merge);
  t.equal(merged.statusCode, 201, merged.body);
  t.same((await open()).items, []);
  const [project] = merged
    .json()
    .projects.filter(({ reference }: { reference: string }) => reference === other);
  const draft = (await call(app, lead, 'GET', `/drafts/${project.withdrawal}`)).json();
  t.match(draft, { kind: 'withdrawal', workflow: 'submitted' });
  t.equal(draft.note, `Zusammengeführt mit ${one} „${treff.name}“. Laut Bescheid dasselbe`);

  const { id } = merged.json();
  t.equal((await call(app, staff, 'DELETE', `/duplicates/decisions/${id}`)).statusCode, 204);
  t.equal((await call(app, lead, 'GET', `/drafts/${project.withdrawal}`)).statusCode, 404, 'taken back');
  t.equal((await open()).items.length, 1);

  const second = (await decide(merge)).json();
  const { withdrawal } = second.projects.find(({ reference }: { reference: string }) => reference === other);
  t.equal((await call(app, staff, 'POST', `/drafts/${withdrawal}/accept`)).statusCode, 403, 'four eyes');
  const accepted = await call(app, lead, 'POST', `/drafts/${withdrawal}/accept`);
  const drafts = [{ draftId: withdrawal, version: accepted.json().version }];
  t.equal((await call(app, lead, 'POST', '/publications', { drafts, note: 'Doppel' })).statusCode, 201);
  t.equal((await call(app, lead, 'GET', `/projects/${other}`)).statusCode, 404);
  t.equal((await call(app, lead, 'GET', `/projects/${one}`)).statusCode, 200);
  t.same((await open()).items, []);
  t.equal((await call(app, staff, 'DELETE', `/duplicates/decisions/${second.id}`)).statusCode, 409);
});

t.test(
  'what was merged belongs to the project that stays: the next delivery of its list meets that one',
  async (t) => {
    const { app, database, staff, lead, open, decide } = await staged(t);
    const listOf = (end: string) =>
      `Name des Begünstigten;Bezeichnung des Vorhabens;Beginn;Ende;Förderfähige Gesamtkosten;Ort;Fonds
Stadtverwaltung Bautzen;Quartiers-Management Gesundbrunnen;01.01.2024;${end};100.000,00;Bautzen, Stadt;ESF Plus 2021-2027`;
    const send = async (end: string) => {
      const headers = { authorization: `Bearer sbk_${staff.personId}`, 'content-type': 'text/csv' };
      return (
        await app.inject({ method: 'POST', url: '/api/v1/imports', headers, payload: listOf(end) })
      ).json();
    };
    const { id } = await send('31.12.2026');
    t.equal((await call(app, staff, 'POST', `/imports/${id}/commit`)).statusCode, 200);
    t.equal((await call(app, lead, 'POST', `/imports/${id}/publish`)).statusCode, 200);
    const { projects } = await publishNew(database, treff);
    const kept = projects[0]?.reference ?? '';
    const [{ projects: pair }] = (await open()).items;
    const references = pair.map(({ reference }: { reference: string }) => reference);
    const merged = (await decide({ projects: references, verdict: 'merge', kept })).json();
    const { withdrawal } = merged.projects.find(({ reference }: { reference: string }) => reference !== kept);
    const accepted = await call(app, lead, 'POST', `/drafts/${withdrawal}/accept`);
    const drafts = [{ draftId: withdrawal, version: accepted.json().version }];
    t.equal((await call(app, lead, 'POST', '/publications', { drafts, note: 'Doppel' })).statusCode, 201);

    t.match((await send('31.12.2026')).counts, { new: 0, changed: 0, unchanged: 1, missing: 0 });
    const next = await send('30.06.2027');
    t.match(next.counts, { new: 0, changed: 1, unchanged: 0, missing: 0 });
    const { items } = (await call(app, staff, 'GET', `/imports/${next.id}/rows`)).json();
    t.match(items, [{ reference: kept, differences: [{ field: 'period.end', after: '2027-06-30' }] }]);
  },
);

/** A new row is said to be a project of the registry: it changes that one, now, in later previews and with every later delivery. */
async function matched(
  t: Test,
  {
    app,
    staff,
    lead,
    id: first,
    reference,
    send,
  }: Pick<Awaited<ReturnType<typeof staged>>, 'app' | 'staff' | 'lead'> &
    Record<'id' | 'reference', string> & { send: () => Promise<{ id: string; counts: object }> },
) {
  let id = first;
  const match = (row: number, project: string | null) =>
    call(app, staff, 'POST', `/imports/${id}/matches`, { row, project });
  t.equal((await match(2, 'SN99-0001')).statusCode, 400);
  t.equal((await match(9, reference)).statusCode, 409, 'no such new row');
  const said = await match(2, reference);
  t.match(said.json().counts, { new: 1, changed: 1, unchanged: 0 }, said.body);
  t.equal((await match(3, reference)).statusCode, 409, 'a project stands for one row');
  const { items } = (await call(app, staff, 'GET', `/imports/${id}/rows?change=changed`)).json();
  t.match(items, [{ reference, differences: Array }]);
  t.same((await call(app, staff, 'GET', `/imports/${id}/duplicates`)).json().items, []);
  const at = `/servicestelle/einlesungen/${id}`;
  t.match((await app.inject({ url: at, headers: browserOf(staff) })).body, 'Zuordnung aufheben');
  const back = await app.inject({
    method: 'POST',
    url: `${at}/zuordnung`,
    headers: { ...browserOf(staff), 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'zeile=2&vorhaben=',
  });
  t.equal(back.statusCode, 303, back.body);
  t.match((await call(app, staff, 'GET', `/imports/${id}`)).json().counts, { new: 2, changed: 0 });
  t.equal((await match(2, reference)).statusCode, 200);
  const asSaid = { new: 1, changed: 1, unchanged: 0 };
  const discard = async (preview: string) =>
    t.equal((await call(app, staff, 'DELETE', `/imports/${preview}`)).statusCode, 204);
  const beside = await send();
  t.match(beside.counts, asSaid, 'what was said counts in another preview of the source');
  await discard(id);
  t.match(
    (await app.inject({ url: `/servicestelle/einlesungen/${beside.id}`, headers: browserOf(staff) })).body,
    'Zuordnung aufheben',
    'and when the one it was said in is gone',
  );
  await discard(beside.id);
  const later = await send();
  t.match(later.counts, asSaid, 'and when the file is sent again later');
  id = later.id;
  t.equal(
    (await call(app, staff, 'POST', `/imports/${id}/choice`, { choices: [{ take: false, change: 'new' }] }))
      .statusCode,
    200,
  );
  t.equal((await call(app, staff, 'POST', `/imports/${id}/commit`)).statusCode, 200);
  const published = await call(app, lead, 'POST', `/imports/${id}/publish`);
  t.equal(published.statusCode, 200, published.body);
  t.match((await call(app, lead, 'GET', `/projects/${reference}`)).body, 'Stadtverwaltung Bautzen');
}

t.test('previews and drafts say what is there already', async (t) => {
  const { app, database, staff, lead } = await staged(t);
  const { projects } = await publishNew(database, treff);
  const reference = projects[0]?.reference ?? '';
  const csv = [
    'Name des Begünstigten;Bezeichnung des Vorhabens;Beginn;Ende;Förderfähige Gesamtkosten;Ort;Fonds',
    'Stadtverwaltung Bautzen;Quartiers-Management Gesundbrunnen;01.01.2024;31.12.2026;100.000,00;Bautzen, Stadt;ESF Plus 2021-2027',
    'Stadt Görlitz;Etwas ganz anderes;01.01.2024;31.12.2026;5.000,00;Görlitz, Stadt;ESF Plus 2021-2027',
  ].join('\n');
  const send = async () => {
    const sent = await app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: { authorization: `Bearer sbk_${staff.personId}`, 'content-type': 'text/csv' },
      payload: csv,
    });
    t.equal(sent.statusCode, 201, sent.body);
    return sent.json();
  };
  const { id } = await send();
  t.match((await call(app, staff, 'GET', `/imports/${id}/duplicates`)).json(), { isDone: false, items: [] });
  await lookForDuplicates(database);
  const found = (await call(app, staff, 'GET', `/imports/${id}/duplicates`)).json();
  t.match(found, { isDone: true, rows: 1, items: [{ row: 2, score: 100, project: { reference } }] });
  const headers = browserOf(staff);
  const page = await app.inject({ url: `/servicestelle/einlesungen/${id}`, headers });
  t.match(page.body, 'Vielleicht schon im Register');
  t.match(page.body, reference);
  await matched(t, { app, staff, lead, id, reference, send });

  const begun = await call(app, staff, 'POST', '/projects', {
    name: 'Quartiersmanagement am Gesundbrunnen',
    city: bautzen,
    period: { start: '2024-01-01', end: '2026-12-31' },
    totalEligibleCost: '100000.00',
    changeBasis: 'appliedFor',
  });
  t.equal(begun.statusCode, 201, begun.body);
  const { draftId } = begun.json();
  t.equal((await call(app, staff, 'POST', `/drafts/${draftId}/hand-in`)).statusCode, 200);
  const review = await app.inject({ url: `/servicestelle/pruefen/${draftId}`, headers: browserOf(lead) });
  t.match(review.body, 'Ähnliche Vorhaben');
  t.match(review.body, reference);
});

t.test('the pages show, compare, decide and take back; auditors look only', async (t) => {
  const { app, database, staff } = await staged(t);
  const attack = '<script>alert(1)</script>';
  const { projects } = await publishNew(
    database,
    { ...treff, summary: `Ein Treff. ${attack}` },
    { ...again, summary: 'Ein Haus.' },
  );
  const [one, other] = projects.map(({ reference }) => reference);
  await lookForDuplicates(database);
  const auditor = browserOf(await aPerson(database, 'auditor'));
  const headers = browserOf(staff);
  const list = await app.inject({ url: '/servicestelle/doppel', headers });
  t.match(list.body, 'gleich: Name, Zeitraum, Ort, Begünstigter');
  const path = `/servicestelle/doppel/${one}~${other}`;
  const question = await app.inject({ url: path, headers });
  t.equal(question.statusCode, 200);
  t.match(question.body, 'Die Kosten weichen um 500,00');
  t.notMatch(question.body, '<script>alert');
  t.notMatch((await app.inject({ url: path, headers: auditor })).body, 'Welches bleibt');
  const post = (url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const faulty = await post(path, { verdict: 'merge', kept: '', reason: 'Weil' });
  t.equal(faulty.statusCode, 422);
  t.match(faulty.body, 'Wählen Sie, welches Vorhaben bleibt.');
  t.match(faulty.body, 'value="Weil"');
  t.equal((await post(path, { verdict: 'same', reason: '' })).statusCode, 303);
  const decided = await app.inject({ url: '/servicestelle/doppel/entscheidungen', headers });
  t.match(decided.body, 'dasselbe');
  const undo = /action="([^"]+aufheben)"/.exec(decided.body)?.[1] ?? '';
  t.match((await app.inject({ url: path, headers })).body, 'Entschieden: dasselbe');
  t.equal((await post(undo, {})).statusCode, 303);
  t.match((await app.inject({ url: '/servicestelle/doppel', headers })).body, 'Vergleichen');
  t.equal((await app.inject({ url: '/servicestelle/doppel/SN99-0001~SN99-0002', headers })).statusCode, 404);
});

const saxon = packagePath('..', 'shared', 'data', 'lists', 'sachsen-esf-2014-2020.csv');
const skip = existsSync(saxon) ? false : 'skipped: no real data beside the checkout';

t.test(
  'equal rows of the Saxon list are a few questions, and it finds a profile of its own',
  { skip },
  async (t) => {
    const { database, staff, app } = await staged(t);
    t.ok(readFileSync(saxon).length > 0);
    await importFile(database, { actor: tester }, saxon, { commit: true });
    await lookForDuplicates(database);
    const { items } = (await call(app, staff, 'GET', '/duplicates?limit=200')).json();
    t.ok(items.every(({ kind }: { kind: string }) => kind === 'equal'));
    const rows = items.reduce((sum: number, { count }: { count: number }) => sum + count - 1, 0);
    t.ok(rows >= 65, `${rows} rows equal another`);
    t.ok(items.length < 40, `${items.length} questions`);
  },
);
