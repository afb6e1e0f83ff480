import t from 'tap';
import { forgetStaleImports } from '../../src/imports/commands/forget-stale.js';
import { systemActor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { askRun } from '../../src/runs/commands/ask-run.js';
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
  const [before] = await ownerSql`select file_hash from report_run_file where format = 'html'`;
  const alone = ownerSql`update report_run_file set content_sha256 = null where format = 'html'`;
  t.equal(await refusalOf(alone), 'report_run_file_content', 'not without time and reason');
  await actingAs(database.orm, systemActor('redaction'), {}, (tx) =>
    tx.execute(`update report_run_file set content_sha256 = null, redacted_at = clock_timestamp(), redaction_reason = 'Anordnung'
      where format = 'html'`),
  );
  const [after] = await ownerSql`select file_hash, content_sha256 from report_run_file where format = 'html'`;
  t.same(after, { file_hash: before?.file_hash, content_sha256: null });
  const back = ownerSql`
    update report_run_file set content_sha256 = file_hash, redacted_at = null, redaction_reason = null where format = 'html'`;
  t.equal(await refusalOf(back), 'report_run_step', 'and does not come back');
});
