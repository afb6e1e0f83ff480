import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'node-html-parser';
import t from 'tap';
import { readWaitingImports } from '../../src/imports/commands/reading-job.js';
import { compareWhenRead } from '../../src/reconciliation/index.js';
import { list } from '../imports/service.js';
import { amendPublished } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { silent } from '../support/cluster.js';
import { aPerson, browserOf, testPeople, tokenOf } from '../support/people.js';
import { readPdf } from '../support/read-pdf.js';
import { call, colleagues } from '../support/workflow.js';
import { structureFaults } from '../web/html-structure.js';

t.setTimeout(240_000);

const theirs = list
  .replace('"48000,5"', '50000')
  .replace('31.12.2015', '31.01.2016')
  .replace(/^SAB,WBS-2015.*\r?\n/mu, '')
  .trimEnd()
  .concat(
    '\n',
    list
      .match(/^SAB,.*$/mu)?.[0]
      .replace('WBS-2015', 'WBS-2017')
      .replace('28.01.2015', '28.01.2017') ?? '',
    '\n',
  );

t.test('the registry beside a list: what differs, why, and what is new the next time', async (t) => {
  const { app, database } = await testApp(t, 'reference', { authenticate: testPeople });
  const { staff, lead } = await colleagues(database);
  const auditor = await aPerson(database, 'auditor');
  const send = (url: string, body: string, who = staff) =>
    app.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: { ...tokenOf(who), 'content-type': 'text/csv' },
      payload: body,
    });
  const taken = (await send('/imports', list)).json();
  await call(app, staff, 'POST', `/imports/${taken.id}/commit`);
  await call(app, lead, 'POST', `/imports/${taken.id}/publish`);
  const before = (await app.inject('/api/v1/projects.csv')).body;

  const made = await send('/reconciliations?body=sab', theirs);
  t.equal(made.statusCode, 201, made.body);
  const first = made.json();
  t.match(first, {
    body: 'sab',
    state: 'compared',
    revision: 2,
    differences: 4,
    open: 4,
    outcome: { projectsHere: 5, projectsThere: 5, matched: 4, equal: 2 },
  });
  const cost = first.outcome.sums.find(({ measure }: { measure: string }) => measure === 'totalEligibleCost');
  t.same(cost, {
    measure: 'totalEligibleCost',
    here: '1551639.75',
    there: '1553639.25',
    onlyHere: '-1500508.87',
    onlyThere: '1500508.87',
    differing: '1999.50',
    unknownHere: '0.00',
    unknownThere: '0.00',
  });
  const differencesOf = async (id: string, query = '') =>
    (await call(app, auditor, 'GET', `/reconciliations/${id}/differences?limit=200${query}`)).json().items;
  const found = await differencesOf(first.id);
  t.match(
    found.map(({ kind, field, title, since, state }: Record<string, string>) => ({
      kind,
      field,
      title,
      since,
      state,
    })),
    [
      { kind: 'onlyHere', title: 'WBS-2015', since: 'new', state: 'open' },
      { kind: 'onlyThere', title: 'WBS-2017' },
      { kind: 'amount', field: 'totalEligibleCost', title: 'Konzept für die Gartenvorstadt' },
      { kind: 'date', field: 'period.end', title: 'Englisch im Beruf' },
    ],
  );
  t.equal(found[2].matchedBy, 'earlierDelivery', 'the key is told');

  const settle = (id: string, body: object, who = staff) =>
    call(app, who, 'POST', `/reconciliations/${id}/differences`, body);
  t.equal(
    (await settle(first.id, { filter: {}, state: 'explained' })).statusCode,
    422,
    'not without a reason',
  );
  t.equal((await settle(first.id, { filter: {}, state: 'open' }, auditor)).statusCode, 403);
  t.equal((await settle(first.id, { filter: {}, assignedTo: auditor.personId })).statusCode, 422);
  t.same((await settle(first.id, { filter: {}, assignedTo: lead.personId })).json(), { settled: 4 });
  await settle(first.id, {
    differences: [found[2].id, found[3].id],
    state: 'explained',
    reason: 'decisionPending',
    explanation: 'Änderungsbescheid vom 1. März',
  });
  await settle(first.id, { filter: { kind: 'onlyHere' }, state: 'closed', reason: 'otherProgramme' });

  await amendPublished(database, found[2].reference, (present) => ({
    ...present,
    amounts: { ...present.amounts, totalEligibleCost: { cents: 4_900_000n, evidence: 'decision' } },
  }));
  const again = (await call(app, lead, 'POST', `/reconciliations/${first.id}/repeat`)).json();
  t.match(again, { previousId: first.id, differences: 4, open: 2 });
  t.match(
    (await differencesOf(again.id)).map(
      ({ since, state, assignedTo, reason, earlier }: Record<string, string>) => ({
        since,
        state,
        assignedTo,
        reason,
        earlier,
      }),
    ),
    [
      { since: 'same', state: 'closed', assignedTo: lead.personId, reason: 'otherProgramme' },
      { since: 'same', state: 'open', assignedTo: lead.personId },
      { since: 'changed', state: 'open', reason: null, earlier: 'Änderungsbescheid vom 1. März' },
      { since: 'same', state: 'explained', reason: 'decisionPending' },
    ],
  );
  t.equal((await differencesOf(again.id, '&state=open')).length, 2);

  const proposed = await call(app, staff, 'POST', `/imports/${first.importId}/commit`);
  t.equal(proposed.statusCode, 404, 'the list is no import');
  await t.rejects(
    database.ownerSql`update import_run set state = 'committed', committed_at = now() where id = ${first.importId}`,
    { code: '23514' },
    'and never becomes one',
  );
  const after = (await app.inject('/api/v1/projects.csv')).body;
  t.equal(after.split('\n').length, before.split('\n').length, 'nothing is published');

  const pdf = await call(app, auditor, 'GET', `/reconciliations/${again.id}/file.pdf`);
  t.equal(pdf.statusCode, 200, pdf.body.slice(0, 300));
  const text = JSON.stringify(await readPdf(pdf.rawPayload));
  t.match(text, 'Abweichungen');
  t.match(text, 'WBS-2017');
  const workbook = await call(app, auditor, 'GET', `/reconciliations/${again.id}/file.xlsx`);
  t.equal(workbook.statusCode, 200);
  t.equal(workbook.rawPayload.subarray(0, 2).toString(), 'PK');
});

