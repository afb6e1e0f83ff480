import t from 'tap';
import { bearer } from '../support/app.js';
import { service, steckbrief } from './service.js';

t.setTimeout(120_000);

const rows = [
  'Projekt;Begünstigter;Beginn;Ende;Betrag',
  'A;B;05/06/2016;07/08/2016;100',
  'C;D;01/02/2016;03/04/2016;200',
].join('\n');

t.test('questions are answered, remembered for the next delivery, and said to be', async (t) => {
  const { app, post, get, commit } = await service(t);
  const open = (await post(rows)).json();
  t.same(open.questions.map(({ id }: { id: string }) => id).sort(), ['dayOrder', 'fund', 'meaning.betrag']);
  t.match(open.counts, { rows: 2, errors: 2 });
  const answer = (id: string, answers: Record<string, string>, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'PATCH',
      url: `/api/v1/imports/${id}`,
      headers: { ...bearer, ...headers },
      payload: { answers },
    });
  t.equal((await answer(open.id, { colour: 'blue' })).statusCode, 400);
  const backwards = await answer(open.id, { dayOrder: 'backwards' });
  t.equal(backwards.statusCode, 400);
  t.match(backwards.json(), { code: 'invalid_parameter', errors: [{ pointer: '/answers/dayOrder' }] });
  t.match(backwards.body, /dayFirst, monthFirst/);
  t.equal((await answer(open.id, { 'meaning.betrag': 'constructor' })).statusCode, 400);
  const answers = { dayOrder: 'dayFirst', fund: '2014-2020/ESF', 'meaning.betrag': 'totalEligibleCost' };
  const tag = String((await get(`/imports/${open.id}`)).headers.etag);
  t.equal((await answer(open.id, answers, { 'if-match': '"another"' })).statusCode, 412);
  const closed = await answer(open.id, answers, { 'if-match': tag });
  t.equal(closed.statusCode, 200, closed.body);
  t.match(closed.json(), {
    id: open.id,
    state: 'preview',
    questions: [],
    counts: { rows: 2, new: 2, errors: 0 },
    sums: { all: { totalEligibleCost: '300.00' }, new: { projects: 2, totalEligibleCost: '300.00' } },
  });
  const [row] = (await get(`/imports/${open.id}/rows`)).json().items;
  t.match(row.values, { 'period.start': '2016-06-05' });
  t.equal((await commit(open.id)).json().state, 'committed');
  t.equal((await answer(open.id, answers)).statusCode, 409, 'what is published is not read again');

  const later = (await post(rows.replace('200', '250'))).json();
  t.match(later, { questions: [], counts: { changed: 1, unchanged: 1 } });
  t.equal(later.answers.length, 3);
  t.ok(later.answers.every(({ isRemembered }: { isRemembered: boolean }) => isRemembered));
  t.ok(later.findings.some(({ code }: { code: string }) => code === 'answers_remembered'));
  const wider = rows.replace(/;(?=[^;\n]*;[^;\n]*;[^;\n]*$)/gmu, ';;');
  t.match((await post(wider)).json(), { questions: [], counts: { errors: 0 } }, 'whatever its letter');
  const other = rows.replaceAll('100', 'hundert').replaceAll('200', 'zweihundert');
  t.notMatch((await post(other)).json().answers, [{ question: 'meaning.betrag' }], 'where it fits');
  const again = await answer(later.id, { 'meaning.betrag': 'none' });
  t.match(
    again.json().sums.all,
    { totalEligibleCost: '0.00' },
    'another answer takes the place of the first',
  );
});

t.test('answers may come along with the file', async (t) => {
  const { post } = await service(t);
  const part = (name: string, body: string, more = '') =>
    `--b\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${body}\r\n`;
  const form = (answers: string) =>
    `${part('answers', answers)}${part('file', rows, '; filename="esf-2014-2020.csv"')}--b--\r\n`;
  const type = 'multipart/form-data; boundary=b';
  const read = (await post(form('{"dayOrder":"monthFirst","meaning.betrag":"totalCost"}'), type)).json();
  t.match(read, { questions: [], counts: { errors: 0 }, sums: { all: { totalCost: '300.00' } } });
  t.match(read.sums.new, { projects: 2, totalEligibleCost: '0.00', costsNotStated: 2 });
  t.match(read.chosen.new, { projects: 2, costsNotStated: 2 }, 'total cost is no eligible cost');
  t.equal((await post(form('[1'), type)).statusCode, 400);
  t.equal((await post(form('{"colour":"blue"}'), type)).statusCode, 400);
  const text = `${part('answers', '{"fund":"x"}')}${part('text', steckbrief)}--b--\r\n`;
  t.equal((await post(text, type)).statusCode, 400, 'a Steckbrief asks nothing');
});

t.test('a list that comes under other headings goes on under its source', async (t) => {
  const { post, take } = await service(t);
  const first = `Vorhaben;Begünstigter;Beginn;Ende;Förderfähige Kosten;Ort\n${lines('2016')}`;
  const { source } = (await take(first)).json();
  const later = (
    await post(
      `Nr;Operation name;Beneficiary;Start date;End date;Total eligible cost;Place\n${lines('2016').replace(/^/gmu, '1;')}`,
    )
  ).json();
  t.equal(later.source.key, source.key);
  t.match(later.counts, { new: 0, unchanged: 3 });
});

t.test('numbers of rows make no two lists the same source', async (t) => {
  const { post, take } = await service(t);
  const numbered = (name: string, heading: string) =>
    `${heading};Vorhaben;Begünstigter;Beginn;Förderfähige Kosten\n${[1, 2, 3]
      .map((n) => `${n};${name} ${n};Träger ${name};01.01.2016;100,00`)
      .join('\n')}`;
  const first = (await take(numbered('Erstes', 'Nr.'))).json();
  const other = (await post(numbered('Anderes', 'ID'))).json();
  t.not(other.source.key, first.source.key);
  t.match(other.counts, { new: 3, changed: 0 });
  const coded = (name: string, period: string) =>
    `Vorhaben-Nr.;Vorhaben;Begünstigter;Beginn;Förderfähige Kosten;Förderperiode\n${['K-1', 'K-7', 'K-9']
      .map((code) => `${code};${name} ${code};Träger ${name};01.01.2016;100,00;${period}`)
      .join('\n')}`;
  const codes = (await take(coded('Eins', '2014-2020'))).json();
  const moved = (list: string) => list.replace('Förderfähige Kosten', 'Förderfähige Ausgaben');
  t.match((await post(moved(coded('Eins', '2014-2020')))).json().source, { key: codes.source.key });
  t.not((await post(moved(coded('Zwei', '2014-2020')))).json().source.key, codes.source.key);
  t.not((await post(moved(coded('Eins', '2021-2027')))).json().source.key, codes.source.key);
});

t.test('codes that differ in case only are no codes of one row each', async (t) => {
  const { take } = await service(t);
  const rows = Array.from({ length: 20 }, (_, n) => `P-${n};Vorhaben ${n};Stadt;01.01.2016;100,00`);
  const published = await take(
    `Code des Vorhabens;Vorhaben;Begünstigter;Beginn;Förderfähige Kosten\n${rows.join('\n')}\np-1;Anderes;Stadt;01.01.2016;5,00`,
  );
  t.match(published.json(), { state: 'committed', counts: { new: 21 } });
});

const lines = (year: string): string =>
  ['A', 'B', 'C'].map((name) => `${name};Stadt;01.01.${year};31.12.${year};100,00;Riesa`).join('\n');
