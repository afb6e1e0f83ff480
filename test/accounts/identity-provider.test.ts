import { generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import t from 'tap';
import { openAccounts } from '../../src/accounts/index.js';
import { appOver, partsOf, testSecret } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { identityProvider } from '../support/identity-provider.js';
import { aPerson } from '../support/people.js';
import { aBrowser, anAccount, type TestBrowser, totpCode } from '../support/sign-in.js';
import { visitorOf } from '../support/visitor.js';

const service = 'http://127.0.0.1:3000';
const database = await testDatabase(t);
const provider = await identityProvider(t, { service });
const accounts = openAccounts({
  database,
  secret: testSecret,
  secure: false,
  identityProvider: provider.settings,
});
const { authenticate } = accounts;
const parts = { ...partsOf(database), accounts, authenticate };
const app = await appOver(t, database, parts);

let visitors = 0;

/** A browser at an address of its own, which no limit has counted yet. */
function visitor(at = app): TestBrowser {
  visitors += 1;
  return aBrowser(at, `198.51.100.${visitors}`);
}

const refreshOf = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers.refresh ?? '').replace('0; url=', '');

/** Goes to the provider and comes back as the provider sends the browser back: the address, not yet visited. */
async function comeBack(browser: TestBrowser, weiter = '/arbeitsbereich'): Promise<string> {
  let address = refreshOf(await browser.post('/anmelden/dienst', { weiter }));
  const jar = new Map<string, string>();
  while (!address.startsWith(service)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    await answer.body?.cancel();
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${address} answers ${answer.status}`);
    address = new URL(location, address).href;
  }
  return address.slice(service.length);
}

let number = 0;

/** Somebody invited or active without password, and their account at the provider. */
async function somebody(role: string, state = 'active') {
  number += 1;
  const email = `land-${number}@example.org`;
  const city = role.startsWith('city') ? '14625020' : null;
  const [row] = await database.ownerSql<{ id: string }[]>`
    insert into person (name, email, email_verified, role, city_ags, state)
    values (${`Land ${number}`}, ${email}, true, ${role}, ${city}, ${state}) returning id`;
  const account = { sub: `sub-${number}`, email, email_verified: true, amr: ['pwd'] };
  return { ...account, id: row?.id ?? '' };
}

const eventsOf = async (id: string) =>
  (
    await database.ownerSql<{ said: string }[]>`
      select kind || ' ' || coalesce(means, '') as said from login_event where person_id = ${id} order by id`
  ).map(({ said }) => said);

t.test(
  'who was invited comes in, is bound to the provider’s name, and stays when the address changes',
  async (t) => {
    const editor = await somebody('cityEditor', 'invited');
    provider.person = { ...editor, email: editor.email.toUpperCase() };
    const browser = visitor();
    t.match((await browser.get('/anmelden')).body, /Mit dem Landeskonto anmelden/);
    const back = await browser.get(await comeBack(browser));
    t.equal(back.statusCode, 200, back.body);
    t.equal(refreshOf(back), '/arbeitsbereich');
    t.equal((await browser.get('/arbeitsbereich')).statusCode, 200);
    t.same(await eventsOf(editor.id), ['invitationAccepted identityProvider', 'signedIn identityProvider']);
    const lines = [back.headers['set-cookie'] ?? []].flat();
    t.match(
      lines.find((line) => line.includes('session_token')),
      /HttpOnly; SameSite=Strict$/,
    );
    provider.person = { ...editor, email: 'anders@example.org' };
    const later = visitor();
    t.equal((await later.get(await comeBack(later))).statusCode, 200, 'known by name');
    provider.person = { ...editor, sub: 'somebody-else' };
    const other = visitor();
    t.equal((await other.get(await comeBack(other))).statusCode, 403, 'the address alone opens nothing now');
  },
);

t.test('an administrator unties a person from a name that is no longer theirs', async (t) => {
  const plain = await appOver(t, database);
  const { page, send } = visitorOf(t, plain);
  const administrator = await aPerson(database, 'administrator');
  const editor = await somebody('cityEditor');
  const path = `/verwaltung/personen/${editor.id}`;
  const untie = `form[action="${path}/anmeldedienst"]`;
  t.equal((await page(administrator, path)).page.querySelector(untie), null, 'nothing to untie');
  provider.person = editor;
  const browser = visitor();
  t.equal((await browser.get(await comeBack(browser))).statusCode, 200);
  t.ok((await page(administrator, path)).page.querySelector(untie));
  const sent = await send(administrator, `${path}/anmeldedienst`);
  t.match(sent, { status: 303, location: `${path}?meldung=provider-untied` });
  t.equal((await browser.get('/arbeitsbereich')).statusCode, 303, 'the session is over');
  t.match((await send(administrator, `${path}/anmeldedienst`)).location, 'nothing-changed', 'once is enough');
  provider.person = { ...editor, email: 'nachfolge@example.org' };
  const old = visitor();
  t.equal((await old.get(await comeBack(old))).statusCode, 403, 'the old name alone opens nothing');
  provider.person = { ...editor, sub: 'new-name' };
  const again = visitor();
  t.equal((await again.get(await comeBack(again))).statusCode, 200, 'the address counts again');
  t.ok((await eventsOf(editor.id)).includes('providerUntied '));
  const [trail] = await database.ownerSql<{ actor: string }[]>`
    select actor from audit_entry where table_name = 'login_account' and operation = 'delete' order by id desc limit 1`;
  t.equal(trail?.actor, administrator.id);
});

t.test(
  'nobody comes in who is not invited, whose address is not verified, or who is locked or gone',
  async (t) => {
    const locked = await somebody('cityEditor', 'locked');
    const gone = await somebody('cityEditor', 'left');
    const known = await somebody('cityEditor');
    for (const person of [
      { ...known, sub: 'x1', email: 'fremd@example.org' },
      { ...known, email_verified: false },
      locked,
      gone,
    ]) {
      provider.person = person;
      const browser = visitor();
      const back = await browser.get(await comeBack(browser));
      t.equal(back.statusCode, 403);
      t.match(back.body, /nicht freigeschaltet/);
      t.equal((await browser.get('/arbeitsbereich')).statusCode, 303);
    }
    t.same(await eventsOf(locked.id), ['failed identityProvider']);
    const bound =
      await database.ownerSql`select from login_account where account_id in ('x1', ${locked.sub})`;
    t.equal(bound.length, 0);
  },
);

t.test('who is locked after coming in is out, and does not come in again', async (t) => {
  const editor = await somebody('cityEditor');
  provider.person = editor;
  const browser = visitor();
  await browser.get(await comeBack(browser));
  t.equal((await browser.get('/arbeitsbereich')).statusCode, 200);
  await database.ownerSql`update person set state = 'locked' where id = ${editor.id}`;
  t.equal((await browser.get('/arbeitsbereich')).statusCode, 303);
  t.equal((await browser.get(await comeBack(browser))).statusCode, 403);
});

t.test('an ID token that was not made for this attempt opens nothing', async (t) => {
  const editor = await somebody('cityEditor');
  provider.person = editor;
  const foreign = await generateKeyPair('RS256');
  const none = (claims: JWTPayload) =>
    `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
  const shared = new TextEncoder().encode(provider.settings.clientSecret);
  const forgeries: Record<string, NonNullable<typeof provider.forge>> = {
    'made for another audience': (claims) => provider.sign({ ...claims, aud: 'other' }),
    'made for another client as well': (claims) =>
      provider.sign({ ...claims, aud: ['steckbrief', 'other'], azp: 'other' }),
    'from another issuer': (claims) => provider.sign({ ...claims, iss: 'https://login.example.org' }),
    'with another nonce': (claims) => provider.sign({ ...claims, nonce: 'other' }),
    'without nonce': ({ nonce: _, ...claims }) => provider.sign(claims),
    expired: (claims) => provider.sign({ ...claims, exp: Math.floor(Date.now() / 1_000) - 60 }),
    'without signature': none,
    'signed with the shared secret': (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(shared),
    'signed with a foreign key': (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'test' }).sign(foreign.privateKey),
    'without a name': ({ sub: _, ...claims }) => provider.sign(claims),
  };
  for (const [what, forge] of Object.entries(forgeries)) {
    provider.forge = forge;
    const browser = visitor();
    t.equal((await browser.get(await comeBack(browser))).statusCode, 400, what);
    t.equal((await browser.get('/arbeitsbereich')).statusCode, 303, what);
  }
  provider.forge = (claims) => provider.sign(claims);
  const browser = visitor();
  t.equal((await browser.get(await comeBack(browser))).statusCode, 200, 'made anew without a change it does');
  provider.forge = null;
});