t.test(
  'the pages: a list is sent, differences are ticked and explained; what is open is asked first',
  async (t) => {
    const { app, database } = await testApp(t, 'reference', { authenticate: testPeople });
    const { staff } = await colleagues(database);
    const auditor = await aPerson(database, 'auditor');
    const path = '/servicestelle/abgleich';
    const get = async (url: string, who = staff) => {
      const answer = await app.inject({ url, headers: { accept: 'text/html', ...browserOf(who) } });
      t.strictSame(structureFaults(answer.body), [], url);
      return parse(answer.body);
    };
    const part = (name: string, value: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const send = (body: string, file: string) =>
      app.inject({
        method: 'POST',
        url: path,
        headers: {
          accept: 'text/html',
          ...browserOf(staff),
          'content-type': 'multipart/form-data; boundary=b',
        },
        payload: `${part('body', body)}--b\r\ncontent-disposition: form-data; name="file"; filename="sab.csv"\r\ncontent-type: text/csv\r\n\r\n${file}\r\n--b--\r\n`,
      });
    const post = (url: string, fields: [string, string][]) =>
      app.inject({
        method: 'POST',
        url,
        headers: {
          accept: 'text/html',
          ...browserOf(staff),
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams(fields).toString(),
      });

    t.match((await get(path)).text, 'Es ist noch nichts abgeglichen.');
    const nobody = await send('', list);
    t.equal(nobody.statusCode, 400);
    t.match(parse(nobody.body).querySelector('.errsum a')?.getAttribute('href'), '#f-body');
    const at = String((await send('sab', list)).headers.location);
    const page = await get(at);
    t.match(page.querySelector('h1')?.text, 'Abgleich: sab.csv');
    t.equal(page.querySelectorAll('#abweichungen tbody tr').length, 5);
    const boxes = page
      .querySelectorAll('input[name=abweichung]')
      .map((box) => box.getAttribute('value') ?? '');
    const none = await post(`${at}/abweichungen`, [['state', 'explained']]);
    t.equal(none.statusCode, 422);
    const ticked = boxes.slice(0, 2).map((id): [string, string] => ['abweichung', id]);
    const unexplained = await post(`${at}/abweichungen`, [...ticked, ['state', 'explained']]);
    t.match(parse(unexplained.body).querySelector('.errsum a')?.getAttribute('href'), '#f-reason');
    const done = await post(`${at}/abweichungen`, [
      ...ticked,
      ['state', 'explained'],
      ['reason', 'notYetPublished'],
    ]);
    t.equal(done.statusCode, 303, done.body);
    t.match(
      (await get(`${at}?zeigen=erledigt`)).querySelector('#abweichungen table')?.text,
      'Im Register noch nicht veröffentlicht',
    );
    const read = await get(at, auditor);
    t.equal(read.querySelectorAll('main form').length, 0, 'auditors look only');

    const [headings = '', row = ''] = list.match(/^(?:Name des|SAB,).*$/gmu) ?? [];
    const text = 'Wort '.repeat(5_300);
    const rows = Array.from({ length: 320 }, (_, n) => row.replace(/,[^,]*,[^,]*,/u, `,Kurs ${n},${text},`));
    const large = [headings, ...rows].join('\n');
    const waiting = String((await send('sab', large)).headers.location);
    const progress = await get(waiting);
    t.match(progress.querySelector('.runbar')?.text, 'Wartet', 'a large list is read in the background');
    const work = { database, sql: database.ownerSql, log: silent, stop: new AbortController().signal };
    const cancelled = await post(`${waiting}/abbrechen`, []);
    t.equal(cancelled.statusCode, 303, cancelled.body);
    t.match(
      (await get(waiting)).querySelector('main')?.text,
      'Das Lesen wurde abgebrochen',
      'nobody has begun with it: it ends at once',
    );
    const again = String((await post(`${waiting}/wiederholen`, [])).headers.location);
    const reading = readWaitingImports(work, { reconciliation: compareWhenRead });
    const underWay = async () => !/Wartet/.test((await get(again)).querySelector('.runbar')?.text ?? '');
    while (!(await underWay())) await pause(5);
    const stopped = await post(`${again}/abbrechen`, []);
    await reading;
    t.ok([303, 409].includes(stopped.statusCode), 'under way it ends, or was read before');
    t.match(
      (await get(again)).querySelector('main')?.text,
      stopped.statusCode === 303 ? 'Das Lesen wurde abgebrochen' : 'Verglichen mit',
    );
    const third = String((await post(`${waiting}/wiederholen`, [])).headers.location);
    await readWaitingImports(work, { reconciliation: compareWhenRead });
    t.match((await get(third)).querySelector('.lead')?.text, 'Verglichen mit', 'read and compared then');
    t.equal((await post(`${third}/abbrechen`, [])).statusCode, 409, 'nothing is left to cancel');

    const open = 'Projekt;Begünstigter;Beginn;Ende;Betrag\nA;B;15/06/2016;17/08/2016;100';
    const asking = String((await send('managingAuthority', open)).headers.location);
    const asked = await get(asking);
    const selects = asked.querySelectorAll('section[aria-labelledby=fragen] select');
    t.ok(selects.length > 0);
    const answers = selects.map((select): [string, string] => [
      select.getAttribute('name') ?? '',
      select.querySelectorAll('option').at(1)?.getAttribute('value') ?? '',
    ]);
    await post(`${asking}/antworten`, answers);
    t.match((await get(asking)).querySelector('.lead')?.text, 'Verglichen mit Registerstand');
  },
);
