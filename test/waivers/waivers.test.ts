import { readdirSync, readFileSync } from 'node:fs';
import t, { type Test } from 'tap';
import { packagePath } from '../../src/platform/files/package-root.js';
import { mayBeWaived, neverWaived } from '../../src/waivers/rules.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, goerlitz, tokenOf } from '../support/people.js';
import { aDecision, call, colleagues } from '../support/workflow.js';

const until = `${new Date().getFullYear() + 2}-06-30`;

async function staged(t: Test) {
  const { app, database } = await testApp(t, 'reference');
  const people = await colleagues(database);
  const grant = (body: object) =>
    call(app, people.staff, 'POST', '/waivers', { reason: 'Laut SAB zugelassen', until, ...body });
  return { app, database, ...people, people, grant };
}

const wrongParts = {
  name: 'Nachbarschaftstreff Süd',
  city: bautzen,
  beneficiary: 'Stadt Bautzen',
  period: { start: '2024-01-01', end: '2026-12-31' },
  totalEligibleCost: '100000.00',
  unionContribution: '60000.00',
  landFunds: '10000.00',
  grant: '75000.00',
  changeBasis: 'decision',
  decisions: [aDecision],
} as const;
const partsDiffer = { code: 'grant_parts_differ', field: 'grant' };
type Found = { code: string; field: string; waiver: { reason: string } | null };

t.test('an accepted error stops nothing, stays listed, and goes along with the publication', async (t) => {
  const { app, database, staff, lead, grant } = await staged(t);
  const { draftId } = (await call(app, staff, 'POST', '/projects', wrongParts)).json();
  const handIn = () => call(app, staff, 'POST', `/drafts/${draftId}/hand-in`);
  t.equal((await handIn()).statusCode, 422);
  t.equal((await grant({ draftId, code: 'value_unread', field: 'grant' })).statusCode, 422, 'never waived');
  t.equal(
    (await grant({ draftId, code: 'plan_parts_differ', field: 'ownShare' })).statusCode,
    404,
    'not found there',
  );
  t.equal((await grant({ draftId, ...partsDiffer, until: '2020-01-01' })).statusCode, 400, 'over');
  const made = await grant({ draftId, ...partsDiffer });
  t.equal(made.statusCode, 201, made.body);
  t.match(made.json(), { state: 'inForce', draftId, grantedBy: staff.label, until });
  t.equal((await grant({ draftId, ...partsDiffer })).statusCode, 409, 'accepted already');
  const { findings } = (await call(app, staff, 'GET', `/drafts/${draftId}`)).json();
  const parts = findings.find(({ code }: Found) => code === partsDiffer.code);
  t.match(parts, { severity: 'error', waiver: { reason: 'Laut SAB zugelassen', until } });
  t.equal((await handIn()).statusCode, 200);
  const review = await app.inject({ url: `/servicestelle/pruefen/${draftId}`, headers: browserOf(lead) });
  t.match(review.body, 'Laut SAB zugelassen');

  const accepted = await call(app, lead, 'POST', `/drafts/${draftId}/accept`);
  const drafts = [{ draftId, version: accepted.json().version }];
  const publication = await call(app, lead, 'POST', '/publications', { drafts, note: 'Test' });
  t.equal(publication.statusCode, 201, publication.body);
  const { reference } = publication.json().projects[0];
  const ofProject = async (): Promise<Found[]> =>
    (await call(app, staff, 'GET', `/projects/${reference}/findings`)).json().items;
  t.match((await ofProject()).find(({ code }) => code === partsDiffer.code)?.waiver, { until });
  t.notMatch(
    (await call(app, lead, 'GET', `/projects/${reference}`)).body,
    'Laut SAB',
    'nothing of it is public',
  );
  const timeline = await app.inject({
    url: `/servicestelle/vorhaben/${reference}/verlauf`,
    headers: browserOf(await aPerson(database, 'auditor')),
  });
  t.match(timeline.body, 'Ausnahme zugelassen bis');

  await database.ownerSql`update finding_waiver set expires_on = current_date - 2`;
  t.equal((await ofProject()).find(({ code }) => code === partsDiffer.code)?.waiver, null, 'expired');
  t.match((await call(app, staff, 'GET', '/waivers?state=expired')).json().items, [
    { reference, state: 'expired' },
  ]);
});

t.test('cities see what was accepted of theirs, and hand in in spite of it', async (t) => {
  const { app, database, grant } = await staged(t);
  const [city, other] = [
    await aPerson(database, 'cityLead', bautzen),
    await aPerson(database, 'cityLead', goerlitz),
  ];
  const begun = await call(app, city, 'POST', '/projects', wrongParts);
  t.equal(begun.statusCode, 201, begun.body);
  const { draftId } = begun.json();
  t.equal((await grant({ draftId, ...partsDiffer })).statusCode, 404, 'a foreign draft is not there');
  await database.ownerSql`
    insert into finding_waiver (draft_id, owner_city, code, field, reason, expires_on)
    values (${draftId}, ${bautzen}, 'grant_parts_differ', 'grant', 'Geprüft', ${until})`;
  t.equal((await call(app, city, 'POST', `/drafts/${draftId}/hand-in`)).statusCode, 200);
  t.equal((await call(app, city, 'GET', '/waivers')).statusCode, 403);
  t.equal((await call(app, other, 'GET', `/drafts/${draftId}`)).statusCode, 404);
});

