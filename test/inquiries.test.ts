import { parse } from 'node-html-parser';
import t, { type Test } from 'tap';
import type { Actor } from '../src/kernel/actor.js';
import { amounts, aProject, publishNew } from './support/a-project.js';
import { testApp } from './support/app.js';
import { aPerson, browserOf } from './support/people.js';

const dresden = { kind: 'municipality', ags: '14612000', sourceText: null } as const;
const start = '/servicestelle/anfragen';

async function desk(t: Test) {
  const { app, database } = await testApp(t, 'reference');
  const [staff, lead, otherLead, auditor, city] = await Promise.all([
    aPerson(database, 'staff'),
    aPerson(database, 'lead'),
    aPerson(database, 'lead'),
    aPerson(database, 'auditor'),
    aPerson(database, 'cityLead'),
  ]);
  const send = (who: Actor, url: string, form: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...browserOf(who), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
  const page = async (who: Actor, url: string) => {
    const answer = await app.inject({ url, headers: browserOf(who) });
    return { code: answer.statusCode, root: parse(answer.body), text: parse(answer.body).textContent };
  };
  const entered = async (form: Record<string, string> = {}) => {
    const answer = await send(staff, start, {
      title: 'Quartiersmanagement in Sachsen',
      dueOn: '31.12.2026',
      ...form,
    });
    t.equal(answer.statusCode, 303, answer.body.slice(0, 400));
    return String(answer.headers.location).split('?')[0] ?? '';
  };
  return { app, database, staff, lead, otherLead, auditor, city, send, page, entered };
}

const versionIn = (root: ReturnType<typeof parse>): string =>
  root.querySelector('form[action$="/zahlen"] input[name=version]')?.getAttribute('value') ?? '';
const seenIn = (root: ReturnType<typeof parse>): string =>
  root.querySelector('form[action$="/freigabe"] input[name=seen]')?.getAttribute('value') ?? '';
const questionIn = (root: ReturnType<typeof parse>): string =>
  root
    .querySelector('form[action$="/zahlen"]')
    ?.getAttribute('action')
    ?.replace(/\/zahlen$/, '') ?? '';

t.test('an inquiry is entered, answered, cleared by somebody else and recorded', async (t) => {
  const { database, staff, lead, otherLead, auditor, city, send, page, entered } = await desk(t);
  await publishNew(database, aProject({ place: dresden, amounts: amounts({ totalEligibleCost: 123_456n }) }));
  const address = await entered({ printedPaper: '8/1234', askedBy: 'Abg. Muster, Fraktion X' });
  await send(staff, `${address}/fragen`, {
    number: '1',
    wording: 'Welche Vorhaben gibt es je Ort?',
    answer: '',
  });
  const before = await page(staff, address);
  const question = questionIn(before.root);
  t.equal(
    before.root.querySelectorAll('main form').length,
    before.root.querySelectorAll('main .noprint form').length,
    'on paper stand questions, answers and figures, no forms',
  );
  const twice = await send(staff, `${question}/zahlen`, {
    version: versionIn(before.root),
    rows: 'city',
    columns: 'city',
  });
  t.equal(twice.statusCode, 422);
  const refused = parse(twice.body).querySelector('form[action$="/zahlen"]');
  t.equal(refused?.querySelector('select[name=rows] option[selected]')?.getAttribute('value'), 'city');
  t.ok(refused?.parentNode?.hasAttribute('open'), 'the form stays open with what was chosen');
  t.notOk(
    parse(twice.body)
      .querySelectorAll('details[open] summary')
      .some(({ text }) => text.includes('Angaben zur Anfrage')),
    'and no other form opens',
  );
  const frozen = await send(staff, `${question}/zahlen`, {
    version: versionIn(before.root),
    rows: 'city',
    scope: 'all',
  });
  t.equal(frozen.statusCode, 303, frozen.body.slice(0, 300));
  await publishNew(database, aProject({ place: dresden, amounts: amounts({ totalEligibleCost: 1n }) }));
  const after = await page(auditor, address);
  t.match(after.text, /Registerstand \d+/);
  t.match(after.text, /Dresden11\.234,56/, 'frozen figures stay as they were');
  t.equal(
    after.root.querySelectorAll('form[method=post]').length,
    after.root.querySelectorAll('form[action*=abmelden]').length,
    'auditors write nothing',
  );

  const read = seenIn((await page(lead, address)).root);
  t.equal((await send(staff, `${address}/freigabe`, { seen: read })).statusCode, 409, 'staff clear nothing');
  const later = { version: '2', number: '1', wording: 'Welche Vorhaben gibt es je Ort?', answer: 'Keine.' };
  t.equal((await send(staff, question, later)).statusCode, 303);
  t.equal((await send(lead, `${address}/freigabe`, { seen: read })).statusCode, 412, 'not what was read');
  const seen = seenIn((await page(lead, address)).root);
  t.equal((await send(lead, `${address}/freigabe`, { seen })).statusCode, 303);
  const change = { version: '3', number: '1', wording: 'anders', answer: 'neu' };
  t.equal((await send(staff, question, change)).statusCode, 409, 'what is cleared stays');
  t.equal((await send(staff, `${address}/antwort`, { answeredOn: '20.12.2026' })).statusCode, 303);
  t.match((await page(staff, start)).text, /Drucksache 8\/1234.*beantwortet/s);
  t.equal((await send(lead, `${address}/oeffnen`, { reason: '' })).statusCode, 422);
  t.equal((await send(lead, `${address}/oeffnen`, { reason: 'Zahl war falsch' })).statusCode, 303);
  t.equal(
    (await send(lead, `${address}/freigabe`, { seen: seenIn((await page(otherLead, address)).root) }))
      .statusCode,
    409,
    'whoever opened it does not clear it',
  );
  t.equal((await page(city, address)).code, 403);
});

t.test('a lead does not clear what they wrote, in the database either', async (t) => {
  const { lead, otherLead, send, page, entered } = await desk(t);
  const address = await entered();
  await send(lead, `${address}/fragen`, { number: '1', wording: 'Frage', answer: 'Antwort' });
  const seen = seenIn((await page(otherLead, address)).root);
  t.equal((await send(lead, `${address}/freigabe`, { seen })).statusCode, 409);
});

t.test('faults come back all at once, with what was typed', async (t) => {
  const { staff, send, entered } = await desk(t);
  await entered({ printedPaper: '8/77' });
  const answer = await send(staff, start, {
    printedPaper: '8/77',
    title: '',
    receivedOn: '31.02.2026',
    dueOn: 'bald',
    askedBy: 'Abg. Muster',
  });
  t.equal(answer.statusCode, 422);
  const root = parse(answer.body);
  t.equal(root.querySelectorAll('#fehler li').length, 4);
  t.match(root.textContent, /Die Drucksache 8\/77 ist schon eingetragen/);
  t.equal(root.querySelector('input[name=askedBy]')?.getAttribute('value'), 'Abg. Muster');
});

t.test('two people at one question: nobody overwrites, and what was typed stays', async (t) => {
  const { staff, lead, send, page, entered } = await desk(t);
  const address = await entered();
  await send(staff, `${address}/fragen`, { number: '1', wording: 'Frage', answer: '' });
  const { root } = await page(staff, address);
  const [question, version] = [questionIn(root), versionIn(root)];
  const write = (who: Actor, answer: string) =>
    send(who, question, { version, number: '1', wording: 'Frage', answer });
  t.equal((await write(lead, 'Erste Antwort')).statusCode, 303);
  const loser = await write(staff, 'Zweite Antwort');
  t.equal(loser.statusCode, 409);
  t.match(loser.body, /Erste Antwort/);
  t.match(loser.body, /Zweite Antwort/);
  t.match(loser.body, /inzwischen geändert/);
});

t.test('what was asked before is found again', async (t) => {
  const { staff, send, page, entered } = await desk(t);
  const first = await entered({ printedPaper: '7/4711', title: 'Soziale Stadtentwicklung' });
  await send(staff, `${first}/fragen`, {
    number: '2a',
    wording: 'Wie viele Vorhaben der nachhaltigen sozialen Stadtentwicklung wurden in Görlitz gefördert?',
    answer: 'Drei.',
  });
  const second = await entered({ title: 'Görlitz' });
  await send(staff, `${second}/fragen`, {
    number: '1',
    wording: 'Wie viele Vorhaben der sozialen Stadtentwicklung werden in Goerlitz und Görlitz gefördert?',
    answer: '',
  });
  const { text } = await page(staff, second);
  t.match(text, /Ähnliches wurde schon gefragt/);
  t.match(text, /Drucksache 7\/4711: Soziale Stadtentwicklung, Frage 2a/);
});
