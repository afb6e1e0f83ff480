import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Actor } from '../kernel/actor.js';
import type { AsOf } from '../kernel/as-of.js';
import type { Day } from '../kernel/day.js';
import type { Language } from '../kernel/text.js';
import { identify } from '../platform/database/acting.js';
import type { Database, Orm } from '../platform/database/database.js';
import { rememberPool } from '../platform/database/transaction-pool.js';
import { programVersion } from '../platform/files/program-version.js';
import { type Seal, sealCovering, sealTrail } from '../seal/index.js';
import { canonicalJson } from './canonical.js';
import type { Audience, Reading, Report, ReportInputs } from './report.js';

/** What is asked for; the rest of the six inputs follows from it. */
export interface ReportRequest<Parameters> {
  readonly parameters: Parameters;
  readonly audience: Audience;
  readonly language: Language;
  readonly asOf?: AsOf | undefined;
  readonly reckoningDay?: Day | undefined;
  /** Who reads what is not public; without a reader the audience is the public. */
  readonly reader?: Actor | undefined;
  /** What belongs to no revision, where it was read before; then nothing that is not public is read. */
  readonly beside?: unknown;
  /** Has the revision sealed where no seal covers it yet, and waits so many milliseconds for it; else it is left to the job. */
  readonly sealWithinMs?: number | undefined;
}

/**
 * Reads a report's data in one snapshot of the database and says the six inputs it belongs to.
 *
 * @throws Problem `not_found` when the revision or what is reported on does not exist.
 */
export async function readReport<Parameters, Data>(
  { orm }: Database,
  report: Pick<Report<Parameters, Data>, 'dataset' | 'beside'>,
  request: ReportRequest<Parameters>,
): Promise<{ data: Data; inputs: ReportInputs<Parameters>; seal: Seal | null; viewpoint: Viewpoint }> {
  const { parameters, language, reader } = request;
  const audience = reader === undefined && request.beside == null ? 'public' : request.audience;
  const read = await orm.transaction(
    async (tx) => {
      rememberPool(tx, orm);
      if (reader !== undefined && audience !== 'public') await identify(tx, reader);
      const viewpoint = await viewpointAt(tx, request.asOf, request.reckoningDay);
      const { revision, reckoningDay } = viewpoint;
      const inputs = { revision, parameters, audience, language, reckoningDay, programVersion };
      const beside = request.beside ?? (await besideOf(report, { tx, viewpoint }, inputs));
      const seal = await sealCovering(tx, revision);
      return { data: await report.dataset({ tx, viewpoint, beside }, inputs), inputs, seal, viewpoint };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  if (read.seal !== null || request.sealWithinMs === undefined) return read;
  return { ...read, seal: await sealNow(orm, read.inputs.revision, request.sealWithinMs) };
}

/** The seal of a revision that had none when it was read. Without one a report says so; it is not refused. */
async function sealNow(orm: Orm, revision: number, withinMs: number): Promise<Seal | null> {
  try {
    await sealTrail(orm, withinMs);
    return await sealCovering(orm, revision);
  } catch {
    return null;
  }
}

/** What belongs to no revision, as JSON keeps it; null for the public and where a report reads nothing of the kind. */
export async function besideOf<Parameters>(
  { beside }: Pick<Report<Parameters, never>, 'beside'>,
  reading: Omit<Reading, 'beside'>,
  inputs: ReportInputs<Parameters>,
): Promise<unknown> {
  if (beside === undefined || inputs.audience === 'public') return null;
  return JSON.parse(canonicalJson(await beside(reading, inputs)));
}