t.test('the check report counts what is accepted apart; pages grant and revoke', async (t) => {
  const { app, database, staff } = await staged(t);
  const { projects } = await publishNew(
    database,
    aProject({
      name: 'Ohne Gesamtkosten <b>',
      amounts: amounts({ totalEligibleCost: 900_000n }),
      catalogue: { ...aProject().catalogue, fundingPeriod: { key: '2021-2027', sourceText: null } },
    }),
  );
  const reference = projects[0]?.reference ?? '';
  const headers = browserOf(staff);
  const post = (url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const page = (url: string, who = headers) => app.inject({ url, headers: who });
  t.notMatch((await page('/servicestelle/listen')).body, 'mit Ausnahme');
  const findings = await page(`/servicestelle/vorhaben/${reference}/befunde`);
  t.match(findings.body, 'Ausnahme zulassen');
  t.notMatch(findings.body, 'Gesamtkosten <b>');
  const form = `/servicestelle/ausnahmen/neu?vorhaben=${reference}&code=required_field_missing&feld=totalCost`;
  t.match((await page(form)).body, 'In der öffentlichen Liste fehlt');
  const faulty = await post(form, { reason: 'Behalten', until: 'morgen' });
  t.equal(faulty.statusCode, 422);
  t.match(faulty.body, 'Behalten');
  t.equal((await post(form, { reason: 'Behalten', until: '01.01.2020' })).statusCode, 422);
  t.equal((await post(form, { reason: 'Noch nicht abgerechnet', until })).statusCode, 303);
  t.match((await page('/servicestelle/listen')).body, 'davon 1 mit Ausnahme');
  const report = await page('/servicestelle/listen/2021-2027/pruefbericht.csv');
  t.match(report.body, 'Noch nicht abgerechnet');
  t.notMatch((await app.inject('/open-data/2021-2027.csv')).body, 'abgerechnet');

  const list = await page('/servicestelle/ausnahmen');
  t.match(list.body, 'Gesamtkosten: fehlt');
  const auditor = browserOf(await aPerson(database, 'auditor'));
  t.notMatch((await page('/servicestelle/ausnahmen', auditor)).body, '/aufheben"');
  const undo = /href="([^"]+\/aufheben)"/.exec(list.body)?.[1] ?? '';
  t.equal((await post(undo, { reason: ' ' })).statusCode, 422);
  t.equal((await post(undo, { reason: 'Steht jetzt fest' })).statusCode, 303);
  t.match((await page('/servicestelle/ausnahmen?stand=aufgehoben', auditor)).body, 'Steht jetzt fest');
  t.notMatch((await page('/servicestelle/listen')).body, 'davon 1 mit Ausnahme');
  t.match((await page('/servicestelle/ausnahmen.csv', auditor)).body, 'Noch nicht abgerechnet');
});

t.test('a row of a list is taken over when its errors are accepted for its project', async (t) => {
  const { app, database, staff, grant } = await staged(t);
  const { projects } = await publishNew(
    database,
    aProject({
      amounts: amounts({
        totalEligibleCost: 10_000_000n,
        unionContribution: 6_000_000n,
        landFunds: 1_000_000n,
        grant: 7_500_000n,
      }),
    }),
  );
  const reference = projects[0]?.reference ?? '';
  const csv = [
    'Code des Vorhabens;Bezeichnung des Vorhabens;Beginn;Ende;Förderfähige Gesamtkosten;EU-Betrag;Landesmittel;Zuwendung',
    `${reference};Nachbarschaftstreff Mitte;01.01.2024;31.12.2026;100.000,00;60.000,00;10.000,00;75.000,00`,
  ].join('\n');
  const send = async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: { ...tokenOf(staff), 'content-type': 'text/csv' },
      payload: csv,
    });
    return answer.json();
  };
  t.match((await send()).counts, { errors: 1, changed: 0 });
  t.equal((await grant({ reference, ...partsDiffer })).statusCode, 201);
  const { id, counts } = await send();
  t.match(counts, { errors: 0, changed: 1 });
  const { items } = (await call(app, staff, 'GET', `/imports/${id}/rows`)).json();
  const parts = items[0].findings.find(({ code }: Found) => code === partsDiffer.code);
  t.match(parts, { severity: 'error', waiver: { reason: 'Laut SAB zugelassen' } });
  const page = await app.inject({ url: `/servicestelle/einlesungen/${id}`, headers: browserOf(staff) });
  t.match(page.body, 'Grund: Laut SAB zugelassen');
});

t.test('every rule of the record is either waivable or never', async (t) => {
  const folder = packagePath('src', 'projects', 'rules');
  const codes = readdirSync(folder).flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/code: '(\w+)'/g)].map(([, code]) => code ?? ''),
  );
  t.ok(codes.length > 20);
  for (const code of codes) t.not(mayBeWaived(code), neverWaived.has(code), code);
});
