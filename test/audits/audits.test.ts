import t, { type Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { sealTrail, verifyRegistry } from '../../src/seal/index.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { openLibreOffice } from '../support/libreoffice.js';
import { aPerson, bautzen, browserOf, goerlitz } from '../support/people.js';
import { call, colleagues } from '../support/workflow.js';

const { app, database } = await testApp(t, 'reference');
const { staff, lead } = await colleagues(database);
const city = await aPerson(database, 'cityLead');
const foreign = await aPerson(database, 'cityLead', goerlitz);
const auditor = await aPerson(database, 'auditor');
const inCity = (ags: string, name: string) =>
  aProject({ name, place: { kind: 'municipality', ags, sourceText: null } });
const { projects } = await publishNew(
  database,
  inCity(bautzen, 'Nachbarschaftstreff'),
  inCity(goerlitz, 'Lernwerkstatt'),
);
const [reference = '', other = ''] = projects.map((project) => project.reference);
const path = `/audits/${reference}`;
const page = (actor: Actor, url: string) => app.inject({ url, headers: browserOf(actor) });
const post = (actor: Actor, url: string, form: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...browserOf(actor), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });

t.test('a check is recorded, answered by its city, and closed; others never learn of it', async (t) => {
  const made = await call(app, staff, 'POST', `${path}/checks`, {
    body: 'SAB',
    checkedOn: '2026-10-14',
    finding: 'Belege fehlen.',
    amount: '1200.50',
  });
  t.equal(made.statusCode, 200, made.body);
  const [check] = made.json().checks;
  t.match(check, { amount: '1200.50', answer: null, recordedBy: staff.label });

  for (const who of [city, auditor, lead])
    t.match((await call(app, who, 'GET', path)).json().checks, [{ finding: 'Belege fehlen.' }]);
  t.equal((await call(app, foreign, 'GET', path)).statusCode, 404);
  t.equal((await page(foreign, `/pruefung/vor-ort/${reference}`)).statusCode, 404);
  t.same((await call(app, foreign, 'GET', '/audits')).json().items, []);
  t.equal(
    (await call(app, foreign, 'PUT', `${path}/checks/${check.id}/answer`, { answer: 'x' })).statusCode,
    404,
  );
  t.equal(
    (await call(app, foreign, 'PUT', `/audits/${other}/checks/${check.id}/answer`, { answer: 'x' }))
      .statusCode,
    404,
  );

  const form = `/pruefung/vor-ort/${reference}/eintragen?was=antwort&id=${check.id}`;
  const opened = (await page(city, form)).body;
  t.match(opened, 'Belege fehlen.');
  const gesehen = / name="gesehen" value="([^"]+)"/.exec(opened)?.[1] ?? '';
  const answer = (answer: string) => post(city, form, { was: 'antwort', id: check.id, gesehen, answer });
  t.equal((await answer('Liegen jetzt bei.')).statusCode, 303);
  const late = await answer('Oder doch nicht.');
  t.match([late.statusCode, late.body], [422, /Inzwischen hat jemand anderes.*Oder doch nicht\./s]);
  t.match((await call(app, staff, 'GET', path)).json().checks, [
    { answer: 'Liegen jetzt bei.', answeredBy: city.label },
  ]);
  t.equal(
    (await call(app, city, 'PUT', `${path}/checks/${check.id}`, { body: 'x', checkedOn: '2026-10-14' }))
      .statusCode,
    403,
  );
  t.equal(
    (await call(app, auditor, 'PUT', `${path}/checks/${check.id}/answer`, { answer: 'x' })).statusCode,
    403,
  );
  await t.rejects(
    database.sql.begin(async (sql) => {
      await sql`select set_config('app.role', 'cityLead', true), set_config('app.city', ${bautzen}, true)`;
      await sql`update on_the_spot_check set amount = 1 where id = ${check.id}`;
    }),
    /answers a finding and changes nothing/,
  );

  const future = await call(app, staff, 'POST', `${path}/checks`, { body: 'SAB', checkedOn: '2199-01-01' });
  t.match([future.statusCode, future.json().errors], [422, [{ pointer: '/checkedOn' }]]);
  const closed = {
    body: 'SAB',
    checkedOn: '2026-10-14',
    finding: 'Belege fehlen.',
    amount: '1200.50',
    closedOn: '2026-11-02',
  };
  const put = (tag: Record<string, string>) =>
    call(app, staff, 'PUT', `${path}/checks/${check.id}`, closed, tag);
  t.match((await put({})).json(), { status: 428, code: 'precondition_required' });
  const seen = { 'if-match': String((await call(app, staff, 'GET', path)).headers.etag) };
  const kept = await Promise.all([put(seen), put(seen)]);
  t.same(kept.map(({ statusCode }) => statusCode).sort(), [200, 412], 'of two at once one is too late');
  t.match(kept.find(({ statusCode }) => statusCode === 200)?.json().checks, [
    { closedOn: '2026-11-02', answer: 'Liegen jetzt bei.' },
  ]);
  t.match((await page(auditor, `/pruefung/vor-ort/${reference}`)).body, 'abgeschlossen am 02.11.2026');
});

