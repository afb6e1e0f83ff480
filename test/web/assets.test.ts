import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import t from 'tap';
import { errorPage, openSite, type Site } from '../../src/web/index.js';
import { testApp } from '../support/app.js';

const plain = openSite({ landNotice: null, landSignetFile: null });

t.test('files are kept for ever under an address that names their content', async (t) => {
  const { app } = await testApp(t);
  for (const file of plain.assets.files) {
    t.match(file.address, /^\/assets\/[a-z0-9-]+-[0-9a-f]{16}\.(?:css|js|woff2)$/);
    const answer = await app.inject(file.address);
    t.equal(answer.statusCode, 200, file.address);
    t.equal(answer.headers['content-type'], file.type);
    t.match(answer.headers['cache-control'], 'immutable');
    t.ok(answer.rawPayload.equals(file.body));
  }
  t.equal((await app.inject('/assets/steckbrief-0000000000000000.css')).statusCode, 404);
});

t.test('styles travel compressed to whom understands it', async (t) => {
  const { app } = await testApp(t);
  const ask = (encoding: string) =>
    app.inject({ url: plain.assets.styles, headers: { 'accept-encoding': encoding } });
  const small = await ask('br, gzip');
  const whole = await ask('gzip;q=0');
  t.equal(small.headers['content-encoding'], 'gzip');
  t.match(small.headers.vary, /accept-encoding/i);
  t.equal(whole.headers['content-encoding'], undefined);
  t.ok(gunzipSync(small.rawPayload).equals(whole.rawPayload));
  t.ok(small.rawPayload.length < 60_000, `${small.rawPayload.length} bytes`);
});

t.test('styles name only files that are served, and nothing elsewhere', async (t) => {
  const styles = plain.assets.files.find((file) => file.address === plain.assets.styles);
  const addresses = [...String(styles?.body).matchAll(/url\("?([^")]+)"?\)/g)].map((match) => match[1] ?? '');
  const served = new Set(plain.assets.files.map((file) => file.address));
  const elsewhere = addresses.filter((address) => !served.has(address) && !address.startsWith('data:'));
  t.strictSame(elsewhere, []);
  t.ok(addresses.some((address) => address.endsWith('.woff2')));
  t.notMatch(String(styles?.body), /@import|@charset/);
});

const page = (site: Site) =>
  errorPage(site, {
    language: 'de',
    path: '/x',
    actor: null,
    problem: {
      type: '',
      title: 'Fehler',
      status: 404,
      detail: '',
      instance: '',
      code: 'not_found',
      errors: [],
    },
  });

t.test('the Land is named where the operator says how', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'steckbrief-signet-'));
  t.teardown(() => rm(folder, { recursive: true }));
  const signet = join(folder, 'land.svg');
  await writeFile(signet, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>');
  const site = openSite({ landNotice: 'Mitfinanziert aus Steuermitteln.', landSignetFile: signet });
  const html = await page(site);
  t.match(html, 'Mitfinanziert aus Steuermitteln.');
  t.match(html, `<img src="${site.assets.signet}" alt="Signet des Freistaates Sachsen"`);
  t.notMatch(await page(plain), '<img');
  const other = join(folder, 'land.gif');
  await writeFile(other, 'GIF89a');
  t.throws(() => openSite({ landNotice: null, landSignetFile: other }), /\.svg or \.png/);
});