t.test('a way back is used once, in the browser that began it, with its own state', async (t) => {
  provider.person = await somebody('cityEditor');
  const browser = visitor();
  const back = await comeBack(browser);
  const kept = new Map(browser.jar);
  t.match([...kept.keys()].join(), /identity_provider/);
  t.equal((await visitor().get(back)).statusCode, 400, 'a stranger’s browser');
  const wrong = visitor();
  await comeBack(wrong);
  t.equal((await wrong.get(back)).statusCode, 400, 'another attempt’s state');
  t.equal((await browser.get(back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fx.org'))).statusCode, 400, 'iss');
  for (const [name, value] of kept) browser.jar.set(name, value);
  t.equal((await browser.get(back)).statusCode, 400, 'that was its one use');
  const again = await comeBack(browser);
  const before = new Map(browser.jar);
  t.equal((await browser.get(again)).statusCode, 200);
  const thief = visitor();
  for (const [name, value] of before) thief.jar.set(name, value);
  t.equal((await thief.get(again)).statusCode, 400, 'replayed');
  const cancelled = await comeBack(thief);
  t.equal((await thief.get(cancelled.replace(/code=[^&]+/, 'error=access_denied'))).statusCode, 400);
  t.equal((await thief.get('/anmelden/dienst/rueckkehr?code=x&state=y')).statusCode, 400);
});

t.test('the second factor is asked for here unless the provider has asked for one', async (t) => {
  const staff = await anAccount(parts, 'staff');
  provider.person = { sub: 'staff', email: staff.email, email_verified: true, amr: ['pwd'] };
  const browser = visitor();
  const back = await browser.get(await comeBack(browser, '/servicestelle/pruefen'));
  t.equal(refreshOf(back), '/anmelden/zweiter-faktor?weiter=%2Fservicestelle%2Fpruefen');
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 303);
  const code = { code: totpCode(staff.totpSecret), geraet: '1' };
  t.equal((await browser.post('/anmelden/zweiter-faktor', code)).statusCode, 303);
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 200);
  const again = await browser.get(await comeBack(browser));
  const question = refreshOf(again);
  t.match(question, /zweiter-faktor/);
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 303, 'the session before has ended');
  t.equal((await browser.get(question)).statusCode, 303, 'a remembered device is not asked');
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 200);
  const fresh = await somebody('staff');
  provider.person = fresh;
  const first = visitor();
  await first.get(await comeBack(first));
  t.equal((await first.get('/anmelden')).headers.location, '/konto/zweiter-faktor', 'has to set one up');
  t.equal((await first.get('/servicestelle/pruefen')).statusCode, 303);
  provider.person = { ...fresh, amr: ['pwd', 'otp', 'mfa'] };
  const strong = visitor();
  await strong.get(await comeBack(strong));
  t.equal((await strong.get('/servicestelle/pruefen')).statusCode, 200, 'the provider has asked');
});

