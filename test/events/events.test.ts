import { parse } from 'node-html-parser';
import t from 'tap';
import { endLapsedRegistrations } from '../../src/events/commands/lapse.js';
import { remindRegistered } from '../../src/events/commands/remind.js';
import { forgetPastRegistrations } from '../../src/events/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { addDays } from '../../src/kernel/day.js';
import { formatDay } from '../../src/kernel/format.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, goerlitz, tokenOf } from '../support/people.js';
import { structureFaults } from '../web/html-structure.js';

const { app, database } = await testApp(t, 'reference');
const { ownerSql } = database;
const staff = await aPerson(database, 'staff');
const own = await aPerson(database, 'cityLead', bautzen, { name: 'Berta Bautzen' });
const other = await aPerson(database, 'cityEditor', goerlitz, { name: 'Gerd Görlitz' });
const auditor = await aPerson(database, 'auditor');
const desk = '/servicestelle/veranstaltungen';
const [{ today = '' } = {}] = await ownerSql<{ today: string }[]>`select today_in_saxony()::text as today`;
const soon = addDays(today, 20);

const send = (who: Actor | null, url: string, form: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: {
      ...(who ? browserOf(who) : { 'sec-fetch-site': 'same-origin' }),
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html',
    },
    payload: new URLSearchParams(form).toString(),
  });
