import t from 'tap';
import { forgetStaleImports } from '../../src/imports/commands/forget-stale.js';
import { systemActor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { askAgain, askRun } from '../../src/runs/commands/ask-run.js';
import { redactRun, wouldRedact } from '../../src/runs/commands/redact-run.js';
import { repetitionOf } from '../../src/runs/compare/compare-runs.js';
import { findRun } from '../../src/runs/queries/runs.js';
import { testDatabase } from '../support/database.js';
import { aPerson } from '../support/people.js';
import { workshop } from './setting.js';
import { tinyReport } from './tiny-report.js';

const database = await testDatabase(t);
const report = tinyReport();
const { draw } = workshop(t, database, [report]);
const staff = await aPerson(database, 'staff');
const { id } = await askRun(database, { actor: staff }, report, {
  parameters: { name: 'A' },
  formats: ['html'],
  language: 'de',
});
await draw();
const { ownerSql } = database;

/** Name of the constraint or guard that refuses a statement; null when nothing does. */
const refusalOf = (statement: Promise<unknown>): Promise<unknown> =>
  statement.then(
    () => null,
    (error) => (error.cause ?? error).constraint_name,
  );

t.test('what was drawn never changes, not even for the owner', async (t) => {
  for (const statement of [
    'update report_run set revision = 7',
    "update report_run set state = 'running', ended_at = null",
    'delete from report_run',
    "update report_run_file set file_hash = repeat('0', 64)",
    'update report_run_file set byte_length = 1',
    'delete from report_run_file',
  ])
    t.equal(await refusalOf(ownerSql.unsafe(statement)), 'report_run_step', statement);
  await t.rejects(ownerSql`truncate report_run cascade`);
  t.equal(
    await refusalOf(ownerSql`delete from stored_file`),
    'report_run_file_content_sha256_stored_file_sha256_fk',
    'nor do its bytes go',
  );
  const asStaff = actingAs(database.orm, staff, {}, (tx) =>
    tx.execute(`update report_run set state = 'done' where id = '${id}'`),
  );
  t.equal(await refusalOf(asStaff), 'report_run_step', 'nobody but the program says that something is done');
});

t.test('tidying up leaves the files of runs alone', async (t) => {
  await ownerSql`update stored_file set created_at = now() - interval '90 days'`;
  await forgetStaleImports(database);
  const [left] = await ownerSql`select count(*)::int as files from stored_file`;
  t.equal(left?.files, 2);
});

t.test('a redaction takes the bytes and leaves a tombstone with the hash', async (t) => {
  const writer = { actor: systemActor('command-line') };
  const drawn = {
    parameters: { name: 'A', foreword: 'Von Anna' },
    formats: ['html'],
    language: 'de',
  } as const;
  const first = await askRun(database, { actor: staff }, report, drawn);
  await draw();
  const repeated = await askAgain(database, { actor: staff }, first.id);
  await draw();
  const files = () => ownerSql`
    select run_id, format, file_hash, content_sha256 is null as gone, redaction_reason as reason
    from report_run_file where run_id in (${first.id}, ${repeated.id}) order by run_id <> ${first.id}, format`;
  const before = await files();
  const asked = { runId: first.id, reason: 'Anordnung vom 2.2.' };
  const would = await wouldRedact(database, writer, { ...asked, formats: ['html'] });
  t.same(await files(), before, 'the dry run changes nothing');
  t.same(await redactRun(database, writer, { ...asked, formats: ['html'] }), would);
  t.same(
    (await files()).map(({ format, gone, reason }) => [format, gone, reason]),
    [
      ['html', true, 'Anordnung vom 2.2.'],
      ['json', false, null],
      ['html', true, 'Anordnung vom 2.2.'],
      ['json', false, null],
    ],
    'the same bytes go from every run',
  );
  t.equal((await redactRun(database, writer, asked)).length, 2, 'the rest of it');
  const [{ left } = { left: -1 }] = await ownerSql`
    select count(*)::int as left from stored_file where sha256 in (select file_hash from report_run_file where content_sha256 is null)`;
  t.equal(left, 0, 'and the bytes themselves');
  const [run] = await ownerSql`select parameters from report_run where id = ${first.id}`;
  t.same(run?.parameters, { name: 'A', foreword: 'gelöscht' });
  const [entry] = await ownerSql`
    select actor, reason from audit_entry where table_name = 'report_run_file' and operation = 'update' order by id desc limit 1`;
  t.match(
    entry,
    { actor: 'system:command-line', reason: 'Anordnung vom 2.2.' },
    'the trail says who and why',
  );
  t.same(
    (await files()).map(({ file_hash: hash }) => hash),
    before.map(({ file_hash: hash }) => hash),
  );
  t.ok((await askRun(database, { actor: staff }, report, drawn)).isNew, 'it answers nothing any more');
  const found = await actingAs(database.orm, staff, {}, async (tx) =>
    repetitionOf(tx, await findRun(tx, repeated.id)),
  );
  t.same(found?.formats, [], 'and there is nothing to compare with');
  await t.rejects(redactRun(database, { actor: staff }, asked), 'staff do not redact');
  const back = ownerSql`
    update report_run_file set content_sha256 = file_hash, redacted_at = null, redaction_reason = null where run_id = ${first.id}`;
  t.equal(await refusalOf(back), 'report_run_step', 'and nothing comes back');
});

t.test('the lead redacts, with a reason', async (t) => {
  const lead = await aPerson(database, 'lead');
  const asked = {
    parameters: { name: 'A', foreword: 'Von Bert' },
    formats: ['html'],
    language: 'de',
  } as const;
  const { id: runId } = await askRun(database, { actor: staff }, report, asked);
  await draw();
  await t.rejects(redactRun(database, { actor: lead }, { runId, reason: ' ' }), 'not without one');
  t.equal((await redactRun(database, { actor: lead }, { runId, reason: 'Anordnung vom 3.3.' })).length, 2);
  const [run] = await ownerSql`select parameters from report_run where id = ${runId}`;
  t.same(run?.parameters, { name: 'A', foreword: 'gelöscht' });
  const [entry] = await ownerSql`
    select actor, reason from audit_entry where table_name = 'report_run_file' and operation = 'update' order by id desc limit 1`;
  t.match(entry, { actor: lead.id, reason: 'Anordnung vom 3.3.' });
});
