import t from 'tap';
import { openAccounts } from '../../src/accounts/index.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { appOver, partsOf, testSecret } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { aBrowser, anAccount, signIn, type TestBrowser, totpCode } from '../support/sign-in.js';

// Each guess costs what checking a password costs, and there are over two hundred.
t.setTimeout(120_000);

const database = await testDatabase(t);
const parts = partsOf(database);
const app = await appOver(t, database, parts);
const good = 'vier Wörter hintereinander 4711';
const session = 'steckbrief.session_token';

let visitors = 0;
function visitor(at: App = app): TestBrowser {
  visitors += 1;
  return aBrowser(at, `198.51.100.${visitors}`);
}

/** Somebody who comes in with the password alone, and their browser, signed in. */
async function somebody() {
  const account = await anAccount(parts, 'cityEditor');
  await database.ownerSql`update person set two_factor_enabled = false where email = ${account.email}`;
  const browser = visitor();
  await signIn(browser, account);
  return { account, browser };
}

const isIn = async (browser: TestBrowser): Promise<boolean> =>
  (await browser.get('/konto')).statusCode === 200;

/** A browser with the cookies another one has now. */
function copyOf(browser: TestBrowser): TestBrowser {
  const copy = visitor();
  for (const [name, value] of browser.jar) copy.jar.set(name, value);
  return copy;
}

/** Status of an attempt to sign in, from an address, with further headers. */
async function knock(
  at: App,
  form: { readonly email: string; readonly passwort: string },
  remoteAddress: string,
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
): Promise<number> {
  const answer = await at.inject({
    method: 'POST',
    url: '/anmelden',
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  });
  return answer.statusCode;
}

t.test('a session planted before signing in is not the one afterwards', async (t) => {
  const { account, browser } = await somebody();
  const attacker = await somebody();
  const planted = attacker.browser.jar.get(session) ?? '';
  const victim = visitor();
  victim.jar.set(session, planted);
  await signIn(victim, account);
  t.not(victim.jar.get(session), planted);
  t.notOk(await isIn(attacker.browser), 'the planted one has ended');
  const unsigned = visitor();
  const token = decodeURIComponent(browser.jar.get(session) ?? '').split('.')[0] ?? '';
  for (const value of [token, `${token}.`, `${token}.AAAA`, 'x'.repeat(5_000), '%E0%A4%A']) {
    unsigned.jar.set(session, value);
    t.notOk(await isIn(unsigned), value.slice(0, 40));
  }
});

t.test('a copied cookie ends with signing out, a new password, and being locked', async (t) => {
  const first = await somebody();
  const copy = copyOf(first.browser);
  t.ok(await isIn(copy));
  await first.browser.post('/abmelden');
  t.notOk(await isIn(copy), 'signed out');
  const second = await somebody();
  const old = copyOf(second.browser);
  await second.browser.post('/konto/passwort', { alt: second.account.password, neu: good, nochmal: good });
  t.ok(await isIn(second.browser));
  t.notOk(await isIn(old), 'the session of before the new password');
  await database.ownerSql`update person set state = 'locked' where email = ${second.account.email}`;
  t.notOk(await isIn(second.browser), 'locked');
  await database.ownerSql`update login_session set expires_at = now() - interval '1 second'`;
  const third = await somebody();
  t.ok(await isIn(third.browser));
  await database.ownerSql`update login_session set expires_at = now() - interval '1 second'`;
  t.notOk(await isIn(third.browser), 'past its time');
});

/** The waits begin now, however long the guesses before have taken on this machine. */
const justNow = () => database.ownerSql`update login_throttle set last_at = clock_timestamp()`;

t.test('guessing one password gets slow, also at the same time, and for the right one too', async (t) => {
  const { account } = await somebody();
  const wrong = { email: account.email, passwort: 'falsch' };
  const statuses = await Promise.all(Array.from({ length: 20 }, () => knock(app, wrong, '192.0.2.10')));
  t.equal(statuses.filter((status) => status === 422).length, 5);
  t.equal(statuses.filter((status) => status === 429).length, 15);
  await justNow();
  t.equal(await knock(app, { ...wrong, passwort: account.password }, '192.0.2.10'), 429);
  t.equal(await knock(app, { ...wrong, passwort: account.password }, '192.0.2.11'), 303, 'from elsewhere');
});

t.test('trying one password on many people gets slow', async (t) => {
  const statuses: number[] = [];
  for (let index = 0; index < 32; index += 1) {
    const form = { email: `niemand-${index}@example.org`, passwort: 'Sommer2026!' };
    statuses.push(await knock(app, form, '192.0.2.20'));
  }
  t.equal(statuses.filter((status) => status === 422).length, 30);
  t.equal(statuses.at(-1), 429);
});