const page = async (url: string, who: Actor | null = null) => {
  const answer = await app.inject({ url, headers: { accept: 'text/html', ...(who && browserOf(who)) } });
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
const mails = () => ownerSql<{ to: string; subject: string; body: string; kind: string }[]>`
  select to_address as to, subject, body, kind from outgoing_mail order by created_at, id`;

const form = {
  title: 'Schulung <Indikatoren>',
  kind: 'training',
  audience: 'public',
  startDay: formatDay(soon, 'de'),
  startTime: '9:30',
  endTime: '15',
  place: 'Rathaus',
  onlineAddress: 'https://konferenz.example/geheim',
  seats: '1',
  remindBefore: '30',
};

async function announced(parts: Record<string, string> = {}): Promise<string> {
  const made = await send(staff, desk, { ...form, ...parts });
  t.equal(made.statusCode, 303, made.body.slice(0, 500));
  const address = String(made.headers.location).split('?')[0] ?? '';
  t.equal((await send(staff, `${address}/ankuendigen`)).statusCode, 303);
  return address.split('/').at(-1) ?? '';
}

t.test('an event is prepared unseen, announced, and those it is for register with one press', async (t) => {
  const faulty = await send(staff, desk, { ...form, title: '', startTime: 'früh' });
  t.equal(faulty.statusCode, 422);
  t.same(
    parse(faulty.body)
      .querySelectorAll('.errsum a')
      .map((link) => link.getAttribute('href'))
      .sort(),
    ['#f-startTime', '#f-title'],
  );
  t.match(faulty.body, 'value="https://konferenz.example/geheim"', 'what was typed is kept');

  const made = await send(staff, desk, { ...form, place: '', onlineAddress: '' });
  const address = String(made.headers.location).split('?')[0] ?? '';
  const reference = address.split('/').at(-1) ?? '';
  t.match(reference, /^VA\d{4}$/);
  for (const who of [null, own]) {
    const hidden = await app.inject({
      url: `/veranstaltungen/${reference}`,
      headers: who ? browserOf(who) : {},
    });
    t.equal(hidden.statusCode, 404, 'a draft is not there');
  }
  const nowhere = await send(staff, `${address}/ankuendigen`);
  t.equal(nowhere.statusCode, 422);
  t.match(nowhere.body, 'href="#f-place"');
  const version =
    (await page(address, staff)).querySelector('input[name=version]')?.getAttribute('value') ?? '';
  t.equal((await send(staff, address, { ...form, version })).statusCode, 303);
  const stale = await send(staff, address, { ...form, title: 'Meine Fassung', version });
  t.equal(stale.statusCode, 412);
  t.match(stale.body, 'value="Meine Fassung"');
  t.equal((await send(staff, `${address}/ankuendigen`)).statusCode, 303);

  const open = await page(`/veranstaltungen/${reference}`);
  t.match(open.textContent, '1 von 1 frei');
  t.notMatch(open.innerHTML, /geheim/, 'the address online is for those who have a seat');
  t.match((await page(`/en/veranstaltungen/${reference}`)).textContent, '1 of 1 free');
  t.match((await page('/veranstaltungen')).textContent, 'Schulung <Indikatoren>');
  const mine = `/arbeitsbereich/veranstaltungen/${reference}`;
  t.equal((await send(own, `${mine}/anmelden`)).statusCode, 303);
  t.equal((await send(own, `${mine}/anmelden`)).statusCode, 303, 'twice is once');
  t.match((await page(mine, own)).innerHTML, /geheim/);
  t.match(
    String((await send(other, `/arbeitsbereich/veranstaltungen/${reference}/anmelden`)).headers.location),
    /event-waiting/,
  );
  t.match((await page('/arbeitsbereich/veranstaltungen', other)).textContent, 'Warteliste');
  t.match((await page(address, staff)).textContent, 'Gerd Görlitz');
  t.notMatch((await page(address, auditor)).textContent, 'Görlitz', 'auditors see numbers');

  t.equal((await send(own, `${mine}/abmelden`)).statusCode, 303);
  t.match(await mails(), [
    { subject: 'Angemeldet: Schulung <Indikatoren>', body: /geheim/ },
    { subject: 'Warteliste: Schulung <Indikatoren>', body: /sobald ein Platz frei wird/ },
    { subject: 'Abgemeldet: Schulung <Indikatoren>' },
    { subject: 'Platz frei: Schulung <Indikatoren>', body: /Rathaus/ },
  ]);
  const told = (await mails()).length;
  for (const [parts, field] of [
    [{ place: '', onlineAddress: '' }, 'place'],
    [{ deleteAfter: formatDay(addDays(soon, 200), 'de') }, 'deleteAfter'],
  ] as const) {
    const refused = await send(staff, address, { ...form, ...parts, version: 'x' });
    t.equal(refused.statusCode, 422, field);
    t.match(refused.body, `href="#f-${field}"`);
  }
  t.equal((await send(staff, address, { ...form, version: 'x' })).statusCode, 412, 'a version that is none');
  const next = (await page(address, staff)).querySelector('input[name=version]')?.getAttribute('value') ?? '';
  t.equal((await send(staff, address, { ...form, place: 'Anderswo', version: next })).statusCode, 303);
  t.equal((await send(staff, `${address}/absagen`)).statusCode, 303);
  t.equal((await send(staff, `${address}/absagen`)).statusCode, 409, 'once is enough');
  t.match((await mails()).slice(told), [
    { subject: /^Geändert/, body: /Anderswo/ },
    { subject: /^Abgesagt/ },
  ]);
  t.equal((await mails()).length, told + 2, 'and nobody is told twice');
  const trail = await ownerSql`select actor from audit_entry where table_name = 'event_registration'`;
  t.notMatch(JSON.stringify(trail), `${own.personId}`, 'the trail does not say who came');
  t.equal((await send(own, `${mine}/anmelden`)).statusCode, 409);
  t.match((await page(`/veranstaltungen/${reference}`)).textContent, 'findet nicht statt');
});

t.test(
  'guests consent, get a mail, and are forgotten when they cancel; nobody learns who comes',
  async (t) => {
    const reference = await announced({ seats: '' });
    const address = `/veranstaltungen/${reference}`;
    const guest = { name: 'Gunda Gast', email: 'gunda@gast.example', city: bautzen };
    const faulty = await send(null, address, { ...guest, email: 'a@b.de\r\nBcc: x@y.de' });
    t.equal(faulty.statusCode, 422);
    t.same(
      parse(faulty.body)
        .querySelectorAll('.errsum a')
        .map((link) => link.getAttribute('href')),
      ['#f-email', '#f-consent'],
    );
    t.match(faulty.body, 'value="Gunda Gast"');
    const before = (await mails()).length;
    const first = await send(null, address, { ...guest, consent: '1' });
    const again = await send(null, address, { ...guest, email: 'GUNDA@gast.example', consent: '1' });
    t.same([first.statusCode, first.headers.location], [again.statusCode, again.headers.location]);
    t.match((await page(String(first.headers.location))).textContent, 'Ihre Anmeldung ist eingegangen');
    const written = (await mails()).slice(before);
    t.match(written, [{ to: 'gunda@gast.example', kind: 'eventRegistration' }]);
    t.equal(written.length, 1);
    t.match(written, [{ subject: /^Bitte bestätigen/ }]);
    t.match(await counts(reference), { registered: 0, reserved: 1 }, 'a seat is held, and nobody has it');
    const confirm = /\/veranstaltungen\/bestaetigen\/[0-9a-f-]{36}/.exec(written[0]?.body ?? '')?.[0] ?? '';
    t.match((await page(confirm)).textContent, 'Waren Sie das');
    t.match(await counts(reference), { registered: 0, reserved: 1 }, 'looking at a link changes nothing');
    t.equal((await send(null, confirm)).statusCode, 303);
    t.equal((await send(null, confirm)).statusCode, 409, 'once');
    t.match((await page(confirm)).textContent, 'Sie sind angemeldet');
    t.match(await counts(reference), { registered: 1, reserved: 0 });
    const told = (await mails()).at(-1);
    t.match(told, { to: 'gunda@gast.example', subject: /^Angemeldet/ });
    const link = /\/veranstaltungen\/abmelden\/[0-9a-f-]{36}/.exec(told?.body ?? '')?.[0] ?? '';
    t.match((await page(link)).textContent, 'Geben Sie Ihren Platz frei');
    t.match(await counts(reference), { registered: 1 }, 'looking at a link changes nothing');
    t.equal((await send(null, link)).statusCode, 303);
    t.equal((await send(null, link)).statusCode, 409);
    t.match(await counts(reference), { registered: 0 });
    const kept =
      await ownerSql`select guest_name, guest_email, standing from event_registration where city_ags = ${bautzen} and standing = 'cancelled' and person_id is null`;
    t.match(kept.at(-1), { guest_name: null, guest_email: null });
    const trail = await ownerSql`
    select e.actor, e.payload, p.payload as beside from audit_entry e left join audit_personal p on p.entry_id = e.id
    where e.table_name = 'event_registration'`;
    t.notMatch(JSON.stringify(trail), /Gunda|gunda/, 'who registered is in no trail');
    t.ok(trail.some(({ actor }) => actor === 'system:public-form'));
    t.equal((await send(null, '/veranstaltungen/VA9999', guest)).statusCode, 404);
    const forCities = await announced({ audience: 'cities' });
    t.equal((await app.inject(`/veranstaltungen/${forCities}`)).statusCode, 404);
    t.equal((await send(null, `/veranstaltungen/${forCities}`, { ...guest, consent: '1' })).statusCode, 404);
  },
);

const counts = async (reference: string) =>
  (await ownerSql`select c.* from event e, event_counts(e.id) c where e.reference = ${reference}`)[0];

t.test('a seat is held for a guest until the time to confirm is over, then goes to who waits', async (t) => {
  const reference = await announced({ seats: '1' });
  const guest = { name: 'Gustav Gast', email: 'gustav@gast.example', consent: '1' };
  t.equal((await send(null, `/veranstaltungen/${reference}`, guest)).statusCode, 303);
  t.match((await app.inject(`/api/v1/events/${reference}`)).json(), { freeSeats: 0 });
  const [held] =
    await ownerSql`select confirm_until - registered_at <= interval '2 hours 1 second' as short, confirm_until - registered_at as hold
    from event_registration where guest_email = ${guest.email}`;
  t.ok(held?.short, `held for ${held?.hold}`);
  t.match((await mails()).findLast(({ to }) => to === guest.email)?.body, /binnen zwei Stunden/);
  t.match((await api(own, 'PUT', `/events/${reference}/registration`)).json(), { standing: 'waiting' });
  t.match(
    (await page(`${desk}/${reference}`, staff)).textContent,
    /0 von 1 angemeldet, 1 noch nicht bestätigt/,
  );
  const confirm = /\/veranstaltungen\/bestaetigen\/[0-9a-f-]{36}/.exec(
    (await mails()).findLast(({ to }) => to === guest.email)?.body ?? '',
  )?.[0];
  await endLapsedRegistrations(database, 'http://test');
  t.match(await counts(reference), { registered: 0, reserved: 1 }, 'there is still time');
  await ownerSql`update event_registration set confirm_until = now() - interval '1 minute' where guest_email = ${guest.email}`;
  t.match(await counts(reference), { registered: 0, reserved: 0 }, 'from then on it counts as nothing');
  t.equal((await send(null, String(confirm))).statusCode, 409);
  t.match((await page(String(confirm))).textContent, 'gilt nicht mehr');
  await endLapsedRegistrations(database, 'http://test');
  t.match(await counts(reference), { registered: 1, waiting: 0 });
  t.match((await mails()).at(-1), { subject: /^Platz frei/ });
  t.equal((await ownerSql`select from event_registration where guest_email = ${guest.email}`).length, 0);
  t.equal((await send(null, `/veranstaltungen/${reference}`, guest)).statusCode, 303, 'and may try again');
});

t.test('many at once get no more seats than there are', async (t) => {
  const reference = await announced({ seats: '3' });
  const guests = Array.from({ length: 12 }, (_, index) => ({
    name: `Gast ${index}`,
    email: `${index}@gast.example`,
  }));
  const answers = await Promise.all(
    guests.map((guest) => api(staff, 'POST', `/events/${reference}/registrations`, guest)),
  );
  t.same([...new Set(answers.map(({ statusCode }) => statusCode))], [201]);
  t.match(await counts(reference), { registered: 3, waiting: 9 });
  const kept = await api(staff, 'GET', `/events/${reference}/kept`);
  t.equal((await api(staff, 'PATCH', `/events/${reference}/kept`, { seats: 5 })).statusCode, 428);
  const more = await api(
    staff,
    'PATCH',
    `/events/${reference}/kept`,
    { seats: 5 },
    { 'if-match': String(kept.headers.etag) },
  );
  const beyond = { startsAt: '9999-12-31T22:59:00-14:00', endsAt: '9999-12-31T23:59:00-14:00' };
  t.equal(
    (
      await api(staff, 'PATCH', `/events/${reference}/kept`, beyond, {
        'if-match': String(more.headers.etag),
      })
    ).statusCode,
    422,
  );
  t.match(more.json(), { registered: 5, waiting: 7 }, 'more seats go to those who wait');
});

t.test('who has a seat is reminded once, who came is recorded, and names go on their day', async (t) => {
  const reference = await announced({ seats: '' });
  t.match((await api(own, 'PUT', `/events/${reference}/registration`)).json(), { standing: 'registered' });
  await ownerSql`update event_registration set registered_at = now() - interval '60 days' where person_id = ${own.personId}`;
  t.equal(await remindRegistered(database, 'http://test'), 1);
  t.equal(await remindRegistered(database, 'http://test'), 0);
  t.match((await mails()).at(-1), { kind: 'eventReminder', subject: /^Erinnerung/ });
  const { etag } = (await api(staff, 'GET', `/events/${reference}/kept`)).headers;
  const later = {
    startsAt: `${addDays(today, 60)}T09:00:00Z`,
    endsAt: `${addDays(today, 60)}T10:00:00Z`,
  };
  const postponed = await api(staff, 'PATCH', `/events/${reference}/kept`, later, {
    'if-match': String(etag),
  });
  t.equal(postponed.statusCode, 200, postponed.body);
  t.match(
    await ownerSql`select reminded_at from event_registration where person_id = ${own.personId} and standing = 'registered'`,
    [{ reminded_at: null }],
    'who was reminded of an earlier day is reminded anew',
  );

  const { items } = (await api(staff, 'GET', `/events/${reference}/registrations`)).json();
  t.match(items, [
    { name: 'Berta Bautzen', email: null, city: bautzen, standing: 'registered', attended: null },
  ]);
  t.equal((await api(own, 'GET', `/events/${reference}/registrations`)).statusCode, 403);
  const came = { attended: [items[0].id], furtherAttendees: 4 };
  t.equal((await api(staff, 'PUT', `/events/${reference}/attendance`, came)).statusCode, 200);
  t.match((await app.inject(`/api/v1/events/${reference}`)).json(), { attended: 1, furtherAttendees: 4 });
  const table = await page(`${desk}/${reference}`, staff);
  t.ok(table.querySelector('input[name=attended][checked]'));
  t.equal(
    (await send(staff, `${desk}/${reference}/teilnahme`, { furtherAttendees: 'viele' })).statusCode,
    422,
  );

  await ownerSql`update event set starts_at = now() - interval '3 days', ends_at = now() - interval '2 days', delete_after = ${addDays(today, -1)} where reference = ${reference}`;
  await forgetPastRegistrations(database);
  t.match((await api(staff, 'GET', `/events/${reference}/registrations`)).json().items, [
    { name: null, city: bautzen, attended: true },
  ]);
  t.equal((await api(own, 'DELETE', `/events/${reference}/registration`)).statusCode, 409);
  t.match((await app.inject('/api/v1/events?when=past')).json().items, [{ reference, attended: 1 }]);
});

t.test('events are asked for by kind, city and time', async (t) => {
  const reference = await announced({
    title: 'Nur in Görlitz </script>',
    kind: 'conference',
    heldIn: goerlitz,
  });
  t.match((await page(`/veranstaltungen/${reference}`)).textContent, 'Nur in Görlitz </script>');
  const titles = async (query: string): Promise<string[]> =>
    (await app.inject(`/api/v1/events?${query}`)).json().items.map(({ title }: { title: string }) => title);
  t.same(await titles(`city=${goerlitz}`), ['Nur in Görlitz </script>']);
  t.same(await titles(`kind=conference&from=${soon}&until=${soon}`), ['Nur in Görlitz </script>']);
  t.same(await titles(`kind=conference&from=${addDays(soon, 1)}`), []);
  t.same(await titles(`kind=conference&until=${addDays(soon, -1)}`), []);
  t.match((await page(`/veranstaltungen?city=${goerlitz}`)).textContent, 'Nur in Görlitz');
  t.notMatch((await page(`/veranstaltungen?city=${bautzen}`)).textContent, 'Nur in Görlitz');
  t.match((await page('/veranstaltungen?from=31.12.2199')).textContent, 'Nichts passt zu dieser Auswahl');
  t.equal((await app.inject('/veranstaltungen?from=gestern&kind=x')).statusCode, 200);
});

t.test('calendars read one event and all of them', async (t) => {
  const reference = await announced({ title: 'Für den Kalender' });
  const one = await app.inject(`/api/v1/events/${reference}/event.ics`);
  t.match(one.headers['content-type'], /^text\/calendar/);
  t.match(one.body, /SUMMARY:Für den Kalender/);
  const all = (await app.inject('/api/v1/events.ics')).body;
  t.match(all, new RegExp(`UID:${reference}@`));
  const { innerHTML } = await page(`/veranstaltungen/${reference}`);
  t.match(JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(innerHTML)?.[1] ?? '{}'), {
    '@type': 'Event',
    name: 'Für den Kalender',
    eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
    url: /\/veranstaltungen\/VA\d+$/,
  });
  const drafts = await ownerSql`select from event where state = 'draft'`;
  t.equal(drafts.length, 0);
});
