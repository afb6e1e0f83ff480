import t from 'tap';
import { correctCatalogueEntry } from '../../src/catalogue/index.js';
import { systemActor } from '../../src/kernel/actor.js';
import { amendPublished } from '../support/a-project.js';
import { aPerson, goerlitz } from '../support/people.js';
import { call } from '../support/workflow.js';
import { list, published, service, steckbrief } from './service.js';

t.setTimeout(120_000);

t.test('a pasted Steckbrief: preview, commit, the record, and the same again', async (t) => {
  const { post, commit, get, database } = await service(t);
  const preview = await post(steckbrief, 'text/plain; charset=utf-8');
  t.equal(preview.statusCode, 201);
  t.match(preview.json(), { format: 'steckbrief', state: 'preview', counts: { rows: 1, new: 1, errors: 0 } });
  t.equal(await published(database), 0, 'a preview publishes nothing');
  const { id } = preview.json();
  const [row] = (await get(`/imports/${id}/rows`)).json().items;
  t.match(row, {
    row: null,
    change: 'new',
    values: { totalEligibleCost: '200000.50', unionContribution: '170000.00', city: '14626110' },
  });
  t.match(row.sourceFields, [{ label: 'Überschrift', value: 'Görlitz ESF' }]);

  const committed = await commit(id);
  t.match(committed.json(), { state: 'committed', changedNothing: false });
  const project = await get('/projects?q=Lernk%C3%BCche');
  t.match(project.json().items, [
    { totalEligibleCost: '200000.50', fund: { code: 'ESF Plus', sourceText: 'ESF' } },
  ]);

  t.match((await commit(id)).json(), {
    state: 'committed',
    committedRevision: committed.json().committedRevision,
  });
  t.equal(await published(database), 1, 'committing twice publishes once');
  const again = await post(steckbrief, 'text/plain');
  t.match(again.json().counts, { new: 0, unchanged: 1 });
  t.match((await commit(again.json().id)).json(), { changedNothing: true, committedRevision: null });
});

t.test('an import is proposed by one person and published by another', async (t) => {
  const { app, database, post, propose, get, staff, lead } = await service(t);
  const { id } = (await post(list)).json();
  const publish = (who: typeof lead) => call(app, who, 'POST', `/imports/${id}/publish`);
  t.equal((await publish(lead)).statusCode, 409, 'nobody has proposed it');
  const proposer = await aPerson(database, 'lead');
  t.equal((await call(app, proposer, 'POST', `/imports/${id}/commit`)).json().state, 'proposed');
  t.match((await propose(id)).json(), { state: 'proposed', committedAt: null }, 'once is enough');
  t.equal(await published(database), 0);
  const takeBack = (who: typeof lead) => call(app, who, 'POST', `/imports/${id}/take-back`);
  t.equal((await takeBack(lead)).statusCode, 403, 'not what somebody else proposed');
  t.match((await takeBack(proposer)).json(), { state: 'preview', proposedAt: null });
  t.equal((await publish(lead)).statusCode, 409, 'taken back is not proposed');
  t.equal((await call(app, proposer, 'POST', `/imports/${id}/commit`)).json().state, 'proposed');
  t.equal((await publish(staff)).statusCode, 403);
  t.equal((await publish(proposer)).statusCode, 403, 'not the person who proposed it');
  const { committedRevision } = (await publish(lead)).json();
  t.equal(await published(database), 5);
  t.equal((await publish(lead)).json().committedRevision, committedRevision, 'twice publishes once');
  t.equal((await takeBack(proposer)).statusCode, 409, 'what is published stays');
  t.equal((await get('/projects?include=total')).json().revision, committedRevision);
});

t.test('the original file is kept byte for byte', async (t) => {
  const { post, database } = await service(t);
  const bytes = Buffer.from(list + ' '.repeat(600_000));
  const { source } = (await post(bytes)).json();
  const chunks = await database.ownerSql<{ bytes: Buffer }[]>`
    select bytes from stored_file_chunk where sha256 = ${source.sha256} order by position`;
  t.equal(chunks.length, 3);
  t.ok(Buffer.concat(chunks.map((chunk) => chunk.bytes)).equals(bytes));
});