t.test('strangers at many addresses cannot lock anybody out of their own browser', async (t) => {
  const { account, browser } = await somebody();
  await browser.post('/abmelden');
  const wrong = { email: account.email, passwort: 'falsch' };
  const guesses = Array.from({ length: 60 }, (_, index) => knock(app, wrong, `203.0.113.${index + 50}`));
  const statuses = await Promise.all(guesses);
  t.equal(statuses.filter((status) => status === 422).length, 50, 'many machines together get slow as well');
  await justNow();
  t.equal(await knock(app, { ...wrong, passwort: account.password }, '192.0.2.30'), 429);
  await signIn(browser, account);
  t.ok(await isIn(browser));
  const asked = await visitor().post('/passwort-vergessen', { email: account.email });
  t.equal(asked.statusCode, 303, 'and the way by mail is open');
});

t.test('a made-up X-Forwarded-For makes no new client', async (t) => {
  const { account } = await somebody();
  const wrong = { email: account.email, passwort: 'falsch' };
  const rotating = (index: number) => ({
    'sec-fetch-site': 'same-origin',
    'x-forwarded-for': `10.9.8.${index}`,
  });
  const plain: number[] = [];
  for (let index = 0; index < 7; index += 1)
    plain.push(await knock(app, wrong, '192.0.2.40', rotating(index)));
  t.same(plain, [422, 422, 422, 422, 422, 429, 429], 'without a proxy nobody is believed');
  const behind = await appOver(t, database, { ...parts, trustedProxies: ['192.0.2.50'] });
  const proxied: number[] = [];
  for (let index = 0; index < 7; index += 1) {
    const chain = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `10.9.8.${index}, 192.0.2.41` };
    proxied.push(await knock(behind, wrong, '192.0.2.50', chain));
  }
  t.same(proxied, [422, 422, 422, 422, 422, 429, 429], 'behind one, only what the proxy itself has added is');
});

t.test('known, unknown, invited and locked people get the same answer', async (t) => {
  const { account } = await somebody();
  const locked = await somebody();
  await database.ownerSql`update person set state = 'locked' where email = ${locked.account.email}`;
  await database.ownerSql`
    insert into person (name, email, role, state) values ('Neu', 'eingeladen@example.org', 'auditor', 'invited')`;
  const answers = [];
  for (const email of [
    account.email,
    locked.account.email,
    'eingeladen@example.org',
    'niemand@example.org',
  ]) {
    const answer = await visitor().post('/anmelden', { email, passwort: 'falsch' });
    answers.push([answer.statusCode, answer.body.replaceAll(email, '')]);
  }
  for (const answer of answers) t.same(answer, answers[0]);
  const right = await visitor().post('/anmelden', {
    email: locked.account.email,
    passwort: locked.account.password,
  });
  t.same([right.statusCode, right.body.replaceAll(locked.account.email, '')], answers[0]);
});

t.test('with https cookies belong to this host alone', async (t) => {
  const secure = openAccounts({ database, secret: testSecret, secure: true });
  const behindTls = await appOver(t, database, {
    ...parts,
    accounts: secure,
    authenticate: secure.authenticate,
  });
  const account = await anAccount({ ...parts, accounts: secure }, 'auditor');
  const browser = visitor(behindTls);
  const answers = [
    await browser.post('/anmelden', { email: account.email, passwort: account.password }),
    await browser.post('/anmelden/zweiter-faktor', { code: totpCode(account.totpSecret), geraet: '1' }),
  ];
  const lines = answers.flatMap(({ headers }) => [headers['set-cookie'] ?? []].flat());
  t.ok(lines.length >= 4);
  for (const line of lines) {
    t.match(line, /^__Host-steckbrief\./);
    t.match(line, /; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    t.notMatch(line, /Domain=/i);
  }
  t.ok(await isIn(browser));
});

t.test('no other site signs anybody in or out, or writes for them', async (t) => {
  const { account, browser } = await somebody();
  const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const form = { email: account.email, passwort: account.password };
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    {},
  ] as Record<string, string>[]) {
    t.equal(await knock(app, form, '192.0.2.60', headers), 403, JSON.stringify(headers));
    for (const url of ['/abmelden', '/konto/passwort', '/konto/schluessel', '/anmelden/dienst']) {
      const content = { 'content-type': 'text/plain', cookie, ...headers };
      const answer = await app.inject({ method: 'POST', url, headers: content, payload: 'bezeichnung=x' });
      t.equal(answer.statusCode, 403, `${url} ${JSON.stringify(headers)}`);
    }
  }
  t.ok(await isIn(browser), 'and nothing has happened');
});

