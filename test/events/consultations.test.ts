import { parse } from 'node-html-parser';
import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, goerlitz, tokenOf } from '../support/people.js';
import { readPdf } from '../support/read-pdf.js';
import { structureFaults } from '../web/html-structure.js';

const { app, database } = await testApp(t, 'reference');
const { ownerSql } = database;
const staff = await aPerson(database, 'staff');
const own = await aPerson(database, 'cityEditor', bautzen);
const other = await aPerson(database, 'cityLead', goerlitz);
const auditor = await aPerson(database, 'auditor');

const send = (who: Actor, url: string, form: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...browserOf(who), 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(form).toString(),
  });
const page = async (url: string, who: Actor) => {
  const answer = await app.inject({ url, headers: { accept: 'text/html', ...browserOf(who) } });
  t.equal(answer.statusCode, 200, url);
  t.same(structureFaults(answer.body), [], url);
  return parse(answer.body);
};
const api = (
  who: Actor,
  method: 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE',
  url: string,
  body?: object,
  headers = {},
) =>
  app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...tokenOf(who), ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { payload: JSON.stringify(body) }),
  });
const versionIn = async (url: string, who: Actor) =>
  (await page(url, who)).querySelector('input[name=version]')?.getAttribute('value') ?? '';

t.test('a city asks, the service centre answers, the city gets a mail, nobody else sees it', async (t) => {
  const faulty = await send(own, '/arbeitsbereich/beratung', { question: '', dueOn: 'bald' });
  t.equal(faulty.statusCode, 422);
  t.same(
    parse(faulty.body)
      .querySelectorAll('.errsum a')
      .map((link) => link.getAttribute('href'))
      .sort(),
    ['#f-dueOn', '#f-question', '#f-topic'],
  );
  const asked = await send(own, '/arbeitsbereich/beratung', {
    topic: 'proof',
    question: 'Wann ist der Zwischennachweis <fällig>?',
    dueOn: '01.01.2026',
  });
  t.equal(asked.statusCode, 303, asked.body.slice(0, 300));
  const address = String(asked.headers.location).split('?')[0] ?? '';
  const reference = address.split('/').at(-1) ?? '';
  t.match(reference, /^BA\d{4}$/);
  const toldStaff =
    await ownerSql`select kind, subject from outgoing_mail where person_id = ${staff.personId}`;
  t.match(
    [...toldStaff],
    [{ kind: 'consultationAsked', subject: `Neue Beratungsanfrage ${reference}: Bautzen` }],
  );
  for (const url of [address, `/api/v1/consultations/${reference}`])
    t.equal((await app.inject({ url, headers: browserOf(other) })).statusCode, 404, 'not for another city');
  t.equal((await send(other, address, { topic: 'proof', question: 'Fremd' })).statusCode, 404);

  const desk = `/servicestelle/beratung/${reference}`;
  t.match((await page('/servicestelle/beratung', staff)).textContent, 'überfällig');
  const version = await versionIn(desk, staff);
  const saved = { version, was: 'sichern', answer: 'Entwurf der Antwort', minutes: '20' };
  t.equal((await send(staff, `${desk}/antwort`, saved)).statusCode, 303);
  t.notMatch((await page(address, own)).textContent, /Entwurf der Antwort/, 'an answer in work is not shown');
  t.notMatch((await api(own, 'GET', `/consultations/${reference}`)).body, /Entwurf|"minutes":20/);
  t.equal(
    (await send(own, address, { topic: 'plan', question: 'Doch anders', version: '2' })).statusCode,
    409,
    'begun',
  );
  const late = await send(staff, `${desk}/antwort`, { ...saved, was: 'antworten', answer: 'Meine Fassung' });
  t.equal(late.statusCode, 412);
  t.match(late.body, 'Meine Fassung');
  const empty = await send(staff, `${desk}/antwort`, {
    version: '2',
    was: 'antworten',
    answer: '',
    minutes: 'x',
  });
  t.equal(empty.statusCode, 422);
  t.match(empty.body, 'href="#f-answer"');
  const sent = { version: '2', was: 'antworten', answer: 'Bis 30. April.', minutes: '35' };
  t.equal((await send(staff, `${desk}/antwort`, sent)).statusCode, 303);
  t.match((await page(address, own)).textContent, 'Bis 30. April.');
  const mails =
    await ownerSql`select kind, subject, body from outgoing_mail where person_id = ${own.personId}`;
  t.match([...mails], [{ kind: 'consultationAnswered', body: /Zwischennachweis <fällig>/ }]);
  t.notMatch(mails[0]?.body, /30\. April/, 'the answer stays in the registry');
  t.match((await page(desk, auditor)).textContent, '35 Minuten');
  t.equal((await page(desk, auditor)).querySelectorAll('form[action*=antwort]').length, 0);
  t.equal((await send(own, `${address}/zuruecknehmen`)).statusCode, 409);
  const trail = await ownerSql`select payload from audit_entry where table_name = 'consultation'`;
  t.notMatch(JSON.stringify([...trail]), /Zwischennachweis|April/, 'what is written stands beside the trail');
});

