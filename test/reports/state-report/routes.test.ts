import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { type ReportOptions, report } from '../../../src/cli/report.js';
import { readConfig } from '../../../src/config.js';
import { loadSample } from '../../../src/demo/index.js';
import { packagePath } from '../../../src/platform/files/package-root.js';
import { aProject, publishNew } from '../../support/a-project.js';
import { testApp } from '../../support/app.js';
import { readPdf } from '../../support/read-pdf.js';
import { privateFolder, startService } from '../../support/service.js';

t.setTimeout(180_000);

const { app, database } = await testApp(t, 'reference');
await loadSample(database);
const file = '/api/v1/reports/state-report/file';

t.test('the reports and where their files are', async (t) => {
  const { items } = (await app.inject('/api/v1/reports')).json();
  t.match(items[0], {
    id: 'state-report',
    title: 'Landesbericht',
    titleEn: 'State report',
    parameters: ['scope'],
  });
  for (const address of Object.values(items[0].files) as string[])
    t.equal((await app.inject(address)).statusCode, 200, address);
});

t.test('a file says its state and its name, and is not sent twice', async (t) => {
  const pdf = await app.inject(`${file}.pdf?reckoningDay=2026-10-31`);
  t.match(pdf.headers, {
    'content-type': 'application/pdf',
    'content-disposition': 'inline; filename="landesbericht-stand-2.pdf"',
    'registry-revision': '2',
  });
  t.match((await readPdf(pdf.rawPayload)).text, /Gerechnet auf den 31\.10\.2026/);
  const headers = { 'if-none-match': String(pdf.headers.etag) };
  t.equal((await app.inject({ url: `${file}.pdf?reckoningDay=2026-10-31`, headers })).statusCode, 304);
  t.match((await app.inject(`${file}.json?scope=all&language=en`)).json(), {
    language: 'en',
    inputs: { parameters: { scope: 'all' } },
  });
});

t.test('a past state stays what it was', async (t) => {
  const address = `${file}.json?reckoningDay=2026-10-31&asOf=2`;
  const before = await app.inject(address);
  await publishNew(database, aProject());
  t.ok((await app.inject(address)).rawPayload.equals(before.rawPayload));
});

t.test('the page in both languages', async (t) => {
  t.match((await app.inject('/berichte/landesbericht')).body, /<html lang="de"[\s\S]*Auf einen Blick/);
  t.match(
    (await app.inject('/en/berichte/landesbericht?scope=all')).body,
    /<html lang="en"[\s\S]*all ESF funding guidelines/,
  );
  t.match((await app.inject('/')).body, /href="\/berichte\/landesbericht/);
});

t.test('the page links its table as CSV, and the link answers', async (t) => {
  const { body } = await app.inject('/berichte/landesbericht');
  const [, href = ''] = /href="(\/api\/v1\/reports\/state-report\/file\.csv\?[^"]+)"/.exec(body) ?? [];
  const csv = await app.inject(href.replaceAll('&amp;', '&'));
  t.equal(csv.statusCode, 200, href);
  t.match(csv.headers['content-type'], /^text\/csv/);
});

t.test('what cannot be drawn is refused', async (t) => {
  const status = async (path: string) => (await app.inject(`/api/v1/reports/${path}`)).statusCode;
  t.equal(await status('district-report/file.pdf'), 404);
  t.equal(await status('state-report/file.docx'), 404);
  t.equal(await status('state-report/file.pdf?scope=everything'), 400);
  t.equal(await status('state-report/file.pdf?city=14612000'), 400);
  t.equal(await status('state-report/file.pdf?asOf=999'), 404);
  t.equal(await status('steckbrief/file.pdf?reference=SN-9999'), 404);
  t.equal(await status('steckbrief/file.pdf'), 400);
});

t.test('the command line draws the same bytes, beside the service and without it', async (t) => {
  const settings = { DATA_DIR: await privateFolder(t) };
  const folder = t.testdir({});
  const drawn = async (...args: string[]) => {
    const out = join(folder, 'report');
    const script = packagePath('dist', 'src', 'main.js');
    const env = { PATH: process.env.PATH, PUBLIC_URL: 'https://steckbrief.example', ...settings };
    await promisify(execFile)(process.execPath, [script, 'report', ...args, '--out', out], { env, cwd: '/' });
    return readFile(out);
  };
  const service = startService(t, {
    command: 'demo',
    settings: { ...settings, PUBLIC_URL: 'https://steckbrief.example' },
  });
  const address = await service.ready();
  const asked = ['state-report', '--format', 'json', '--reckoning-day', '2026-10-31', '--scope', 'all'];
  const beside = await drawn(...asked);
  const served = await fetch(`${address}${file}.json?reckoningDay=2026-10-31&scope=all`);
  t.ok(beside.equals(Buffer.from(await served.arrayBuffer())), 'as the service answers');
  service.signal('SIGTERM');
  await service.ended;
  const [id = '', ...others] = asked.slice(0, -2);
  t.ok(
    beside.equals(await drawn(id, ...others, '--set', 'scope=all')),
    'without the service, and said the long way',
  );
  t.match((await readPdf(await drawn('steckbrief', '--reference', 'SN21-0001'))).text, /SN21-0001/);
  const set = ['chapters=summary,standing', 'foreword=Guten Tag = guten Mut', 'cityPages=none'];
  const chosen = JSON.parse(
    (await drawn('state-report', '--format', 'json', ...set.flatMap((value) => ['--set', value]))).toString(
      'utf8',
    ),
  );
  t.match(chosen.inputs, { audience: 'serviceCentre', parameters: { cityPages: 'none' } });
  t.same(
    chosen.blocks
      .filter(({ kind }: { kind: string }) => kind === 'chapter')
      .map(({ key }: { key: string }) => key),
    ['foreword', 'summary', 'standing', 'method'],
  );
  t.match(JSON.stringify(chosen.blocks), /Guten Tag = guten Mut/);
  await t.rejects(drawn('state-report', '--set', 'colour=red'), {
    message: /takes no --colour\.$/m,
    code: 1,
  });
});

t.test('the command line says what does not fit before it opens a database', async (t) => {
  const nowhere = readConfig({ dataDir: '/dev/null/nowhere' });
  const refused = (id: string, options: Partial<ReportOptions>) =>
    report(nowhere, id, { out: 'report', format: 'pdf', language: 'de', ...options });
  for (const [id, options, message] of [
    ['state-report', { set: ['chapters=nothing'] }, /--chapters is missing/],
    ['state-report', { set: ['colour=red'] }, /takes no --colour/],
    ['nothing', {}, /There is no report nothing/],
    ['steckbrief', {}, /--reference is missing/],
    ['steckbrief', { scope: 'all' }, /takes no --scope/],
    ['state-report', { format: 'doc' }, /--format/],
  ] as const)
    await t.rejects(refused(id, options), { message });
});
