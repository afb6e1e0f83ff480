import { createHash } from 'node:crypto';
import t from 'tap';
import { reports } from '../../reports/index.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, tokenOf } from '../support/people.js';
import { readPdf } from '../support/read-pdf.js';
import { call } from '../support/workflow.js';
import { workshop } from './setting.js';

// Drawing takes its time on a busy machine.
t.setTimeout(180_000);
const { app, database } = await testApp(t, 'reference');
const { draw } = workshop(t, database, reports);
const staff = await aPerson(database, 'staff', null, { name: 'Karla Albrecht' });
const lead = await aPerson(database, 'lead');
const auditor = await aPerson(database, 'auditor');
await publishNew(
  database,
  aProject({
    name: 'Nachbarschaftstreff am Markt',
    amounts: amounts({ totalEligibleCost: 18_712_345n }),
    place: { kind: 'municipality', ags: '14625020', sourceText: 'Bautzen' },
  }),
);
const question = { parameters: { scope: 'all' }, reckoningDay: '2026-01-01' };
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

t.test('a report is asked for, drawn, and taken away with its hash', async (t) => {
  const asked = await call(app, staff, 'POST', '/reports/state-report/runs', question);
  t.equal(asked.statusCode, 202);
  const { id } = asked.json();
  t.equal(asked.headers.location, `/api/v1/runs/${id}`);
  t.match(asked.json(), {
    report: 'state-report',
    ...question,
    revision: 2,
    audience: 'public',
    language: 'de',
    state: 'waiting',
    askedBy: 'Karla Albrecht',
    progress: null,
    seal: null,
    files: [],
    formats: ['pdf', 'xlsx', 'html', 'csv', 'json'],
  });
  await draw();
  const run = (await call(app, auditor, 'GET', `/runs/${id}`)).json();
  t.match(run, { state: 'done', progress: { step: 'json', done: 7, total: 7 }, error: null, again: null });
  t.equal(run.files.length, 5);
  for (const { format, sha256, byteLength, pages, href } of run.files) {
    const file = await app.inject({ url: href, headers: tokenOf(auditor) });
    t.equal(file.statusCode, 200, format);
    t.equal(hashOf(file.rawPayload), sha256, format);
    t.equal(file.rawPayload.length, byteLength, format);
    if (format === 'pdf') {
      const print = await readPdf(file.rawPayload);
      t.match(print.text, /187\.123,45/);
      t.equal(pages, print.pages);
    } else t.equal(pages, null, format);
    if (format === 'json') t.match(file.json(), { inputs: { revision: 2, audience: 'public' } });
  }
});

t.test('the same question is answered by the same run, unless it is wanted fresh', async (t) => {
  const ask = async (who = staff, parts: object = {}) => {
    const answer = await call(app, who, 'POST', '/reports/state-report/runs', { ...question, ...parts });
    return [answer.statusCode, answer.json().id] as const;
  };
  const [status, id] = await ask();
  t.equal(status, 200);
  t.same(await ask(lead, { asOf: '2' }), [200, id], 'whoever of the service centre asks, however');
  const [, ofAuditor] = await ask(auditor);
  t.equal(ofAuditor, id, 'auditors get the same');
  const [, otherFormats] = await ask(staff, { formats: ['pdf'] });
  t.not(otherFormats, id);
  const [freshStatus, fresh] = await ask(staff, { fresh: true });
  t.equal(freshStatus, 202);
  t.not(fresh, id);
  const both = await Promise.all([ask(staff, { language: 'en' }), ask(lead, { language: 'en' })]);
  t.equal(both[0][1], both[1][1], 'two who ask at once get one run');
  await draw();
});

t.test('made again, it says whether the bytes are the same', async (t) => {
  const [first] = (await call(app, staff, 'GET', '/runs?state=done&limit=1')).json().items;
  const asked = await call(app, auditor, 'POST', `/runs/${first.id}/again`);
  t.match(asked.json(), { state: 'waiting', again: { run: first.id, sameBytes: null } });
  t.equal(asked.statusCode, 202);
  await draw();
  const again = (await call(app, staff, 'GET', `/runs/${asked.json().id}`)).json();
  t.match(again.again, { run: first.id, sameProgramVersion: true, sameBytes: true });
  t.ok(again.again.formats.length > 0);
  t.ok(again.again.formats.every(({ same }: { same: boolean }) => same));
});

