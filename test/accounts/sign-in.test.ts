import t from 'tap';
import { appOver, partsOf } from '../support/app.js';
import { testDatabase } from '../support/database.js';
import { aBrowser, anAccount, signIn, totpCode } from '../support/sign-in.js';

const database = await testDatabase(t);
const parts = partsOf(database);
const app = await appOver(t, database, parts);

t.test('a page behind the door leads to it, and on from there', async (t) => {
  const lead = await anAccount(parts, 'cityLead');
  await database.ownerSql`update person set two_factor_enabled = false where email = ${lead.email}`;
  const browser = aBrowser(app);
  const asked = await browser.get('/arbeitsbereich?x=1');
  t.equal(asked.statusCode, 303);
  t.equal(asked.headers.location, '/anmelden?weiter=%2Farbeitsbereich%3Fx%3D1');
  const page = await browser.get(String(asked.headers.location));
  t.match(page.body, /name="weiter" value="\/arbeitsbereich\?x=1"/);
  const entered = await browser.post('/anmelden', {
    email: ` ${lead.email.toUpperCase()} `,
    passwort: lead.password,
    weiter: '/arbeitsbereich?x=1',
  });
  t.equal(entered.headers.location, '/arbeitsbereich?x=1');
  t.equal((await browser.get('/arbeitsbereich')).statusCode, 200);
  for (const line of [entered.headers['set-cookie'] ?? []].flat())
    t.match(line, /; HttpOnly; SameSite=Strict$/, 'seen by no script');
  await browser.post('/abmelden');
  t.equal((await browser.get('/arbeitsbereich')).statusCode, 303, 'and out again');
});

t.test('only pages of the service itself are led to', async (t) => {
  const lead = await anAccount(parts, 'cityLead');
  await database.ownerSql`update person set two_factor_enabled = false where email = ${lead.email}`;
  for (const weiter of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/x\r\ny',
  ]) {
    const entered = await aBrowser(app).post('/anmelden', {
      email: lead.email,
      passwort: lead.password,
      weiter,
    });
    t.equal(entered.headers.location, '/anmelden', weiter);
  }
});

t.test('the second factor is asked for, once per remembered device', async (t) => {
  const staff = await anAccount(parts, 'staff');
  const browser = aBrowser(app);
  const first = await browser.post('/anmelden', { email: staff.email, passwort: staff.password });
  t.equal(first.headers.location, '/anmelden/zweiter-faktor');
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 303, 'the password alone opens nothing');
  const wrong = await browser.post('/anmelden/zweiter-faktor', { code: '000000' });
  t.equal(wrong.statusCode, 422);
  const right = await browser.post('/anmelden/zweiter-faktor', {
    code: totpCode(staff.totpSecret),
    geraet: '1',
  });
  t.equal(right.statusCode, 303);
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 200);
  await browser.post('/abmelden');
  const again = await browser.post('/anmelden', { email: staff.email, passwort: staff.password });
  t.equal(again.headers.location, '/anmelden', 'the device is remembered');
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 200);
  const other = await aBrowser(app).post('/anmelden', { email: staff.email, passwort: staff.password });
  t.equal(other.headers.location, '/anmelden/zweiter-faktor', 'another one is not');
});

t.test('whose role requires a second factor does nothing without', async (t) => {
  const staff = await anAccount(parts, 'staff');
  await database.ownerSql`delete from login_second_factor where person_id = (select id from person where email = ${staff.email})`;
  await database.ownerSql`update person set two_factor_enabled = false where email = ${staff.email}`;
  const browser = aBrowser(app);
  await signIn(browser, staff);
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 303);
  t.equal((await browser.get('/anmelden')).headers.location, '/konto/zweiter-faktor');
});

t.test('who is locked or has another role is so at the next request', async (t) => {
  const auditor = await anAccount(parts, 'auditor');
  const browser = aBrowser(app);
  await signIn(browser, auditor);
  const headers = { authorization: `Bearer ${auditor.token}` };
  const read = () => app.inject({ url: '/api/v1/imports/00000000-0000-4000-8000-000000000000', headers });
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 200);
  t.equal((await read()).statusCode, 404);
  const mandateEnds = (day: string) =>
    database.ownerSql`update audit_mandate set ends_on = ${day} where person_id = (select id from person where email = ${auditor.email})`;
  await mandateEnds('2025-12-31');
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 303);
  const told = await browser.get('/anmelden');
  t.equal(told.statusCode, 403);
  t.match(
    told.body,
    /Ihr Prüfauftrag galt bis 31\.12\.2025.*Abmelden/s,
    'signed in, and told why there is nothing',
  );
  t.match((await read()).json(), { status: 403, code: 'no_mandate' });
  await mandateEnds('2199-12-31');
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 200, 'goes on without signing in again');
  await database.ownerSql`update person set role = 'cityLead', city_ags = '14625020' where email = ${auditor.email}`;
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 403);
  t.equal((await read()).statusCode, 403);
  await database.ownerSql`update person set state = 'locked' where email = ${auditor.email}`;
  t.equal((await browser.get('/servicestelle/pruefen')).statusCode, 303);
  t.equal((await read()).statusCode, 401);
  const back = await aBrowser(app).post('/anmelden', { email: auditor.email, passwort: auditor.password });
  t.equal(back.statusCode, 422, 'and does not come in again');
});

t.test('a deputy acts as the lead of the same city, for the days that were named', async (t) => {
  const lead = await anAccount(parts, 'cityLead');
  const editor = await anAccount(parts, 'cityEditor');
  const acts = async () => (await parts.accounts.authenticate.token(editor.token))?.role;
  t.equal(await acts(), 'cityEditor');
  const stands = (from: string, until: string) => database.ownerSql`
    insert into deputy (for_person, deputy_person, starts_on, ends_on)
    select l.id, e.id, current_date + ${from}::interval, current_date + ${until}::interval
    from person l, person e where l.email = ${lead.email} and e.email = ${editor.email}`;
  await stands('2 days', '9 days');
  t.equal(await acts(), 'cityEditor', 'not yet');
  await stands('-1 day', '1 day');
  t.equal(await acts(), 'cityLead');
  await database.ownerSql`update person set city_ags = '14626110' where email = ${lead.email}`;
  t.equal(await acts(), 'cityEditor', 'not for a lead of another city');
});

t.test('who came in stands in the trail, without what they came in with', async (t) => {
  const events = await database.ownerSql<
    { kind: string }[]
  >`select distinct kind from login_event order by kind`;
  t.same(
    events.map(({ kind }) => kind),
    ['failed', 'secondFactorFailed', 'signedIn', 'signedOut'],
  );
  const [trail] = await database.ownerSql<{ text: string }[]>`
    select string_agg(e.payload || coalesce(p.payload, ''), ' ') as text
    from audit_entry e left join audit_personal p on p.entry_id = e.id
    where e.table_name like 'login%' or e.table_name = 'access_token'`;
  t.match(trail?.text ?? '', /"kind":"signedIn"/);
  t.notMatch(trail?.text ?? '', /"(password|secret|backup_codes|token|token_sha256)":/);
});