t.test('a provider that tells the address in its token serves as well', async (t) => {
  const long = await identityProvider(t, { service, longTokens: true });
  const own = openAccounts({ database, secret: testSecret, secure: false, identityProvider: long.settings });
  const other = await appOver(t, database, { ...parts, accounts: own, authenticate: own.authenticate });
  const editor = await somebody('cityEditor');
  long.person = editor;
  const browser = visitor(other);
  t.equal((await browser.get(await comeBack(browser))).statusCode, 200);
  t.equal((await browser.get('/arbeitsbereich')).statusCode, 200);
});

t.test('a provider that is down at the start stops nothing, and serves once it is up', async (t) => {
  const late = await identityProvider(t, { service });
  await late.stop();
  const own = openAccounts({ database, secret: testSecret, secure: false, identityProvider: late.settings });
  const lateParts = { ...parts, accounts: own, authenticate: own.authenticate };
  const other = await appOver(t, database, lateParts);
  const browser = visitor(other);
  t.match((await browser.get('/anmelden')).body, /Anmeldedienst der Verwaltung antwortet gerade nicht/);
  t.equal((await browser.post('/anmelden/dienst')).statusCode, 503);
  const auditor = await anAccount(lateParts, 'auditor');
  await browser.post('/anmelden', { email: auditor.email, passwort: auditor.password });
  await browser.post('/anmelden/zweiter-faktor', { code: totpCode(auditor.totpSecret) });
  t.equal((await browser.get('/konto')).statusCode, 200, 'the password serves');
  await late.start();
  late.person = await somebody('cityEditor');
  const waiting = visitor(other);
  t.equal((await waiting.get(await comeBack(waiting))).statusCode, 200);
  t.equal((await waiting.get('/arbeitsbereich')).statusCode, 200);
  t.notMatch((await visitor(other).get('/anmelden')).body, /antwortet gerade nicht/);
});

t.test('without a provider there is no such way', async (t) => {
  const plain = await appOver(t, database);
  const browser = visitor(plain);
  t.notMatch((await browser.get('/anmelden')).body, /anmelden\/dienst/);
  t.equal((await browser.post('/anmelden/dienst')).headers.location, '/anmelden');
  t.equal((await browser.get('/anmelden/dienst/rueckkehr?code=x')).headers.location, '/anmelden');
});
