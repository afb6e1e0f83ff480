import t, { type Test } from 'tap';
import { areaReport } from '../../reports/area-report/index.js';
import { cityReport } from '../../reports/city-report/index.js';
import { officeDirectory } from '../../reports/office-directory/index.js';
import { planAgainstActual } from '../../reports/plan-against-actual/index.js';
import { bookingsFrom } from '../../reports/shared/flow/bookings.js';
import { flowLine } from '../../reports/shared/flow/flow-line.js';
import { stateReport } from '../../reports/state-report/index.js';
import { loadSample, loadSampleWork } from '../../src/demo/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { fingerprintOf, type Report } from '../../src/reporting/index.js';
import { type ReportRequest, readReport } from '../../src/reporting/read-report.js';
import { openWorkOf } from '../../src/rounds/index.js';
import { readBack } from '../reports/read-back.js';
import { drawingTools } from '../reports/steckbrief/draw-all.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { aPerson } from '../support/people.js';
import { readPdf } from '../support/read-pdf.js';

t.test('the sample has work in every state and of every kind, made once', { timeout: 300_000 }, async (t) => {
  const database = await testDatabase(t, 'reference');
  await loadSample(database);
  const cast: Actor[] = [];
  for (const city of ['14625020', '14626110', '14612000', '14511000'])
    cast.push(await aPerson(database, 'cityEditor', city), await aPerson(database, 'cityLead', city));
  for (const role of ['staff', 'lead'] as const) cast.push(await aPerson(database, role));
  const stage = { jobs: database.as('steckbrief_jobs'), publicUrl: () => 'http://127.0.0.1:3000' };
  await loadSampleWork(database, cast, stage);

  const drafts =
    await database.ownerSql`select kind, state, change_basis as basis, typed <> '{}' as unread from project_draft`;
  for (const state of ['draft', 'submitted', 'returned', 'accepted'])
    t.ok(
      drafts.some((draft) => draft.state === state),
      state,
    );
  for (const kind of ['new', 'amendment', 'withdrawal'])
    t.ok(
      drafts.some((draft) => draft.kind === kind),
      kind,
    );
  for (const basis of ['decision', 'appliedFor'])
    t.ok(
      drafts.some((draft) => draft.basis === basis),
      basis,
    );
  t.ok(
    drafts.some(({ unread }) => unread),
    'values nobody can read',
  );
  const [{ steps, revisions, comments, answers, extensions } = {}] = await database.ownerSql`
    select (select array_agg(distinct step order by step) from workflow_step) as steps,
           (select count(*)::int from registry_revision) as revisions,
           (select count(*)::int from draft_comment) as comments,
           (select count(distinct owner_city)::int from round_answer) as answers,
           (select count(*)::int from round_city where extended_until is not null) as extensions`;
  t.same(steps, ['accepted', 'begun', 'handedIn', 'published', 'returned']);
  t.match({ comments, answers, extensions }, { comments: 2, answers: 2, extensions: 1 });

  const [{ proofs, bodies, reminders, mails } = {}] = await database.ownerSql`
    select (select array_agg(distinct state order by state) from proof_step) as proofs,
           (select count(*)::int from proof_body) as bodies,
           (select count(*)::int from round_reminder) as reminders,
           (select count(*)::int from outgoing_mail where kind = 'roundReminder') as mails`;
  t.same(proofs, ['askedBack', 'examined', 'handedIn']);
  t.equal(bodies, 2);
  t.ok(Number(reminders) > 0 && reminders === mails, 'reminders lie in the outbox');
  const [lists] = await database.ownerSql`
    select (select count(*)::int from import_run where state = 'preview' and summary::text like '%"new": 3%') as previews,
           (select jsonb_object_agg(kind, state) from reconciliation_difference) as differences`;
  t.same(lists, {
    previews: 1,
    differences: { amount: 'explained', onlyHere: 'open', onlyThere: 'open' },
  });
  const [audits] = await database.ownerSql`
    select (select count(*)::int from payment where owner_city = '14625020') as payments, (select count(*)::int from recovery) as recoveries,
           (select count(*)::int from on_the_spot_check where answer is not null) as answered`;
  t.same(audits, { payments: 4, recoveries: 1, answered: 1 });
  const [{ shifts, withdrawn } = {}] = await database.ownerSql`
    select (select array_agg(distinct coalesce(case when cancelled_at is null then outcome else 'cancelled' end, 'open')
              order by coalesce(case when cancelled_at is null then outcome else 'cancelled' end, 'open')) from budget_shift) as shifts,
           (select count(*)::int from handout_file where withdrawn_reason is not null) as withdrawn`;
  t.same(shifts, ['cancelled', 'granted', 'open', 'refused', 'withdrawn'], 'shifts of every end');
  t.equal(withdrawn, 1, 'a version of a handout is withdrawn');
  const lead = cast.find(({ role, city }) => role === 'cityLead' && city === '14625020') as Actor;
  const { tasks } = await openWorkOf(database, { actor: lead });
  t.ok(
    tasks.some(({ kind, overdue }) => kind === 'proof' && overdue),
    'a proof is late',
  );
  t.ok(
    tasks.some(({ kind, overdue }) => kind === 'proof' && !overdue),
    'a proof is due',
  );
  t.ok(
    tasks.some(({ kind }) => kind === 'sabNotice'),
    'the SAB has to be told of a change',
  );
  t.ok(
    tasks.some(({ kind }) => kind === 'round'),
    'the round waits',
  );

  await loadSampleWork(database, cast, stage);
  const [again] = await database.ownerSql`
    select (select count(*)::int from project_draft) as drafts, (select count(*)::int from registry_revision) as revisions`;
  t.same(again, { drafts: drafts.length, revisions }, 'a second start changes nothing');

  for (const city of ['14625020', '14612000', '14626110']) {
    const [story] = await database.ownerSql`
      select (select array_agg(distinct r.kind order by r.kind) from city_record_version v join city_record r on r.id = v.record_id
              where r.city_ags = ${city} and r.kind in ('area', 'plan', 'goal', 'office', 'agreement')) as kinds,
        (select bool_or(jsonb_array_length(v.content -> 'reviews') = 3) from city_record_version v join city_record r on r.id = v.record_id
         where r.city_ags = ${city} and r.kind = 'goal') as reviewed,
        (select array_agg(distinct f.kind order by f.kind) from funding_entry f where f.owner_city = ${city}
           and f.kind in ('approved', 'paymentClaim', 'accepted')) as money,
        exists (select from payment p where p.owner_city = ${city}) as paid,
        exists (select from consultation c where c.city_ags = ${city}) as advised`;
    const whole = {
      kinds: ['agreement', 'area', 'goal', 'office', 'plan'],
      reviewed: true,
      money: ['accepted', 'approved', 'paymentClaim'],
      paid: true,
      advised: true,
    };
    t.same(story, whole, `the story of ${city} is told from area to reviewed goal`);
  }

  await t.test('reports on it say the same in every format', (t) => reportsOfSample(t, database));
});