t.test('what is left of a recovery follows from principal, interest and repayments', async (t) => {
  const recovery = { decision: 'RF-2026-7', decidedOn: '2026-09-01', principal: '1000.00' };
  const [open] = (await call(app, staff, 'POST', `${path}/recoveries`, recovery)).json().recoveries;
  t.match(open, { interest: null, repaid: '0.00', rest: '1000.00', repaidOn: null });
  const pay = (body: object) => call(app, staff, 'POST', `${path}/payments`, body);
  t.equal(
    (await pay({ kind: 'repayment', paidOn: '2026-09-20', amount: '400.00', recovery: open.id })).statusCode,
    200,
  );
  const wrong = await pay({ kind: 'repayment', paidOn: '2026-09-21', amount: '5.00', recovery: open.id });
  const { id } = wrong.json().payments.find(({ amount }: { amount: string }) => amount === '5.00');
  const cancel = (who: Actor) =>
    call(app, who, 'POST', `${path}/payments/${id}/cancellation`, { reason: 'doppelt' });
  t.equal((await cancel(city)).statusCode, 403);
  t.equal((await cancel(staff)).statusCode, 200);
  t.equal((await cancel(staff)).statusCode, 404, 'once');
  const change = (interest: string) =>
    call(
      ...([
        app,
        staff,
        'PUT',
        `${path}/recoveries/${open.id}`,
        { ...recovery, interest },
        { 'if-match': '*' },
      ] as const),
    );
  t.match((await change('12.34')).json().recoveries, [{ repaid: '400.00', rest: '612.34' }]);
  await pay({ kind: 'repayment', paidOn: '2026-10-05', amount: '612.34', recovery: open.id });
  t.match((await call(app, city, 'GET', path)).json().recoveries, [{ rest: '0.00', repaidOn: '2026-10-05' }]);
  const elsewhere = { kind: 'repayment', paidOn: '2026-09-20', amount: '1.00', recovery: open.id };
  t.equal((await call(app, staff, 'POST', `/audits/${other}/payments`, elsewhere)).statusCode, 404);
  t.equal((await pay({ ...elsewhere, kind: 'interim' })).statusCode, 422);

  const url = `/pruefung/vor-ort/${reference}/eintragen?was=zahlung`;
  const sent = await post(staff, url, {
    was: 'zahlung',
    kind: 'interim',
    paidOn: '31.02.2026',
    amount: '1.234',
  });
  t.equal(sent.statusCode, 422);
  t.match(sent.body, 'value="31.02.2026"', 'keeps what was typed');
  t.equal(
    (await post(staff, url, { was: 'zahlung', kind: 'interim', paidOn: '01.03.2026', amount: '1.234' }))
      .statusCode,
    303,
  );
  t.match((await call(app, auditor, 'GET', '/audits')).json().items, [
    { reference, paid: '1234.00', recovered: '1000.00', rest: '0.00', checks: 1, openChecks: 0 },
  ]);
  t.match((await page(staff, '/pruefung/vor-ort?kennung=SN99-1')).body, 'Kein Vorhaben SN99-1');
});

/** What an auditor sees of checks and drafts by SQL, as the service reads. */
async function seen(person: { personId: string }): Promise<number> {
  return database.sql.begin(async (sql) => {
    await sql`select set_config('app.role', 'auditor', true), set_config('app.person', ${person.personId}, true)`;
    const [row] = await sql`select count(*)::int as count from on_the_spot_check`;
    return Number(row?.count);
  });
}