t.test('two runs are compared figure by figure', async (t) => {
  const ask = async (asOf?: string) =>
    (
      await call(app, staff, 'POST', '/reports/state-report/runs', {
        ...question,
        formats: ['json'],
        ...(asOf && { asOf }),
      })
    ).json().id;
  const before = await ask();
  await publishNew(
    database,
    aProject({
      name: 'Werkstatt in der Vorstadt',
      amounts: amounts({ totalEligibleCost: 10_000_000n }),
      place: { kind: 'municipality', ags: '14626110', sourceText: 'Görlitz' },
    }),
  );
  const after = await ask();
  const tooEarly = await call(app, staff, 'GET', `/runs/${after}/differences?with=${before}`);
  t.equal(tooEarly.statusCode, 409);
  await draw();
  const { differences } = (await call(app, staff, 'GET', `/runs/${after}/differences?with=${before}`)).json();
  t.match(
    differences.find(({ place }: { place: string }) => place === 'Kennzahlen'),
    { before: 1, after: 2 },
  );
  t.ok(
    differences.some(
      ({ row, before, after }: Record<string, unknown>) =>
        String(row).includes('Görlitz') && before === null && after === '100000.00',
    ),
    'a row that is new',
  );
  // A city of which nothing but projects is known shares a row of the funnel as soon as there are two of them.
  t.notOk(
    differences.some(
      ({ row, before, after }: Record<string, unknown>) =>
        String(row).includes('Bautzen') && before !== null && after !== null,
    ),
    'what stayed is not named',
  );
  const same = (await call(app, staff, 'GET', `/runs/${before}/differences?with=${before}`)).json();
  t.same(same.differences, []);
});

t.test('a run that waits is cancelled, by who asked or the service centre, and keeps no file', async (t) => {
  const ask = async () =>
    (await call(app, staff, 'POST', '/reports/state-report/runs', { ...question, fresh: true })).json().id;
  const id = await ask();
  t.equal((await call(app, auditor, 'POST', `/runs/${id}/cancel`)).statusCode, 403);
  t.match((await call(app, lead, 'POST', `/runs/${id}/cancel`)).json(), { state: 'cancelled', files: [] });
  t.equal((await call(app, lead, 'POST', `/runs/${id}/cancel`)).statusCode, 409, 'it has ended');
  await draw();
  t.match((await call(app, staff, 'GET', `/runs/${id}`)).json(), { state: 'cancelled', files: [] });
  t.equal((await call(app, staff, 'GET', `/runs/${id}/file.pdf`)).statusCode, 404);
});

t.test('what cannot be made is refused or fails with its code', async (t) => {
  const ask = (body: object) => call(app, staff, 'POST', '/reports/state-report/runs', body);
  t.equal((await ask({ parameters: { scope: 'half' } })).statusCode, 400);
  t.equal((await ask({ formats: ['docx'] })).statusCode, 400);
  t.equal((await ask({ asOf: '99999' })).statusCode, 404);
  t.equal((await call(app, staff, 'POST', '/reports/nothing/runs', {})).statusCode, 404);
  const missing = await call(app, staff, 'POST', '/reports/steckbrief/runs', {
    parameters: { reference: 'SN99-9999' },
  });
  await draw();
  t.match((await call(app, staff, 'GET', `/runs/${missing.json().id}`)).json(), {
    state: 'failed',
    error: 'not_found',
    files: [],
  });
});

t.test('the list is paged, newest first', async (t) => {
  const page = (await call(app, staff, 'GET', '/runs?limit=2')).json();
  t.equal(page.items.length, 2);
  const rest = (await call(app, staff, 'GET', `/runs?limit=200&cursor=${page.nextCursor}`)).json();
  const ids = [...page.items, ...rest.items].map(({ id }: { id: string }) => id);
  const all = (await call(app, staff, 'GET', '/runs?limit=200')).json();
  t.same(
    ids,
    all.items.map(({ id }: { id: string }) => id),
  );
});
