import t from 'tap';
import { amounts, aProject, publishChanges, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { readPdf } from '../support/read-pdf.js';

const { app, database } = await testApp(t, 'reference');

t.test('the Steckbrief as a file in every format', async (t) => {
  const project = aProject({
    name: 'Nachbarschaftstreff am Markt',
    amounts: amounts({ totalEligibleCost: 18_712_345n, unionContribution: 15_905_493n }),
    place: { kind: 'municipality', ags: '14625020', sourceText: 'Bautzen' },
  });
  const { revision, projects } = await publishNew(database, project);
  const reference = projects[0]?.reference ?? '';
  const address = `/api/v1/projects/${reference}/steckbrief`;

  const pdf = await app.inject(`${address}.pdf`);
  t.equal(pdf.statusCode, 200);
  t.match(pdf.headers, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="steckbrief-${reference}.pdf"`,
    'registry-revision': String(revision),
    etag: /^"[^"]+"$/,
  });
  const { pages, text, info } = await readPdf(pdf.rawPayload);
  t.equal(pages, 1);
  t.match(
    text,
    /Nachbarschaftstreff am Markt.*187\.123,45\s€.*159\.054,93\s€.*Landkreis Bautzen AGS 14625020/,
  );
  t.match(info, { Title: 'Nachbarschaftstreff am Markt' });

  for (const format of ['xlsx', 'html', 'json'])
    t.equal((await app.inject(`${address}.${format}`)).statusCode, 200, format);
  t.match((await app.inject(`${address}.json`)).json(), { inputs: { revision, audience: 'public' } });
  t.match((await app.inject(`${address}.html?language=en`)).body, /<html lang="en"/);
});

t.test('the same state gives the same bytes, and the past stays readable', async (t) => {
  const first = aProject({ name: 'Erste Fassung' });
  const { revision, projects } = await publishNew(database, first);
  const reference = projects[0]?.reference ?? '';
  const address = `/api/v1/projects/${reference}/steckbrief.pdf?reckoningDay=2026-01-01`;
  const before = await app.inject(address);
  const again = await app.inject({ url: address, headers: { 'if-none-match': String(before.headers.etag) } });
  t.equal(again.statusCode, 304);

  await publishChanges(database, [
    { projectId: projects[0]?.projectId ?? null, input: { ...first, name: 'Zweite Fassung' } },
  ]);
  const after = await app.inject(address);
  t.match((await readPdf(after.rawPayload)).text, /Zweite Fassung.*Fassung 2 vom/);
  const past = await app.inject(`${address}&asOf=${revision}`);
  t.ok(past.rawPayload.equals(before.rawPayload), 'byte for byte as it was');
});

t.test('what cannot be drawn is refused', async (t) => {
  const status = async (path: string) => (await app.inject(`/api/v1/projects/${path}`)).statusCode;
  t.equal(await status('SN-9999/steckbrief.pdf'), 404);
  t.equal(await status('SN-9999/steckbrief.csv'), 404);
  t.equal(await status('SN-9999/steckbrief.pdf?language=fr'), 400);
  t.equal(await status('SN-9999/steckbrief.pdf?reckoningDay=2026-02-30'), 400);
});