t.test(
  'the database holds an auditor to cities, periods, funds and the last day of the mandate',
  async (t: Test) => {
    const limited = await aPerson(database, 'auditor');
    t.equal(await seen(limited), 1, 'a mandate for everything');
    await database.ownerSql`delete from audit_mandate where person_id = ${limited.personId}`;
    t.equal(await seen(limited), 0, 'no mandate on record');
    const mandate = (scope: object, endsOn: string) => database.ownerSql`
    insert into audit_mandate ${database.ownerSql({ person_id: limited.personId, body: 'Rechnungshof', mandate: 'PA 7', ends_on: endsOn, ...scope })}
    on conflict (person_id) do update set cities = excluded.cities, ends_on = excluded.ends_on, funds = excluded.funds,
      funding_periods = excluded.funding_periods`;
    await mandate({ cities: [goerlitz], funds: null, funding_periods: null }, '2199-12-31');
    t.equal(await seen(limited), 0, 'another city');
    t.equal((await call(app, limited, 'GET', path)).statusCode, 404);
    t.equal((await call(app, limited, 'GET', `/audits/${other}`)).statusCode, 200);
    await mandate({ cities: [bautzen], funds: null, funding_periods: ['1999-2000'] }, '2199-12-31');
    t.equal(await seen(limited), 0, 'another period');
    await mandate({ cities: [bautzen], funds: null, funding_periods: null }, '2020-12-31');
    t.equal(await seen(limited), 0, 'over');
    const now = await database.ownerSql`select lacks_mandate from person_now where id = ${limited.personId}`;
    t.same([...now], [{ lacks_mandate: true }]);
    await mandate({ cities: [bautzen], funds: null, funding_periods: null }, '2199-12-31');
    const administrator = await aPerson(database, 'administrator');
    const form = {
      personId: limited.personId,
      body: 'Rechnungshof',
      mandate: 'PA 8',
      cities: bautzen,
      endsOn: '31.12.2199',
    };
    const url = '/verwaltung/pruefauftraege';
    t.match(
      (await post(administrator, url, { ...form, endsOn: '31.02.2199' })).body,
      'Schreiben Sie den letzten Tag',
    );
    t.equal((await post(administrator, url, form)).statusCode, 303);
    t.match((await page(administrator, url)).body, 'bis 31.12.2199');
    t.match((await page(limited, '/pruefung')).body, 'Zugang bis 31.12.2199');
    t.equal((await post(limited, url, form)).statusCode, 403);
    t.equal(await seen(limited), 1);
  },
);

