import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import t from 'tap';
import { sealTrail } from '../../src/seal/index.js';
import { aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, tokenOf } from '../support/people.js';

const run = promisify(execFile);
const patience = 30_000;

const { app, database } = await testApp(t);
await publishNew(
  database,
  aProject({ name: 'Treff', beneficiary: { name: 'Erika Beispiel', naturalPerson: true } }),
);
await sealTrail(database.orm, patience);
const auditor = await aPerson(database, 'auditor');
const staff = await aPerson(database, 'staff');
await sealTrail(database.orm, patience);
const folder = await mkdtemp(join(tmpdir(), 'steckbrief-seal-'));
t.teardown(() => rm(folder, { recursive: true }));

const seal = (await app.inject('/api/v1/seal')).json();
const printed = `${seal.number} ${seal.sha256.slice(0, 8)} ${seal.sha256.slice(8, 16)}`;

t.test('everybody can fetch the newest seal and every earlier one', async (t) => {
  t.match(seal, { number: Number, sha256: /^[0-9a-f]{64}$/, revision: 1 });
  t.notOk('entryDigests' in seal);
  t.same((await app.inject('/seal')).json(), seal);
  const first = (await app.inject('/api/v1/seal?number=1')).json();
  t.equal(first.number, 1);
  t.equal((await app.inject('/api/v1/seal?number=999')).statusCode, 404);
  for (const url of ['/siegel', '/en/siegel'])
    t.match((await app.inject(url)).body.replaceAll(' ', ''), seal.sha256, url);
});

t.test('reports print the seal of their revision, in every format', async (t) => {
  const [project] = await database.ownerSql<{ reference: string }[]>`select reference from project`;
  const covering = await database.ownerSql<{ number: number; sha256: string }[]>`
    select number, encode(sha256, 'hex') as sha256 from audit_seal where revision >= 1 order by number limit 1`;
  const { number, sha256 } = covering[0] ?? { number: 0, sha256: '' };
  const address = `/api/v1/projects/${project?.reference}/steckbrief`;
  const json = (await app.inject(`${address}.json`)).json();
  t.equal(json.seal.replaceAll(' ', ''), `Siegel${number}${sha256}`);
  t.match((await app.inject(`${address}.html`)).body.replaceAll(' ', ''), sha256);
});

t.test('an exported trail is checked offline by one file', async (t) => {
  const verifier = join(folder, 'verify-trail.mjs');
  await writeFile(verifier, (await app.inject('/siegel/verify-trail.mjs')).rawPayload);
  const trail = async (name: string, who: typeof auditor): Promise<string> => {
    const answer = await app.inject({ url: '/verwaltung/siegel/protokoll.ndjson', headers: tokenOf(who) });
    t.equal(answer.statusCode, 200);
    await writeFile(join(folder, name), answer.body);
    return join(folder, name);
  };
  const check = (path: string, ...further: string[]) =>
    run(process.execPath, [verifier, path, '--english', ...further]).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
    );
  const whole = await trail('whole.ndjson', auditor);
  const text = await readFile(whole, 'utf8');
  t.notMatch(text, 'Erika Beispiel', 'personal values are not in it');
  t.match(await check(whole), { code: 0, stdout: /Everything holds.*\n.*Without a printed seal/s });
  t.match(await check(whole, '--seal', printed), { code: 0, stdout: /1 seals that were handed out/ });

  const changed = async (name: string, from: string | RegExp, to: string) => {
    await writeFile(join(folder, name), text.replace(from, to));
    return check(join(folder, name), '--seal', printed);
  };
  t.match(await changed('edited', 'Treff', 'Tipi!'), {
    code: 1,
    stdout: /Entry \d+ \(project_version .*changed afterwards/,
  });
  t.match(await changed('digest', /"sha256":"../, '"sha256":"zz'), { code: 1, stdout: /Entry 1 / });
  t.match(await changed('left-out', /\{"entry":\{"id":"2".*\n/, ''), {
    code: 1,
    stdout: /do not come to the digest seal 1/,
  });
  t.match(await changed('cut', /\{"end".*\n/, ''), { code: 1, stdout: /the end is missing/ });
  t.match(await changed('no-json', /\{"seal"/, '{"sea'), { code: 1, stdout: /no JSON/ });
  const lines = text.trimEnd().split('\n');
  const shorter = lines.slice(0, lines.findIndex((line) => line.startsWith('{"seal"')) + 1);
  const entries = shorter.filter((line) => line.startsWith('{"entry"')).length;
  shorter.push(JSON.stringify({ end: { entries, seals: 1 } }));
  await writeFile(join(folder, 'tail'), `${shorter.join('\n')}\n`);
  t.match(await check(join(folder, 'tail')), { code: 0 }, 'a cut tail agrees with itself');
  t.match(await check(join(folder, 'tail'), '--seal', printed), { code: 1, stdout: /its end was cut off/ });
  t.match(await check(whole, '--seal', `${seal.number} ${'0'.repeat(16)}`), {
    code: 1,
    stdout: /was rewritten/,
  });
  t.match(await check(join(folder, 'nothing')), { code: 2 });
  t.match(await check(whole, '--seal', '17'), { code: 2 });

  const ofStaff = await trail('staff.ndjson', staff);
  t.match(await check(ofStaff, '--seal', printed), { code: 0, stdout: /entries are withheld/ });
  t.notMatch(await readFile(ofStaff, 'utf8'), /"tableName":"person"/);
});

t.test('the page checks everything and says what is wrong', async (t) => {
  const path = '/verwaltung/siegel';
  const post = (siegel: string) =>
    app.inject({
      ...{ method: 'POST', url: path },
      headers: { ...tokenOf(auditor), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ siegel }).toString(),
    });
  const page = async () => (await app.inject({ url: path, headers: tokenOf(auditor) })).body;
  t.notMatch(await page(), 'Alles stimmt');
  t.match(await post('17 zu kurz'), { statusCode: 422, body: /Zeile 1 ist kein Siegel/ });
  t.equal((await post(`Siegel ${printed}`)).statusCode, 303);
  t.match(await page(), /Alles stimmt: \d+ Einträge/);
  await database.ownerSql`update audit_entry set reason = 'anders' where id = 2`;
  await post('');
  const wrong = await page();
  t.match(wrong, /Das Protokoll stimmt nicht.*Eintrag 2 /s);
  t.notMatch(wrong, 'Alles stimmt');
});