const bautzen = '14625020';

/** Every report that reads what cities keep beside projects, read back from each format. */
async function reportsOfSample(t: Test, database: TestDatabase): Promise<void> {
  const tools = drawingTools();
  t.teardown(() => tools.pool.close());
  const lead = await aPerson(database, 'lead');
  const ask = <Parameters, Data>(
    report: Report<Parameters, Data>,
    parameters: Parameters,
    more: Partial<ReportRequest<Parameters>> = {},
  ) =>
    readReport<Parameters, Data>(database, report, {
      ...{ parameters, audience: 'serviceCentre', reader: lead, language: 'de' },
      ...more,
    });

  const ofArea = await ask(areaReport, { area: 'FG0001' });
  t.ok(ofArea.data.perimeter !== null && ofArea.data.projects.length > 0, 'border and projects');
  t.ok(ofArea.data.facts.goals.length === 8 && ofArea.data.facts.offices.length > 0, 'goals and offices');
  t.ok(
    ofArea.data.facts.indicators.some(({ withheld }) => withheld > 0),
    'small numbers are withheld',
  );
  const { pdf } = await readBack(t, tools, areaReport, ofArea);
  t.match((await readPdf(pdf)).text, /Der Weg der Ziele/);
  await t.rejects(ask(areaReport, { area: 'FG9999' }), { code: 'not_found' });

  const directory = await readBack(t, tools, officeDirectory, await ask(officeDirectory, {}));
  t.match(JSON.parse(directory.json.toString('utf8')).blocks[0].rows[0], { city: 'Bautzen' });

  const ofCity = await ask(planAgainstActual, { city: bautzen });
  const planned = await readBack(t, tools, planAgainstActual, ofCity);
  t.match((await readPdf(planned.pdf)).text, /Nur für die Servicestelle und die Prüfung/, 'who it is for');
  const [booked] = await database.ownerSql`
    select sum(amount) filter (where kind in ('advanceCall', 'paymentClaim'))::bigint as called,
      sum(amount) filter (where kind = 'accepted')::bigint as accepted
    from funding_entry where owner_city = ${bautzen} and cancelled_at is null`;
  const { called, accepted } = flowLine(
    { projects: ofCity.data.projects, plans: [] },
    bookingsFrom(ofCity.data.bookings),
  );
  t.same([called.cents, accepted.cents].map(String), [booked?.called, booked?.accepted].map(String));
  const yesterday = await ask(planAgainstActual, { city: bautzen }, { reckoningDay: '2020-01-01' });
  t.same(yesterday.data.bookings, [], 'nothing of it was known then');
  await database.ownerSql`
    update funding_entry set recorded_at = '2020-01-01 12:00+01', cancelled_at = '2020-01-02 23:30+00', cancelled_reason = 'Test'
    where id = (select id from funding_entry where kind = 'accepted' and owner_city = ${bautzen})`;
  const known = async (reckoningDay: string) => {
    const { data } = await ask(planAgainstActual, { city: bautzen }, { reckoningDay });
    return data.bookings.flatMap(({ years }) => years.map((year) => year.accepted));
  };
  t.same(await known('2020-01-02'), ['40280.00'], 'what was cancelled later counted then');
  t.same(await known('2020-01-03'), [], 'in Saxony it was cancelled on the third');
  await t.rejects(ask(planAgainstActual, {}, { audience: 'public', reader: undefined }), {
    code: 'not_found',
  });

  const since = await ask(stateReport, {
    scope: 'programme',
    cityPages: 'none',
    since: '2',
    chapters: 'changes',
  });
  const told = Object.fromEntries((since.data.changes?.sums ?? []).map((one) => [one.kind, one.projects]));
  t.match(told, { new: 0, gone: 1, amended: 5 }, 'the last publications amend projects and withdraw one');

  const chapters = 'money,neighbourhoods,standing,funding';
  const state = await ask(stateReport, { scope: 'programme', cityPages: 'programme', chapters });
  t.ok(state.data.standing?.bookings !== undefined);
  await readBack(t, tools, stateReport, state);
  const kept = JSON.parse(JSON.stringify(state.data.standing));
  await database.ownerSql`update payment set cancelled_at = clock_timestamp(), cancelled_reason = 'Test' where kind <> 'repayment'`;
  const again = await ask(stateReport, state.inputs.parameters, { beside: kept, reader: undefined });
  t.equal(fingerprintOf(again.data), fingerprintOf(state.data), 'a run is made again from what it kept');
  const open = await ask(stateReport, { scope: 'programme', cityPages: 'none' });
  t.equal(open.data.standing?.bookings, undefined, 'read only where the chapter is named');
  const city = await ask(cityReport, {
    scope: 'programme',
    city: bautzen,
    chapters: 'neighbourhoods,funding',
  });
  await readBack(t, tools, cityReport, city);
}
