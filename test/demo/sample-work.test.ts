import t from 'tap';
import { loadSample, loadSampleWork } from '../../src/demo/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import { openTasksOf } from '../../src/rounds/index.js';
import { testDatabase } from '../support/database.js';
import { aPerson } from '../support/people.js';

t.test('the sample has work in every state and of every kind, made once', { timeout: 120_000 }, async (t) => {
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
    select (select count(*)::int from payment) as payments, (select count(*)::int from recovery) as recoveries,
           (select count(*)::int from on_the_spot_check where answer is not null) as answered`;
  t.same(audits, { payments: 4, recoveries: 1, answered: 1 });
  const lead = cast.find(({ role, city }) => role === 'cityLead' && city === '14625020') as Actor;
  const tasks = await openTasksOf(database, { actor: lead });
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
});