t.test('tests on the whole registry say what they found, with waivers, as of any revision', async (t) => {
  const guideline = { key: '2021-2027/02203', sourceText: '02203' };
  const object = { key: '2021-2027/soziale-integration', sourceText: null };
  const catalogue = { ...aProject().catalogue, fundingGuideline: guideline, fundingObject: object };
  const odd = (
    name: string,
    parts: Parameters<typeof amounts>[0],
    period = { start: '2024-01-01', end: '2024-12-31' },
  ) => aProject({ name, catalogue, period, amounts: amounts(parts) });
  const { projects: made, revision } = await publishNew(
    database,
    odd('Sätze', { totalEligibleCost: 10_000_000n, grant: 9_700_000n }),
    odd('Gleich', { totalEligibleCost: 12_345_678n, grant: 5_000_000n, unionContribution: 5_000_000n }),
    odd('Klein, atypisch', { totalEligibleCost: 900_000n }, { start: '2030-01-01', end: '2030-02-01' }),
    odd('Groß, atypisch', { totalEligibleCost: 5_000_001n }, { start: '2031-01-01', end: '2031-02-01' }),
  );
  const [rates = '', equal = '', small = '', atypical = ''] = made.map((one) => one.reference);
  const hits = async (
    id: string,
    query = '',
  ): Promise<{ reference: string; found: string; waivers: unknown[] }[]> =>
    (await call(app, auditor, 'GET', `/registry-tests/${id}?limit=200${query}`)).json().items;
  const found = async (id: string, query = '') => (await hits(id, query)).map((hit) => hit.reference);
  t.same(await found('foerdersatz-ueber-grenze'), [rates]);
  t.match(await hits('foerdersatz-ueber-grenze'), [{ found: /^97\s%, Grenze 85\s%$/ }]);
  t.same(await found('eu-betrag-gleich-zuwendung'), [equal]);
  t.same(await found('kleiner-als-ueblich'), [small]);
  t.same(await found('atypisch-ueber-grenze'), [atypical]);
  t.match(await found('runde-betraege'), [reference, other, rates].sort());
  t.same(await found('ueberschneidende-zeitraeume'), [equal]);
  t.same(await found('mehr-gezahlt-als-bewilligt'), []);
  t.ok((await found('betraege-ohne-nachweis')).includes(rates), 'a decision that is not there');
  t.ok((await found('fehlende-angaben')).includes(rates));
  t.same(await found('foerdersatz-ueber-grenze', `&asOf=${revision - 1}`), [], 'before');
  t.same((await call(app, auditor, 'GET', '/registry-tests/erste-ziffern')).json().items, []);

  const waiver = {
    reference: small,
    code: 'below_usual_size',
    field: 'totalEligibleCost',
    reason: 'SAB ließ es zu',
    until: '2027-12-31',
  };
  t.equal((await call(app, staff, 'POST', '/waivers', waiver)).statusCode, 201);
  t.match(await hits('kleiner-als-ueblich'), [{ waivers: [{ reason: 'SAB ließ es zu' }] }]);
  const counts = (await call(app, auditor, 'GET', '/registry-tests')).json();
  t.match(
    counts.items.find(({ id }: { id: string }) => id === 'foerdersatz-ueber-grenze'),
    { count: 1 },
  );
  t.match(
    counts.items.find(({ id }: { id: string }) => id === 'erste-ziffern'),
    { count: null },
  );
  t.match((await page(auditor, '/pruefung/tests')).body, 'Fördersatz über der Grenze');
  t.match((await page(auditor, '/pruefung/tests/erste-ziffern')).body, 'sind zu wenige');
  const csv = await page(auditor, '/pruefung/tests/kleiner-als-ueblich/liste.csv');
  t.match(csv.body, 'SAB ließ es zu');
  const xlsx = await page(auditor, '/pruefung/tests/kleiner-als-ueblich/liste.xlsx');
  t.equal(xlsx.rawPayload.subarray(0, 2).toString(), 'PK');
  t.equal((await call(app, city, 'GET', '/registry-tests')).statusCode, 403);
});

t.test('a sample is drawn again to the byte, whatever happens later', async (t) => {
  const body = { purpose: 'Prüfplan 7', method: 'monetary', basis: 'eligible', size: 4, seed: 'wurf 5' };
  const made = await call(app, auditor, 'POST', '/samples', body);
  t.equal(made.statusCode, 201, made.body);
  const sample = made.json();
  t.match(sample, {
    redrawn: true,
    population: { items: 6, unknown: 0 },
    monetary: { points: Number },
    drawnBy: auditor.label,
  });
  const twin = (await call(app, auditor, 'POST', '/samples', { ...body, purpose: 'noch einmal' })).json();
  t.equal(twin.sha256, sample.sha256);
  await publishNew(database, inCity(bautzen, 'Später'));
  t.match((await call(app, auditor, 'GET', `/samples/${sample.id}`)).json(), {
    redrawn: true,
    sha256: sample.sha256,
  });
  const listing = await call(app, auditor, 'GET', `/samples/${sample.id}/listing.csv`);
  t.match(listing.body, 'reference,amount,stratum,chosen,key');

  const total = sample.population.net;
  t.equal((await call(app, auditor, 'POST', '/samples', { ...body, controlTotal: '1.00' })).statusCode, 422);
  const old = { ...body, asOf: String(sample.plan.revision), controlTotal: total };
  t.equal((await call(app, auditor, 'POST', '/samples', old)).statusCode, 201);
  t.equal(
    (await call(app, staff, 'GET', `/samples/${sample.id}`)).statusCode,
    404,
    'nobody knows beforehand',
  );
  t.equal((await call(app, city, 'GET', '/samples')).statusCode, 403);

  const paid = (await call(app, auditor, 'POST', '/samples', { ...body, basis: 'paid' })).json();
  t.match(
    paid.population,
    { items: 1, total: '221.66', unknown: 6 },
    'paid out less repaid; the cancelled one does not count',
  );
  await call(app, staff, 'POST', `${path}/payments`, {
    kind: 'final',
    paidOn: '2026-11-01',
    amount: '50.00',
  });
  t.match(
    (await call(app, auditor, 'GET', `/samples/${paid.id}`)).json(),
    { redrawn: true },
    'later payments do not change it',
  );

  const [drawn] = sample.items.filter(({ certain }: { certain: boolean }) => certain);
  const projection = await call(app, auditor, 'POST', `/samples/${sample.id}/projection`, {
    errors: [{ reference: drawn.reference, error: '100.00' }],
  });
  t.match(
    projection.json(),
    { projected: '100.00', precision: '0.00', upperLimit: '100.00' },
    'certain errors count as they are',
  );
  await t.rejects(
    database.sql.begin(async (sql) => {
      await sql`select set_config('app.role', 'auditor', true)`;
      await sql`update audit_sample set listing = ''`;
    }),
    /permission denied/,
  );

  const form = {
    purpose: 'Seite',
    method: 'stratified',
    basis: 'eligible',
    size: '2',
    seed: '1',
    controlTotal: '',
  };
  t.match(
    (await post(auditor, '/pruefung/stichproben', { ...form, size: '0' })).body,
    'Der Umfang ist eine Zahl',
  );
  const sent = await post(auditor, '/pruefung/stichproben', form);
  t.equal(sent.statusCode, 303, sent.body);
  const shown = await page(auditor, String(sent.headers.location));
  t.match(shown.body, 'dieselbe Liste, Zeichen für Zeichen');
});