t.test('a form brings file, name and day; the name is cleaned', async (t) => {
  const { post, get } = await service(t);
  const part = (head: string, body: string) =>
    `--b\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const form = [
    part('name="date"', '2016-06-30'),
    `--b\r\ncontent-disposition: form-data; name="file"; filename="C:\\x\\liste\u202e.csv"\r\ncontent-type: text/csv\r\n\r\n${list}\r\n`,
    '--b--\r\n',
  ].join('');
  const preview = await post(form, 'multipart/form-data; boundary=b');
  t.equal(preview.statusCode, 201, preview.body);
  t.match(preview.json(), { format: 'list', source: { fileName: 'liste.csv' }, counts: { new: 5 } });
  const rows = await get(`/imports/${preview.json().id}/rows?limit=2`);
  t.equal(rows.json().items.length, 2);
  const next = await get(`/imports/${preview.json().id}/rows?limit=200&cursor=${rows.json().nextCursor}`);
  t.equal(next.json().items.length, 3);
  t.equal(next.json().nextCursor, null);
  const none = await post(`${part('name="date"', '')}--b--\r\n`, 'multipart/form-data; boundary=b');
  t.equal(none.statusCode, 400);
  const wrongDay = await post(form.replace('2016-06-30', '2016-02-31'), 'multipart/form-data; boundary=b');
  t.equal(wrongDay.statusCode, 400);
});

t.test('a later delivery shows what is new, changed and missing, and keeps corrections', async (t) => {
  const { post, commit, get, take, database } = await service(t);
  await take(list);
  const [project] = (await get('/projects?q=Gartenvorstadt')).json().items;
  await amendPublished(database, project.reference, (present) => ({
    ...present,
    beneficiary: { name: 'Stadt Bautzen', naturalPerson: false },
    place: { ...present.place, kind: 'municipality', ags: goerlitz },
  }));

  const later = list
    .replace('"48000,5"', '50000')
    .replace(/^Begünstigter,.*\r\n/m, '')
    .replace('SAB,WBS-2015', 'SAB,WBS-2016');
  const preview = (await post(later)).json();
  t.match(preview.counts, { rows: 4, new: 1, changed: 1, unchanged: 2, missing: 2, errors: 0 });
  const changed = (await get(`/imports/${preview.id}/rows?change=changed`)).json().items;
  t.match(changed, [
    {
      reference: project.reference,
      differences: [{ field: 'totalEligibleCost', before: '48000.50', after: '50000.00' }],
    },
  ]);
  t.equal((await commit(preview.id)).statusCode, 200);
  const after = (await get(`/projects/${project.reference}`)).json();
  t.equal(after.totalEligibleCost, '50000.00');
  t.equal(after.beneficiary, 'Stadt Bautzen', 'the correction stays');
  t.equal(after.city.ags, '14626110', 'and that of the place');
  t.equal((await get('/projects?include=total')).json().total, 6, 'missing ones are not withdrawn');
  t.equal((await post(later)).json().counts.missing, 0, 'and are shown once');
});

t.test('a preview the registry has left behind is refused', async (t) => {
  const { post, commit, take, database } = await service(t);
  const early = (await post(list)).json();
  await take(list);
  const refused = await commit(early.id);
  t.equal(refused.statusCode, 409);
  t.equal(refused.json().code, 'state_conflict');
  t.equal(await published(database), 5);
});

t.test(
  'a preview that was checked with another catalogue is refused until it is checked again',
  async (t) => {
    const { app, post, propose, commit, staff, lead, database } = await service(t);
    const { id } = (await post(list)).json();
    const correct = (titleEn: string) =>
      correctCatalogueEntry(
        database,
        { actor: systemActor('test') },
        { kind: 'fund', key: '2014-2020/ESF' },
        () => ({
          titleEn,
        }),
      );
    await correct('Social Fund');
    const refused = await propose(id);
    t.equal(refused.statusCode, 409);
    t.match(refused.json(), { code: 'state_conflict', detail: /catalogue/ });
    const again = await call(app, staff, 'PATCH', `/imports/${id}`, { answers: {} });
    t.equal(again.statusCode, 200, 'it is read again');
    t.equal((await propose(id)).statusCode, 200);
    await correct('European Social Fund of today');
    t.equal((await call(app, lead, 'POST', `/imports/${id}/publish`)).statusCode, 409);
    t.equal(await published(database), 0);
    t.equal((await call(app, staff, 'POST', `/imports/${id}/take-back`)).statusCode, 200);
    await call(app, staff, 'PATCH', `/imports/${id}`, { answers: {} });
    t.match((await commit(id)).json(), { state: 'committed' });
  },
);

t.test('rows with errors stay behind; without any good row nothing is taken over', async (t) => {
  const { post, commit, take, database } = await service(t);
  const partly = await take(list.replace('"48000,5"', '1e309').replace('01.09.2015', '31.02.2015'));
  t.match(partly.json().counts, { rows: 5, new: 3, errors: 2 });
  t.equal(await published(database), 3);
  const preview = await post('Stadt;Betrag\nRiesa;5');
  t.match(preview.json(), {
    counts: { rows: 0 },
    findings: [{ severity: 'error', code: 'headings_missing' }],
  });
  const refused = await commit(preview.json().id);
  t.equal(refused.statusCode, 422);
  t.match(refused.json(), { code: 'rule_broken', errors: [{ code: 'headings_missing' }] });
  const nameless = await take('Steckbrief:\nOrt: Riesa', 'text/plain');
  t.equal(nameless.statusCode, 422);
  t.match(nameless.json().errors, [{ pointer: '/name', code: 'name_missing' }]);
});

t.test('a commit that breaks off after publishing keeps nothing, and works when tried again', async (t) => {
  const { post, commit, database } = await service(t);
  const { id } = (await post(list)).json();
  const holder = await database.ownerSql.reserve();
  await holder`begin`;
  await holder`lock table import_identity in share mode`;
  const breaking = commit(id);
  let waiting: { pid: number } | undefined;
  while (!waiting)
    [waiting] = await database.ownerSql<{ pid: number }[]>`
      select pid from pg_locks where relation = 'import_identity'::regclass and not granted`;
  await database.sql`select pg_cancel_backend(${waiting.pid})`;
  t.equal((await breaking).statusCode, 503);
  await holder`rollback`;
  holder.release();
  t.equal(await published(database), 0);
  t.match((await commit(id)).json(), { state: 'committed', counts: { new: 5 } });
  t.equal(await published(database), 5);
});

t.test('the same key answers the same; a commit pressed many times publishes once', async (t) => {
  const { post, commit, database } = await service(t);
  const [one, other] = [
    await post(list, 'text/csv', { 'idempotency-key': 'a' }),
    await post(list, 'text/csv', { 'idempotency-key': 'a' }),
  ];
  t.equal(one.json().id, other.json().id);
  t.equal((await post(`${list}x`, 'text/csv', { 'idempotency-key': 'a' })).statusCode, 422);
  const answers = await Promise.all(Array.from({ length: 10 }, () => commit(one.json().id)));
  t.same(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]));
  t.equal(await published(database), 5);
});

t.test('a value that cannot be read is said once, and not again as missing', async (t) => {
  const { post } = await service(t);
  const profile = 'Steckbrief:\nName des Vorhabens:\nX\nZeitraum:\nJanuar bis März\nFonds:\nESF\n';
  const found = async (body: string, type?: string): Promise<string[]> =>
    (await post(body, type))
      .json()
      .findings.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`);
  const ofProfile = await found(profile, 'text/plain');
  t.ok(ofProfile.includes('period not_a_period'));
  t.ok(ofProfile.includes('totalEligibleCost required_field_missing'), 'what is missing is still said');
  t.same(
    ofProfile.filter((finding) => /^period\..*missing/.test(finding)),
    [],
  );
  const ofList = await found(list.replace(/\d\d\.\d\d\.\d{4}/, 'bald'));
  t.ok(ofList.includes('period.start not_a_day'), ofList.join());
  t.notOk(ofList.includes('period.start required_field_missing'));
});

t.test('a text without one known label gets one error instead of a dozen findings', async (t) => {
  const { post } = await service(t);
  for (const body of ['', 'Nur irgendein Text.\nUnd noch eine Zeile.'])
    t.match((await post(body, 'text/plain')).json(), {
      counts: { errors: 1 },
      findings: { length: 1, 0: { severity: 'error', code: 'no_steckbrief' } },
    });
});