t.test('a token does what it is for, as long as it lasts', async (t) => {
  const { account, browser } = await somebody();
  const page = await browser.post('/konto/schluessel', { bezeichnung: 'Lesen', dauer: '30' });
  const token = /sbk_[\w-]{43}/.exec(page.body)?.[0] ?? '';
  const ask = async (method: 'GET' | 'POST', url: string) =>
    (await app.inject({ method, url, headers: { authorization: `Bearer ${token}` }, payload: {} }))
      .statusCode;
  t.equal(await ask('GET', '/api/v1/projects'), 200);
  t.equal(await ask('POST', '/api/v1/projects'), 403, 'it only reads');
  t.notMatch((await browser.get('/konto')).body, token, 'shown once');
  const [kept] = await database.ownerSql<{ text: string }[]>`
    select string_agg(a::text, '') as text from access_token a`;
  t.notMatch(kept?.text ?? '', token, 'kept as a hash');
  await database.ownerSql`update access_token set expires_at = now() - interval '1 second' where label = 'Lesen'`;
  t.equal(await ask('GET', '/api/v1/projects'), 401, 'past its time');
  await browser.post('/konto/passwort', { alt: account.password, neu: good, nochmal: good });
  t.ok(await isIn(browser));
});

t.test('a code of the authenticator app serves once', async (t) => {
  const staff = await anAccount(parts, 'staff');
  const code = totpCode(staff.totpSecret);
  const form = { email: staff.email, passwort: staff.password };
  const [first, second] = [visitor(), visitor()];
  await first.post('/anmelden', form);
  await second.post('/anmelden', form);
  const answers = await Promise.all(
    [first, second].map((browser) => browser.post('/anmelden/zweiter-faktor', { code })),
  );
  t.same(answers.map(({ statusCode }) => statusCode).sort(), [303, 422], 'at the same time');
  const third = visitor();
  await third.post('/anmelden', form);
  t.equal((await third.post('/anmelden/zweiter-faktor', { code })).statusCode, 422, 'and later');
  const noted = await database.ownerSql`
    select from login_event e join person p on p.id = e.person_id
    where e.kind = 'secondFactorFailed' and p.email = ${staff.email}`;
  t.equal(noted.length, 2, 'whom it was tried on is written down');
});

t.test('nobody guesses the password of somebody who is signed in', async (t) => {
  const { account, browser } = await somebody();
  for (let index = 0; index < 5; index += 1)
    await browser.post('/konto/passwort', { alt: 'falsch', neu: good, nochmal: good });
  const right = { alt: account.password, neu: good, nochmal: good };
  const late = await browser.post('/konto/passwort', right);
  t.match(late.body, /Zu viele falsche Passwörter/);
  const factor = await browser.post('/konto/zweiter-faktor/einrichten', { passwort: account.password });
  t.match(factor.body, /Zu viele falsche Passwörter/, 'nor on another page');
});

t.test('a remembered device is forgotten to its last day', async (t) => {
  const auditor = await anAccount(parts, 'auditor');
  const browser = visitor();
  const form = { email: auditor.email, passwort: auditor.password };
  await browser.post('/anmelden', form);
  await browser.post('/anmelden/zweiter-faktor', { code: totpCode(auditor.totpSecret), geraet: '1' });
  await database.ownerSql`
    update login_verification set created_at = created_at - interval '29 days', expires_at = expires_at - interval '29 days'
    where expires_at > now() + interval '29 days'`;
  t.match((await browser.get('/konto')).body, /geraete\/vergessen/);
  await browser.post('/konto/geraete/vergessen');
  await browser.post('/abmelden');
  const again = await browser.post('/anmelden', form);
  t.equal(again.headers.location, '/anmelden/zweiter-faktor');
});

t.test('what is past its time is swept', async (t) => {
  await database.ownerSql`update login_session set expires_at = now() - interval '1 second'`;
  await database.ownerSql`update login_verification set expires_at = now() - interval '1 second'`;
  await database.ownerSql`update login_throttle set last_at = now() - interval '2 hours'`;
  const { browser } = await somebody();
  await database.ownerSql`select forget_past_sign_ins()`;
  const [left] = await database.ownerSql<{ sessions: number; links: number; failures: number }[]>`
    select (select count(*)::int from login_session) as sessions,
           (select count(*)::int from login_verification) as links,
           (select count(*)::int from login_throttle where failures > 0) as failures`;
  t.same(left, { sessions: 1, links: 0, failures: 0 });
  t.ok(await isIn(browser));
});
