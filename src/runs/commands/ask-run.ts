import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import type { AsOf } from '../../kernel/as-of.js';
import type { Day } from '../../kernel/day.js';
import type { Language } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { programVersion } from '../../platform/files/program-version.js';
import type { Format, RegisteredReport } from '../../reporting/index.js';
import { findRun } from '../queries/runs.js';
import { audienceOfRuns, formatsOf, hashOf, type Question } from '../question.js';
import { reportRun } from '../tables.js';

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
 * @throws Problem `invalid_parameter`, `not_found` for a state there is none of
 */
export async function askRun(
  database: Database,
  writer: Writer,
  report: RegisteredReport,
  request: RunRequest,
): Promise<AskedRun> {
  const parameters = report.check(request.parameters);
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const { revision, reckoningDay } = await viewpointAt(tx, request.asOf, request.reckoningDay);
    return ask(tx, writer, {
      question: {
        reportId: report.id,
        parameters,
        audience: audienceOfRuns,
        language: request.language,
        revision,
        reckoningDay,
        programVersion,
        formats: formatsOf(request.formats),
      },
      fresh: request.fresh ?? false,
    });
  });
}

/** Has a run made again from its stored inputs, by the program as it is now. @throws Problem `not_found` */
export async function askAgain(database: Database, writer: Writer, runId: string): Promise<AskedRun> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await findRun(tx, runId);
    const { reportId, parameters, audience, language, revision, reckoningDay, formats } = run;
    const question = {
      ...{ reportId, parameters, audience, language, revision, reckoningDay, formats },
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
      asker: personId ?? actor.id,
      personId,
      scheduleId: schedule?.id ?? null,
      againOf,
    })
    .returning({ id: reportRun.id });
  if (written === undefined) throw new Error('a run was not written');
  return { id: written.id, isNew: true };
}

async function answered(tx: Transaction, questionSha256: string): Promise<string | null> {
  const [found] = await tx
    .select({ id: reportRun.id })
    .from(reportRun)
    .where(
      and(
        eq(reportRun.questionSha256, questionSha256),
        inArray(reportRun.state, ['done', 'running', 'waiting']),
      ),
    )
    .orderBy(sql`${reportRun.state} = 'done' desc`, desc(reportRun.createdAt))
    .limit(1);
  return found?.id ?? null;
}
