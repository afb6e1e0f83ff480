import { and, desc, eq, inArray, isNotNull, notExists, sql } from 'drizzle-orm';
import { type Viewpoint, viewpointAt } from '../../history/index.js';
import type { AsOf } from '../../kernel/as-of.js';
import type { Day } from '../../kernel/day.js';
import type { Language } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { programVersion } from '../../platform/files/program-version.js';
import type { Format, RegisteredReport } from '../../reporting/index.js';
import { besideOfRun, findRun } from '../queries/runs.js';
import { askerOf, audienceOf, formatsOf, hashOf, type Question } from '../question.js';
import { reportRun, reportRunFile } from '../tables.js';

export interface RunRequest {
  readonly parameters: unknown;
  readonly formats: readonly Format[];
  readonly language: Language;
  readonly asOf?: AsOf | undefined;
  readonly reckoningDay?: Day | undefined;
  /** Made anew, even where the same question has been answered. */
  readonly fresh?: boolean;
}

/** The run that answers, and whether it was there already. */
export interface AskedRun {
  readonly id: string;
  readonly isNew: boolean;
}

/**
 * Has a report made. State and reckoning day are settled now, so that what is drawn later is what was asked for; a
 * question that was asked before is answered by the run of then, unless it failed or `fresh` is wanted.
 *
 * @throws Problem `invalid_parameter`, `not_found` for a state there is none of, `forbidden` where a city asks for more
 * than is for cities
 */
export async function askRun(
  database: Database,
  writer: Writer,
  report: RegisteredReport,
  request: RunRequest,
): Promise<AskedRun> {
  const parameters = report.check(request.parameters);
  const audience = audienceOf(report, parameters, writer.actor);
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const viewpoint = await viewpointAt(tx, request.asOf, request.reckoningDay);
    const { language, formats, fresh = false } = request;
    const question = await questionAt(tx, report, viewpoint, { parameters, audience, language, formats });
    return ask(tx, writer, { question, fresh });
  });
}

/** The question as it stands at a viewpoint, with what belongs to no revision, for whoever the transaction acts as. */
export async function questionAt(
  tx: Transaction,
  report: RegisteredReport,
  viewpoint: Viewpoint,
  { formats, ...asked }: Pick<Question, 'parameters' | 'audience' | 'language' | 'formats'>,
): Promise<Question> {
  const { revision, reckoningDay } = viewpoint;
  const inputs = { ...asked, revision, reckoningDay, programVersion };
  const beside = await report.beside(tx, viewpoint, inputs);
  const question = { ...inputs, reportId: report.id, formats: formatsOf(formats) };
  return beside === null ? question : { ...question, beside };
}

/** Has a run made again from its stored inputs, by the program as it is now. @throws Problem `not_found` */
export async function askAgain(database: Database, writer: Writer, runId: string): Promise<AskedRun> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await findRun(tx, runId);
    const { reportId, parameters, audience, language, revision, reckoningDay, formats } = run;
    const beside = await besideOfRun(tx, run.id);
    const question = {
      ...{ reportId, parameters, audience, language, revision, reckoningDay, formats },
      ...(beside === null ? {} : { beside }),
      programVersion,
    };
    return ask(tx, writer, { question, fresh: true, againOf: run.id });
  });
}

interface Asked {
  readonly question: Question;
  readonly fresh: boolean;
  readonly againOf?: string;
  readonly schedule?: { readonly id: string; readonly personId: string };
}

/** In the caller's transaction, for whoever it acts as. */
export async function ask(tx: Transaction, { actor }: Writer, asked: Asked): Promise<AskedRun> {
  const { question, fresh, againOf = null, schedule } = asked;
  const questionSha256 = hashOf(question);
  // Two who ask the same at once get one run.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${questionSha256}, 0))`);
  const known = fresh ? null : await answered(tx, questionSha256);
  if (known !== null) return { id: known, isNew: false };
  const personId = schedule?.personId ?? actor.personId;
  const [written] = await tx
    .insert(reportRun)
    .values({
      ...question,
      questionSha256,
      askedBy: actor.id,
      asker: schedule?.personId ?? askerOf(actor),
      personId,
      scheduleId: schedule?.id ?? null,
      againOf,
    })
    .returning({ id: reportRun.id });
  if (written === undefined) throw new Error('a run was not written');
  return { id: written.id, isNew: true };
}

/** A run whose files were redacted answers nothing any more. */
const redactedFilesOf = (tx: Transaction) =>
  tx
    .select({ id: reportRunFile.id })
    .from(reportRunFile)
    .where(and(eq(reportRunFile.runId, reportRun.id), isNotNull(reportRunFile.redactedAt)));

async function answered(tx: Transaction, questionSha256: string): Promise<string | null> {
  const [found] = await tx
    .select({ id: reportRun.id })
    .from(reportRun)
    .where(
      and(
        eq(reportRun.questionSha256, questionSha256),
        inArray(reportRun.state, ['done', 'running', 'waiting']),
        notExists(redactedFilesOf(tx)),
      ),
    )
    .orderBy(sql`${reportRun.state} = 'done' desc`, desc(reportRun.createdAt))
    .limit(1);
  return found?.id ?? null;
}
