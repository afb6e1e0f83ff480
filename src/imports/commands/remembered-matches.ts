import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import type { ImportRun } from '../queries.js';
import { importAnswer } from '../tables.js';
import { isAboutRow, rememberAnswers, rowMark } from './answers.js';
import { nothingSaid } from './forget-matches.js';

/** Keeps what somebody said a row of a source is, for the next time the source is read. */
export async function rememberMatch(
  tx: Transaction,
  { sourceKey, headingsSha256 }: ImportRun,
  rowKey: string,
  reference: string,
  saidBy: string,
): Promise<void> {
  if (headingsSha256 === null) return;
  const said = [{ question: `${rowMark}${rowKey}`, answer: reference }];
  await rememberAnswers(tx, { sourceKey, headingsSha256 }, said, saidBy);
}

/** Forgets it again, as somebody has taken it back. */
export async function forgetMatch(tx: Transaction, { sourceKey }: ImportRun, rowKey: string): Promise<void> {
  await tx
    .delete(importAnswer)
    .where(and(eq(importAnswer.sourceKey, sourceKey), eq(importAnswer.question, `${rowMark}${rowKey}`)));
}

/**
 * Ties new rows of a preview to the projects somebody said they are in an earlier preview of the source, which may be gone
 * by now. A project that was withdrawn meanwhile, or that another row of the source belongs to, is left alone.
 */
export async function recallMatches(tx: Transaction, importId: string, sourceKey: string): Promise<void> {
  const [any] = await tx
    .select({ id: importAnswer.id })
    .from(importAnswer)
    .where(and(eq(importAnswer.sourceKey, sourceKey), isAboutRow))
    .limit(1);
  if (any === undefined) return;
  await tx.execute(sql`
    with recalled as (
      select distinct on (p.id) r.row_key, p.id as project_id
      from import_answer a
      join import_run n on n.id = ${importId}::uuid and n.purpose = 'import'
      join import_row r on r.import_id = n.id and r.change = 'new' and a.question = ${rowMark} || r.row_key
      join project p on p.reference = a.answer
      where a.source_key = ${sourceKey}
        and exists (select from project_version v where v.project_id = p.id and v.superseded_revision is null)
        and not exists (select from import_identity i where i.source_key = ${sourceKey} and i.project_id = p.id)
        and not exists (select from import_row o where o.import_id = n.id and o.project_id = p.id)
      order by p.id, r.position
    ), tied as (
      insert into import_identity (source_key, row_key, project_id, input_sha256, last_import_id)
      select ${sourceKey}, row_key, project_id, ${nothingSaid}, ${importId}::uuid from recalled
      returning row_key, project_id
    )
    update import_row r set project_id = t.project_id, change = 'changed'
    from tied t where r.import_id = ${importId}::uuid and r.row_key = t.row_key and r.change = 'new'`);
}