t.test(
  'documents are deleted when their time is over, never under a hold, and the trail still holds',
  async (t) => {
    const { projects: made } = await publishNew(
      database,
      inCity(bautzen, 'Alt'),
      inCity(bautzen, 'Gesperrt'),
      inCity(bautzen, 'Läuft'),
    );
    const [old = '', held = '', running = ''] = made.map((one) => one.reference);
    const remember = async (of: string, paidOn: string) => {
      await call(app, staff, 'POST', `/audits/${of}/checks`, {
        body: 'SAB',
        checkedOn: '2016-01-02',
        finding: 'Herr Muster fehlte.',
      });
      await call(app, staff, 'POST', `/audits/${of}/payments`, { kind: 'final', paidOn, amount: '10.00' });
    };
    for (const of of [old, held]) await remember(of, '2017-03-01');
    await remember(running, '2026-03-01');
    const mark = (of: string, body: object) => call(app, staff, 'POST', `/retention/${of}/marks`, body);
    t.match(
      (await call(app, city, 'GET', `/retention/${old}`)).json(),
      { until: null, state: 'undetermined' },
      'the period is unknown',
    );
    t.equal((await call(app, foreign, 'GET', `/retention/${old}`)).statusCode, 404);
    for (const of of [old, held])
      await mark(of, { kind: 'sab', onDay: '2024-12-31', reason: 'Schreiben vom 02.01.2018' });
    const hold = (await mark(held, { kind: 'hold', reason: 'Klage' }))
      .json()
      .marks.find(({ kind }: { kind: string }) => kind === 'hold');
    t.equal(
      (await mark(old, { kind: 'hold', onDay: '2027-01-01', reason: 'x' })).statusCode,
      400,
      'a hold has no day',
    );

    const run = (dryRun: boolean, who: Actor = lead) =>
      call(app, who, 'POST', '/retention-deletions', { dryRun });
    t.equal((await run(true, staff)).statusCode, 403);
    t.match((await run(true)).json(), {
      items: [{ reference: old, removed: { payment: 1, on_the_spot_check: 1, retention_mark: 1 } }],
    });
    t.equal(
      (await call(app, staff, 'GET', `/audits/${old}`)).json().checks.length,
      1,
      'a dry run keeps everything',
    );
    const path = '/pruefung/aufbewahrung';
    t.match((await post(lead, `${path}/loeschen`, { tun: 'probe' })).body, 'Es ist noch nichts gelöscht');
    t.equal((await post(lead, `${path}/loeschen`, { tun: 'loeschen' })).statusCode, 303);
    t.match((await call(app, staff, 'GET', `/audits/${old}`)).json(), { checks: [], payments: [] });
    t.match((await call(app, auditor, 'GET', `/retention/${old}`)).json(), { state: 'deleted' });
    for (const of of [held, running])
      t.equal((await call(app, staff, 'GET', `/audits/${of}`)).json().checks.length, 1, 'stays');
    t.equal(
      (await call(app, staff, 'GET', `/projects/${old}`)).statusCode,
      200,
      'the published record stays',
    );
    const [words] =
      await database.ownerSql`select count(*)::int as count from audit_personal where payload like '%Herr Muster%'`;
    t.equal(words?.count, 2, 'nothing personal of it stays in the trail');
    await sealTrail(database.orm, 30_000);
    t.match(
      await verifyRegistry(database.bulk),
      { fault: null, unsealed: { entries: 0 } },
      'and it verifies',
    );
    t.match((await page(auditor, `${path}/${held}`)).body, 'Eine Sperre steht');

    // What the program would get wrong, the database refuses.
    const force = (reference: string, until: string) =>
      database.sql.begin(async (sql) => {
        await sql`select set_config('app.role', 'lead', true)`;
        await sql`select delete_kept_records((select id from project where reference = ${reference}), ${until}::date, 'x')`;
      });
    await t.rejects(force(held, '2024-12-31'), /a hold or a notified day/);
    await t.rejects(force(running, '2024-12-31'), /too recent under any rule/);
    await t.rejects(force(running, '2199-12-31'), /the time is not over/);
    await t.rejects(
      force(old, '2024-12-31'),
      /last payment is not known/,
      'done before, nothing left that allows it',
    );
    t.equal(
      (await call(app, staff, 'POST', `/retention/${held}/marks/${hold.id}/lift`, { reason: 'Urteil' }))
        .statusCode,
      200,
    );
    t.match((await run(true)).json().items, [{ reference: held }]);
  },
);