t.test('programs ask and answer by the same rules', async (t) => {
  const asked = await api(own, 'POST', '/consultations', {
    topic: 'plan',
    question: 'Reicht Teil B?',
    city: goerlitz,
  });
  t.match(
    asked.json(),
    { city: bautzen, state: 'open', minutes: null },
    'for the own city, whatever is said',
  );
  t.equal((await api(staff, 'POST', '/consultations', { topic: 'plan', question: 'x' })).statusCode, 422);
  const { reference } = asked.json();
  const etag = String((await api(own, 'GET', `/consultations/${reference}`)).headers.etag);
  t.equal((await api(own, 'PATCH', `/consultations/${reference}`, { topic: 'other' })).statusCode, 428);
  const changed = await api(
    own,
    'PATCH',
    `/consultations/${reference}`,
    { topic: 'other' },
    { 'if-match': etag },
  );
  t.match(changed.json(), { topic: 'other', question: 'Reicht Teil B?' });
  const answer = { answer: 'Ja.', minutes: 5, state: 'answered' };
  t.equal((await api(own, 'PUT', `/consultations/${reference}/answer`, answer)).statusCode, 403);
  const now = String((await api(staff, 'GET', `/consultations/${reference}`)).headers.etag);
  t.match(
    (await api(staff, 'PUT', `/consultations/${reference}/answer`, answer, { 'if-match': now })).json(),
    {
      state: 'answered',
      answeredBy: staff.label,
    },
  );
  t.same((await api(other, 'GET', '/consultations')).json(), { items: [] });
  t.equal((await api(auditor, 'GET', '/consultations')).json().items.length, 2);
});

t.test('what was done is counted by year and city, for the service centre and auditors alone', async (t) => {
  await ownerSql`
    insert into event (title, kind, audience, place, starts_at, ends_at, delete_after, state, further_attendees)
    values ('Gehalten', 'training', 'cities', 'Dresden', now() - interval '3 days', now() - interval '2 days', current_date, 'announced', 4),
      ('Nicht gezählt', 'exchange', 'cities', 'Dresden', now() - interval '3 days', now() - interval '2 days', current_date, 'announced', null),
      ('Abgesagt', 'exchange', 'cities', 'Dresden', now() - interval '3 days', now() - interval '2 days', current_date, 'cancelled', 9)`;
  await ownerSql`
    insert into event_registration (event_id, city_ags, standing, attended)
    select id, city, 'registered', came from event, (values (${bautzen}, true), (${bautzen}, true), (${goerlitz}, false)) r (city, came)
    where title = 'Gehalten'`;
  const seen = await page('/servicestelle/taetigkeit', auditor);
  t.match(seen.textContent, 'Nicht gezählt');
  const rows = seen
    .querySelectorAll('tbody tr')
    .map((row) => row.querySelectorAll('th, td').map((cell) => cell.textContent.trim()));
  const year = (await ownerSql`select extract(year from today_in_saxony())::int as year`)[0]?.year;
  t.ok(
    rows.some((row) => row.join('|') === `Bautzen|${year}|2|2|40|2`),
    JSON.stringify(rows),
  );
  t.ok(rows.some((row) => row.join('|') === `ohne Programmstadt|${year}|0|0|0|4`));
  t.match(seen.textContent, /6ohne 1 Veranstaltungen/);

  const file = '/reports/activity-report/file';
  t.equal((await app.inject(`/api/v1${file}.pdf`)).statusCode, 401);
  t.equal((await api(own, 'GET', `${file}.csv`)).statusCode, 403);
  const csv = await api(staff, 'GET', `${file}.csv?year=${year}`);
  t.match(csv.body, /Bautzen,?/);
  t.match(csv.body.split('\r\n').length, 4);
  const pdf = await readPdf((await api(auditor, 'GET', `${file}.pdf?year=${year}`)).rawPayload);
  t.match(pdf.text, /Tätigkeit der Servicestelle.*Gehalten/s);
  t.match(pdf.text, /Bei 1 Veranstaltungen hat niemand gezählt/);
  const nothing = await api(staff, 'GET', `${file}.json?year=2001`);
  t.equal(nothing.statusCode, 200);
  t.notMatch((await app.inject('/api/v1/reports')).body, /activity-report/);
});

t.test('cities ask each other, who took part gets a mail, one’s own can be removed', async (t) => {
  const path = '/arbeitsbereich/austausch';
  const faulty = await send(own, path, { title: '', body: '' });
  t.equal(faulty.statusCode, 422);
  t.match(faulty.body, 'href="#f-body"');
  const asked = await send(own, path, { title: 'Wer hat <Satzungen>?', body: 'Wir suchen Muster.' });
  const address = String(asked.headers.location).split('?')[0] ?? '';
  const reference = address.split('/').at(-1) ?? '';
  t.equal((await send(other, address, { answer: '' })).statusCode, 422);
  t.equal((await send(other, address, { answer: 'Wir.' })).statusCode, 303);
  t.equal(
    (await api(staff, 'POST', `/exchange/${reference}/answers`, { body: 'Wir auch.' })).statusCode,
    201,
  );
  const mails =
    await ownerSql`select person_id, subject from outgoing_mail where kind = 'exchange' order by created_at`;
  t.match(
    mails.map(({ person_id: id }) => id),
    [staff.personId, own.personId, own.personId, other.personId],
    'the service centre of the question, then all who took part but whoever writes',
  );
  const seen = await page(address, own);
  t.match(seen.textContent, /Görlitz.*Wir\..*Servicestelle.*Wir auch\./s);
  t.equal(seen.querySelectorAll('form[action*="/antworten/"]').length, 0, 'answers of others stay');
  const { answers } = (await api(auditor, 'GET', `/exchange/${reference}`)).json();
  t.equal((await api(own, 'DELETE', `/exchange/${reference}/answers/${answers[0].id}`)).statusCode, 403);
  t.equal((await api(other, 'DELETE', `/exchange/${reference}/answers/${answers[0].id}`)).statusCode, 204);
  t.match((await api(other, 'GET', '/exchange')).json().items, [{ reference, answers: 1, city: bautzen }]);
  t.equal((await api(other, 'DELETE', `/exchange/${reference}`)).statusCode, 403);
  t.equal((await send(own, `${address}/entfernen`)).statusCode, 303);
  t.same((await api(other, 'GET', '/exchange')).json().items, []);
});
