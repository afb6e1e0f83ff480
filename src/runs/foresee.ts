import type { FastifyRequest } from 'fastify';
import { viewpointAt } from '../history/index.js';
import { dayInBerlin } from '../kernel/clock.js';
import { Problem } from '../kernel/problem.js';
import { actorOf, readingAs } from '../platform/http/access.js';
import type { RegisteredReport, ReportRequest } from '../reporting/index.js';
import { fieldId } from '../web/index.js';
import type { RunRequest } from './commands/ask-run.js';
import type { PageParts } from './page-parts.js';
import { fieldsOf, parameterName } from './parameter-fields.js';
import { pagesOfLastRun } from './queries/runs.js';
import { audienceOf } from './question.js';
import type { StepError } from './run-form.js';
import type { Foreseen } from './views/foreseen.js';

/** What a report would hold; what it cannot be made of is an error of the form. */
export async function foresee(
  parts: PageParts,
  request: FastifyRequest,
  report: RegisteredReport,
  wanted: Pick<RunRequest, 'parameters' | 'asOf' | 'reckoningDay'>,
): Promise<{ readonly foreseen: Foreseen | null; readonly errors: readonly StepError[] }> {
  const viewpoint = await orNothing(() =>
    readingAs(parts, request, (tx) => viewpointAt(tx, wanted.asOf, wanted.reckoningDay)),
  );
  if (viewpoint === null) return { foreseen: null, errors: [noSuchState] };
  const asked = { ...wanted, language: 'de' as const, ...readerOf(request, report, wanted) };
  const found = await orNothing(async () => ({ preview: await report.preview(parts.database, asked) }));
  if (found === null) return { foreseen: null, errors: [nothingThere(report)] };
  const { revision, publishedAt, reckoningDay } = viewpoint;
  const { language } = asked;
  const lastPages = await readingAs(parts, request, (tx) =>
    pagesOfLastRun(tx, { reportId: report.id, parameters: report.check(wanted.parameters), language }),
  );
  const publishedOn = publishedAt === null ? null : dayInBerlin(publishedAt);
  const page = pageOf(report, wanted.parameters, { asOf: String(revision), reckoningDay });
  return {
    foreseen: { revision, publishedOn, reckoningDay, preview: found.preview, lastPages, page },
    errors: [],
  };
}

/** Address of the report as a page, as far as it is public; null where it has none. */
function pageOf(
  report: RegisteredReport,
  parameters: unknown,
  state: { readonly asOf: string; readonly reckoningDay: string },
): string | null {
  if (report.page === null) return null;
  const given = parameters as Readonly<Record<string, unknown>>;
  const said = fieldsOf(report, false).flatMap(({ name, kind, options }): [string, string][] => {
    const value = given[name];
    if (value === undefined || !(name in report.openParameters)) return [];
    if (kind !== 'chapters') return [[name, String(value)]];
    const open = String(value)
      .split(',')
      .filter((key) => options.some((option) => option.value === key));
    return open.length === 0 ? [] : [[name, open.join(',')]];
  });
  return `${report.page}?${new URLSearchParams({ ...Object.fromEntries(said), ...state })}`;
}

/** Who counts it: what is not public only for whoever asks for that and may see it. */
export const readerOf = (
  request: FastifyRequest,
  report: RegisteredReport,
  { parameters }: Pick<RunRequest, 'parameters'>,
): Pick<ReportRequest<unknown>, 'audience' | 'reader'> => {
  const audience = audienceOf(report, report.check(parameters), actorOf(request));
  return audience === 'public' ? { audience } : { audience, reader: actorOf(request) };
};

/** Null where there is nothing to report on. */
async function orNothing<Found>(find: () => Promise<Found>): Promise<Found | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null;
    throw error;
  }
}

const noSuchState: StepError = {
  step: 2,
  fieldId: fieldId('stand'),
  message: 'Diesen Registerstand gibt es nicht. Lassen Sie das Feld leer, dann gilt der jetzige.',
};

const nothingThere = (report: RegisteredReport): StepError => ({
  step: 2,
  fieldId: fieldId(parameterName(fieldsOf(report)[0]?.name ?? '')),
  message: 'Zu diesen Angaben gibt es nichts zu berichten. Prüfen Sie sie und den Registerstand.',
});