t.test(
  'a project at the desk: history with checks, payments, retention and seal, and a workbook that recalculates',
  async (t) => {
    const desk = await page(auditor, `/servicestelle/vorhaben/${reference}/verlauf`);
    for (const word of [
      'Vor-Ort-Prüfung: SAB',
      'Liegen jetzt bei.',
      'Rückforderung RF-2026-7',
      'Aufbewahrung',
      'Prüfmappe',
      'Siegel',
    ])
      t.match(desk.body, word);
    for (const reader of [auditor, staff]) {
      const begin = (await page(reader, '/pruefung')).body;
      t.match(begin, 'Stichproben');
      const [, own = ''] = begin.split('<main');
      for (const [, href = ''] of own.matchAll(/<a [^>]*href="(\/[^"#?]+)"/g))
        if (!href.endsWith('.xlsx'))
          t.equal((await page(reader, href)).statusCode, 200, `${reader.role} ${href}`);
    }
    t.equal((await page(auditor, `/pruefung?kennung=${reference}`)).statusCode, 303);
    const logged = await page(auditor, `/pruefung/mappe.xlsx?kennung=${reference}`);
    t.equal(logged.statusCode, 200);

    const answer = await call(app, auditor, 'GET', '/audit-workbook.xlsx');
    t.equal(answer.statusCode, 200, answer.body.slice(0, 300));
    const office = openLibreOffice(t);
    if (office === null) return;
    const {
      Deckblatt = [],
      Summen = [],
      Vorhaben = [],
    } = await office.sheets(
      await office.withAmount(answer.rawPayload, { before: 123_456.78, after: 123_457.79 }),
    );
    const [row] = await database.ownerSql<{ cents: string; count: number }[]>`
    select sum(total_eligible_cost)::text as cents, count(*)::int as count from project_version where superseded_revision is null`;
    const cents = BigInt(row?.cents ?? 0) + 101n;
    const amount = Number(`${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);
    const cover = new Map(Deckblatt.map(([label = '', value = '']) => [label, value]));
    t.equal(Number(cover.get('Förderfähige Gesamtkosten')), amount, 'recalculated to the cent');
    t.equal(Number(cover.get('Vorhaben')), row?.count);
    t.equal(Vorhaben.length, 3 + (row?.count ?? 0));
    const totals = Summen.filter(([label]) => label === 'Summe');
    t.equal(totals.length, 5);
    for (const [, , cost] of totals) t.equal(Number(cost), amount, 'every breakdown comes to the same');
  },
);
