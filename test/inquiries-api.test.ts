import t from 'tap';
import type { Actor } from '../src/kernel/actor.js';
import { amounts, aProject, publishNew } from './support/a-project.js';
import { testApp } from './support/app.js';
import { aPerson, tokenOf } from './support/people.js';

t.setTimeout(60_000);
const { app, database } = await testApp(t, 'reference');
const staff = await aPerson(database, 'staff');
const lead = await aPerson(database, 'lead');
const auditor = await aPerson(database, 'auditor');
const city = await aPerson(database, 'cityLead');
const dresden = { kind: 'municipality', ags: '14612000', sourceText: null } as const;
const costs = (totalEligibleCost: bigint) => ({ place: dresden, amounts: amounts({ totalEligibleCost }) });

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const call = (who: Actor, method: Method, url: string, payload?: object, etag?: string) =>
  app.inject({
    method,
    url: url.startsWith('/api') ? url : `/api/v1/inquiries${url}`,
    headers: { ...tokenOf(who), ...(etag !== undefined && { 'if-match': etag }) },
    ...(payload !== undefined && { payload }),
  });
const etagOf = async (url: string) => String((await call(staff, 'GET', url)).headers.etag);
const entered = async (parts: object = {}) => {
  const answer = await call(staff, 'POST', '', { title: 'Quartiere', dueOn: '2026-12-31', ...parts });
  t.equal(answer.statusCode, 201, answer.body);
  return String(answer.headers.location);
};
const asked = async (inquiry: string, number: string, wording: string, answer: string | null = null) => {
  const made = await call(staff, 'POST', `${inquiry}/questions`, { number, wording, answer });
  t.equal(made.statusCode, 201, made.body);
  return String(made.headers.location);
};

t.test(
  'entered, asked, figures frozen, answered, cleared by somebody else, recorded, opened again',
  async (t) => {
    await publishNew(database, aProject(costs(123_456n)));
    const inquiry = await entered({
      printedPaper: '8/1234',
      askedBy: 'Abg. Muster',
      receivedOn: '2026-11-01',
    });
    const question = await asked(inquiry, '1', 'Welche Vorhaben gibt es je Ort?');
    const figures = { query: 'groupBy=city&measures=projects,totalEligibleCost&scope=all' };
    const frozen = await call(staff, 'PUT', `${question}/figures`, figures, await etagOf(question));
    t.equal(frozen.statusCode, 200, frozen.body);
    await publishNew(database, aProject(costs(1n)));
    const changed = await call(
      staff,
      'PATCH',
      question,
      { answer: 'Siehe Tabelle.' },
      await etagOf(question),
    );
    t.match(changed.json(), {
      answer: 'Siehe Tabelle.',
      figures: { revision: 2, answer: { totals: { totalEligibleCost: '1234.56' } } },
    });
    const again = await app.inject(`/api/v1/aggregates?${changed.json().figures.query}`);
    t.same(again.json(), changed.json().figures.answer, 'its query gives the same again');
    const moved = await call(staff, 'PATCH', inquiry, { dueOn: '2027-01-15' }, await etagOf(inquiry));
    t.match(moved.json(), { dueOn: '2027-01-15', printedPaper: '8/1234', state: 'open' });
    const clear = async (as: Actor, etag?: string) => call(as, 'POST', `${inquiry}/clear`, undefined, etag);
    t.equal((await clear(staff, await etagOf(inquiry))).statusCode, 409, 'staff clear nothing');
    t.equal((await clear(lead)).statusCode, 428);
    const read = await etagOf(inquiry);
    await call(staff, 'PATCH', question, { answer: 'Siehe Tabelle 1.' }, await etagOf(question));
    t.equal((await clear(lead, read)).statusCode, 412, 'what changed since it was read is not cleared');
    t.match((await clear(lead, await etagOf(inquiry))).json(), { state: 'cleared' });
    const late = await call(staff, 'PATCH', question, { answer: 'anders' }, await etagOf(question));
    t.equal(late.statusCode, 409, 'what is cleared stays');
    const answered = await call(staff, 'POST', `${inquiry}/answered`, { answeredOn: '2026-12-20' });
    t.match(answered.json(), { state: 'answered', answeredOn: '2026-12-20' });
    t.equal((await call(lead, 'POST', `${inquiry}/reopen`, { reason: ' ' })).statusCode, 400);
    t.match((await call(lead, 'POST', `${inquiry}/reopen`, { reason: 'Zahl falsch' })).json(), {
      state: 'open',
    });
    const { items } = (await call(auditor, 'GET', '')).json();
    t.match(items, [{ title: 'Quartiere', questions: 1, answered: 1, state: 'open' }]);
  },
);

t.test('nobody overwrites, and auditors read while cities do not', async (t) => {
  const inquiry = await entered();
  const question = await asked(inquiry, '2a', 'Frage');
  t.equal((await call(staff, 'PATCH', question, { wording: 'x' })).statusCode, 428);
  const seen = await etagOf(question);
  t.equal((await call(staff, 'PATCH', question, { wording: 'eins' }, seen)).statusCode, 200);
  t.equal((await call(lead, 'PATCH', question, { wording: 'zwei' }, seen)).statusCode, 412);
  t.equal((await call(auditor, 'GET', question)).json().wording, 'eins');
  t.equal((await call(auditor, 'DELETE', question, undefined, await etagOf(question))).statusCode, 403);
  t.equal((await call(city, 'GET', inquiry)).statusCode, 403);
  t.equal(
    (await call(staff, 'POST', `${inquiry}/questions`, { number: '2a', wording: 'x' })).statusCode,
    409,
  );
  t.equal((await call(staff, 'DELETE', question, undefined, await etagOf(question))).statusCode, 204);
  t.same((await call(staff, 'GET', inquiry)).json().questions, []);
});

t.test('the same rules as on the page', async (t) => {
  const refused = async (parts: object) =>
    (await call(staff, 'POST', '', { title: 'x', dueOn: '2026-12-31', ...parts })).statusCode;
  t.equal(await refused({ printedPaper: '1234' }), 400);
  t.equal(await refused({ title: ' ' }), 400);
  t.equal(await refused({ receivedOn: '2027-01-01' }), 422);
  await entered({ printedPaper: '8/77' });
  t.equal(await refused({ printedPaper: '8/77' }), 409);
  const question = await asked(await entered(), '1', 'Frage');
  for (const query of ['groupBy=colour', 'asOf=1', 'scope=all&scope=all'])
    t.equal(
      (await call(staff, 'PUT', `${question}/figures`, { query }, await etagOf(question))).statusCode,
      400,
      query,
    );
});

t.test('similar questions of all questions in one statement', async (t) => {
  const wording = 'Wie viele Vorhaben der sozialen Stadtentwicklung laufen im Landkreis Bautzen?';
  const before = await entered({ printedPaper: '7/900' });
  await asked(before, '1', wording, 'Sieben.');
  await asked(before, '2', 'Welche Kosten hat das Wetter?', 'Keine.');
  const inquiry = await entered();
  const first = await asked(
    inquiry,
    '1',
    'Wie viele Vorhaben der sozialen Stadtentwicklung laufen im Landkreis Görlitz?',
  );
  const second = await asked(inquiry, '2', 'Etwas ganz anderes');
  const { items } = (await call(staff, 'GET', `${inquiry}/similar`)).json();
  const idOf = (address: string) => address.split('/').at(-1);
  t.match(items, [
    { question: idOf(first), similar: [{ printedPaper: '7/900', number: '1', wording }] },
    { question: idOf(second), similar: [] },
  ]);
});
