import { causes } from '../../kernel/causes.js';
import { Problem, type ProblemCode } from '../../kernel/problem.js';
import type { Database } from '../../platform/database/database.js';
import { problemFrom } from '../../platform/http/problem-from-error.js';
import type { Log } from '../../platform/log.js';
import type { DrawingTools, RegisteredReport } from '../../reporting/index.js';
import { type DrawnFile, RunStopped, type Worker } from '../commands/work.js';
import type { Run } from '../run.js';
import { letterOf } from '../words.js';

export interface Drawing {
  readonly database: Database;
  readonly reports: readonly RegisteredReport[];
  readonly tools: DrawingTools;
  readonly log: Log;
  /** Set when the service is asked to stop. */
  readonly stop: AbortSignal;
}

/**
 * Draws a run step by step: reads, composes, draws one format after the other. Between any two steps it can be cancelled;
 * asked to stop, it gives the run back. What fails ends the run with the code of the problem.
 */
export async function drawRun(drawing: Drawing, worker: Worker, run: Run): Promise<void> {
  try {
    const { files, seal } = await draw(drawing, worker, run);
    const letter = run.scheduleId === null ? null : letterOf(run, titleOf(drawing, run), publicUrl(drawing));
    await worker.finish(run, files, letter, seal);
    drawing.log.info({ run: run.id, report: run.reportId }, 'report drawn');
  } catch (error) {
    if (error instanceof RunStopped) return;
    // What breaks while the service ends, its drawing threads for one, is no fault of the run.
    if (error instanceof ServiceStops || drawing.stop.aborted) return worker.giveBack(run);
    const { code } = problemFrom(error);
    // A run that could not be drawn for want of a database is taken up again.
    if (code === 'database_unavailable') throw error;
    drawing.log.error({ run: run.id, report: run.reportId, code, at: placeOf(error) }, 'report failed');
    await worker.fail(run, code);
  }
}

class ServiceStops extends Error {}

interface Drawn {
  readonly files: readonly DrawnFile[];
  /** The seal they print: "17 9f2c41d7…". */
  readonly seal: string | null;
}

/** What still writes when a run is drawn may keep it from being sealed for so long before it says so. */
const sealWithinMs = 20_000;

async function draw(drawing: Drawing, worker: Worker, run: Run): Promise<Drawn> {
  const { database, reports, tools, stop } = drawing;
  const enter = async (step: Parameters<Worker['step']>[1]): Promise<void> => {
    if (stop.aborted) throw new ServiceStops();
    await worker.step(run, step);
  };
  const report = reports.find(({ id }) => id === run.reportId);
  if (report === undefined) throw new Problem('not_found' satisfies ProblemCode);
  await enter('reading');
  const { parameters, audience, language, revision, reckoningDay } = run;
  const asOf = { kind: 'revision', revision } as const;
  const beside = await worker.besideOf(run);
  const asked = { parameters, audience, language, asOf, reckoningDay, beside, sealWithinMs };
  const read = await report.read(database, asked);
  await enter('composing');
  const composed = read.compose(tools);
  const files: DrawnFile[] = [];
  for (const format of run.formats) {
    await enter(format);
    const { bytes, contentType, fileName, pages } = await composed.draw(format);
    files.push({ format, bytes, mediaType: contentType, fileName, pages });
  }
  const { seal } = read;
  return { files, seal: seal === null ? null : `${seal.number} ${seal.sha256}` };
}

const titleOf = ({ reports }: Drawing, run: Run): string =>
  reports.find(({ id }) => id === run.reportId)?.title.de ?? run.reportId;

const publicUrl = ({ tools }: Drawing): string => tools.settings.publicUrl;

/** Where it happened, without the message: it may hold values. */
function placeOf(error: unknown): string | null {
  const stack = causes(error)[0]?.stack ?? '';
  return (
    stack
      .split('\n')
      .find((line) => line.startsWith('    at '))
      ?.trim() ?? null
  );
}
