import t from 'tap';
import { firstAdministratorLink } from '../../src/accounts/index.js';
import { appOver, partsOf, testSecret } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { aPerson, browserOf } from '../support/people.js';
import { aBrowser, anAccount, signIn, totpCode } from '../support/sign-in.js';

const database = await testDatabase(t, 'reference');
const parts = partsOf(database);
const app = await appOver(t, database, parts);
const good = 'vier Wörter hintereinander 4711';

/** The link in the newest mail to an address. */
async function linkTo(email: string): Promise<string> {
  const [mail] = await database.ownerSql<{ body: string }[]>`
    select body from outgoing_mail where to_address = ${email} order by created_at desc limit 1`;
  return /http\S+/.exec(mail?.body ?? '')?.[0].replace('http://127.0.0.1:3000', '') ?? '';
}
const keyIn = (link: string): string => new URL(link, 'http://x').searchParams.get('schluessel') ?? '';

t.test('the first administrator comes in by the link of the start, once', async (t) => {
  const link = (await firstAdministratorLink(database, parts.accounts, '')) ?? '';
  const browser = aBrowser(app);
  t.equal((await browser.get(link)).statusCode, 200);
  t.equal((await browser.get('/erste-anmeldung?schluessel=falsch')).statusCode, 410);
  const form = {
    schluessel: keyIn(link),
    name: 'Erste Person',
    email: 'Erste@example.org',
    neu: good,
    nochmal: good,
  };
  t.equal((await browser.post('/erste-anmeldung', { ...form, nochmal: 'x' })).statusCode, 422);
  const both = await Promise.all([
    browser.post('/erste-anmeldung', form),
    browser.post('/erste-anmeldung', { ...form, email: 'zweite@example.org' }),
  ]);
  t.same(both.map(({ statusCode }) => statusCode).sort(), [303, 410], 'two at once make one');
  t.equal((await browser.get(link)).statusCode, 410);
  t.equal(await firstAdministratorLink(database, parts.accounts, ''), null);
  t.not(testSecret, '');
});

t.test('an invitation is used once, with a password of one’s own', async (t) => {
  const administrator = await aPerson(database, 'administrator');
  const invite = (form: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/verwaltung/personen/einladen',
      headers: { ...browserOf(administrator), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
  const person = { name: 'Ines Neu', email: 'neu@example.org', rolle: 'cityEditor', stadt: '14625020' };
  t.equal((await invite({ ...person, stadt: '' })).statusCode, 422, 'a city role needs a city');
  t.equal((await invite(person)).statusCode, 303);
  t.equal((await invite(person)).statusCode, 422, 'nobody is invited twice');
  const link = await linkTo(person.email);
  const browser = aBrowser(app);
  t.match((await browser.get(link)).body, /Ines Neu/);
  const set = (neu: string, nochmal = neu) =>
    browser.post('/einladung', { schluessel: keyIn(link), neu, nochmal });
  for (const weak of [
    'kurz',
    'passwort1234',
    'Ines-Neu-2026',
    'qwerty123456',
    'abcabcabcabc',
    'x'.repeat(129),
  ])
    t.equal((await set(weak)).statusCode, 422, weak.slice(0, 20));
  t.equal((await set(good)).headers.location, '/anmelden?gesetzt=1');
  t.equal((await set(good)).statusCode, 410, 'used');
  const entered = await browser.post('/anmelden', { email: person.email, passwort: good });
  t.equal(entered.statusCode, 303);
  t.equal((await browser.get('/konto')).statusCode, 200);
});

t.test('a forgotten password is set anew by mail; all sessions end', async (t) => {
  const editor = await anAccount(parts, 'auditor');
  const browser = aBrowser(app);
  await signIn(browser, editor);
  t.equal((await browser.get('/konto')).statusCode, 200);
  const stranger = aBrowser(app, '198.51.100.9');
  const known = await stranger.post('/passwort-vergessen', { email: editor.email });
  const unknown = await stranger.post('/passwort-vergessen', { email: 'niemand@example.org' });
  for (const part of ['statusCode', 'body'] as const) t.equal(known[part], unknown[part]);
  t.equal(known.headers.location, unknown.headers.location);
  const link = await linkTo(editor.email);
  const set = () => stranger.post('/passwort/neu', { schluessel: keyIn(link), neu: good, nochmal: good });
  const both = await Promise.all([set(), set()]);
  t.same(
    both.map(({ statusCode }) => statusCode).sort(),
    [303, 410],
    'once, also when sent twice at the same time',
  );
  t.equal((await browser.get('/konto')).statusCode, 303, 'the old session is over');
  const again = await browser.post('/anmelden', { email: editor.email, passwort: editor.password });
  t.equal(again.statusCode, 422);
  await stranger.post('/passwort-vergessen', { email: editor.email });
  const later = await linkTo(editor.email);
  t.not(later, link);
  await database.ownerSql`update login_verification set expires_at = now() - interval '1 second'`;
  t.equal((await stranger.get(later)).statusCode, 410, 'expired');
});

t.test('the second factor is set up with a QR code and recovery codes', async (t) => {
  const administrator = aBrowser(app);
  const entered = await administrator.post('/anmelden', { email: 'erste@example.org', passwort: good });
  const before = entered.statusCode === 303 ? 'erste@example.org' : 'zweite@example.org';
  if (entered.statusCode !== 303) await administrator.post('/anmelden', { email: before, passwort: good });
  t.equal((await administrator.get('/verwaltung/personen')).statusCode, 303, 'nothing without it');
  const path = '/konto/zweiter-faktor';
  t.equal((await administrator.post(`${path}/einrichten`, { passwort: 'falsch' })).statusCode, 422);
  await administrator.post(`${path}/einrichten`, { passwort: good });
  const page = await administrator.get(path);
  const secret = (/<code class="key">([A-Z2-7 ]+)</.exec(page.body)?.[1] ?? '').replace(/ /g, '');
  const codes = [...page.body.matchAll(/<li><code>([\w-]+)</g)].map(([, code]) => code ?? '');
  t.equal(codes.length, 10);
  const image = await administrator.get(`${path}/qr.svg`);
  t.match(image.headers, { 'content-type': 'image/svg+xml' });
  t.match(image.body, /<svg/);
  t.equal((await administrator.post(`${path}/bestaetigen`, { code: '000000' })).statusCode, 422);
  await administrator.post(`${path}/bestaetigen`, { code: totpCode(secret) });
  t.equal((await administrator.get('/verwaltung/personen')).statusCode, 200);
  t.equal((await administrator.get(`${path}/qr.svg`)).statusCode, 409, 'never shown again');
  const other = aBrowser(app);
  await other.post('/anmelden', { email: before, passwort: good });
  t.equal((await other.post('/anmelden/zweiter-faktor', { code: codes[0] ?? '' })).statusCode, 303);
  t.equal((await other.get('/verwaltung/personen')).statusCode, 200, 'a recovery code lets in');
  const third = aBrowser(app);
  await third.post('/anmelden', { email: before, passwort: good });
  t.equal((await third.post('/anmelden/zweiter-faktor', { code: codes[0] ?? '' })).statusCode, 422, 'once');
});
