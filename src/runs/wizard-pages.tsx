import type { FastifyReply, FastifyRequest } from 'fastify';
import { viewpointAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import { readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { type RegisteredReport, sendFile } from '../reporting/index.js';
import { renderPage, withFlash, workspaceHead } from '../web/index.js';
import { areaOptions } from './area-options.js';
import { cityOptions } from './city-options.js';
import { askRun } from './commands/ask-run.js';
import { keepSchedule } from './commands/keep-schedule.js';
import { foresee, readerOf } from './foresee.js';
import {
  forAskersOf,
  forReadersOf,
  mayKeep,
  onlyCity,
  type PageParts,
  reportsCrumb,
  seesAll,
  sendPage,
} from './page-parts.js';
import { parameterName } from './parameter-fields.js';
import { listRuns } from './queries/runs.js';
import { type FormStep, readRunForm, type StepError, type Typed } from './run-form.js';
import { openedForm, sentForm } from './typed-form.js';
import { formPath, reportsPath, runPath } from './views/parts.js';
import { WizardPage, type WizardView } from './views/wizard-page.js';

const lastShown = 10;

/** The pages on which a report is asked for. Nothing is kept before the last step; what was typed goes along. */
export function wizardPages(pages: App, parts: PageParts, report: RegisteredReport): void {
  const path = formPath(report.id);
  pages.get(path, forReadersOf(report), async (request, reply) => {
    const typed = ofOnlyCity(request, report, openedForm(report, withOwnCity(request), seesAll(request)));
    const wanted = stepFrom((request.query as { schritt?: unknown }).schritt) ?? 2;
    const step = wanted === 4 ? 3 : wanted;
    return sendStep(parts, request, reply, { report, typed, step });
  });
  pages.post(path, forAskersOf(report), async (request, reply) => {
    const typed = ofOnlyCity(request, report, sentForm(report, request, seesAll(request)));
    const from = stepFrom(typed('schritt')) ?? 4;
    const pressed = typed('was') || (from === 4 ? 'einmal' : 'weiter');
    const back = stepFrom(pressed.replace('schritt-', '')) ?? (pressed === 'zurueck' ? before(from) : null);
    if (back !== null) return sendStep(parts, request, reply, { report, typed, step: back });
    if (pressed === 'weiter') return sendStep(parts, request, reply, { report, typed, step: after(from) });
    if (pressed === 'vorschau') return sendPreview(parts, request, reply, { report, typed, step: from });
    return make(parts, request, reply, { report, typed, regularly: pressed === 'regelmaessig' });
  });
}

const steps: readonly FormStep[] = [2, 3, 4];
const stepFrom = (written: unknown): FormStep | null =>
  steps.find((step) => String(step) === written) ?? null;
const before = (step: FormStep): FormStep => (step === 4 ? 3 : 2);
const after = (step: FormStep): FormStep => (step === 2 ? 3 : 4);

/** People of a city mostly ask for their own. */
function withOwnCity(request: FastifyRequest): Readonly<Record<string, unknown>> {
  const city = request.actor?.city ?? null;
  return { ...(city === null ? {} : { 'angabe-city': city }), ...(request.query as object) };
}

/** A city asks for no other one where a report is of its own. */
function ofOnlyCity(request: FastifyRequest, report: RegisteredReport, typed: Typed): Typed {
  const own = onlyCity(request, report);
  return own === null ? typed : (name) => (name === parameterName('city') ? own : typed(name));
}

interface Asked {
  readonly report: RegisteredReport;
  readonly typed: Typed;
}

/** Has the report made, once or regularly; what stops it is shown on the step it stands on. */
async function make(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { report, typed, regularly }: Asked & { readonly regularly: boolean },
): Promise<FastifyReply> {
  const { read, errors } = readRunForm(report, typed, regularly);
  const seen = read === null ? { errors } : await foresee(parts, request, report, read.request);
  if (read === null || seen.errors.length > 0)
    return sendStep(parts, request, reply, { report, typed, step: 4, found: seen.errors });
  const writer = writerOf(request);
  if (read.rhythm !== null) {
    if (!mayKeep(request)) throw new Problem('forbidden');
    await keepSchedule(parts.database, writer, report, { ...read.request, rhythm: read.rhythm });
    return reply.redirect(withFlash(`${reportsPath}#regelmaessig`, 'saved'), 303);
  }
  const { id } = await askRun(parts.database, writer, report, read.request);
  return reply.redirect(runPath(id), 303);
}

/** The pages as they would be printed, with whatever was typed; nothing is kept. */
async function sendPreview(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { report, typed, step }: Asked & { readonly step: FormStep },
): Promise<FastifyReply> {
  const { read, errors } = readRunForm(report, typed);
  const seen = read === null ? { errors } : await foresee(parts, request, report, read.request);
  if (read === null || seen.errors.length > 0)
    return sendStep(parts, request, reply, { report, typed, step, found: seen.errors });
  const { formats: _, fresh: __, ...asked } = read.request;
  const { database, drawingPool: pool, site, publicUrl } = parts;
  const settings = { publicUrl: publicUrl(), landNotice: site.landNotice };
  const who = readerOf(request, report, read.request);
  const { drawn } = await report.draw(database, { ...asked, ...who }, 'pdf', { pool, site, settings });
  reply.header('cache-control', 'no-store');
  return sendFile(reply, { ...drawn, fileName: `vorschau-${drawn.fileName}` });
}

/** Shows a step, or an earlier one that has to be mended first. */
async function sendStep(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked & { readonly step: FormStep; readonly found?: readonly StepError[] },
): Promise<FastifyReply> {
  const { report, typed } = asked;
  const { step, errors, foreseen } = await standing(parts, request, asked);
  const read = await readingAs(parts, request, async (tx) => ({
    runs: await listRuns(tx, { reportId: report.id, limit: lastShown }),
    current: (await viewpointAt(tx)).revision,
    areas: await areaOptions(tx, report),
  }));
  if (errors.length > 0) reply.code(422);
  const view = {
    ...{ report, typed, step, errors, foreseen },
    ...read,
    cities: cityOptions(report, typed, onlyCity(request, report)),
    onlyCity: onlyCity(request, report) !== null,
    now: new Date(),
    mayKeep: mayKeep(request),
    seesAll: seesAll(request),
  };
  const head = workspaceHead(request, {
    title: `${report.title.de} erstellen`,
    section: 'reports',
    crumbs: [reportsCrumb],
    scripts: ['form'],
  });
  return sendPage(reply, await renderPage(parts.site, head, <WizardPage view={view} />));
}

type Standing = Pick<WizardView, 'step' | 'errors' | 'foreseen'>;

/** The wanted step if everything before it holds; the first one that does not otherwise. */
async function standing(
  parts: PageParts,
  request: FastifyRequest,
  { report, typed, step, found = [] }: Asked & { step: FormStep; found?: readonly StepError[] },
): Promise<Standing> {
  const { errors, wanted } = readRunForm(report, typed);
  const known = new Set(found.map(({ fieldId }) => fieldId));
  const stopping = [...found, ...errors.filter((error) => error.step < step && !known.has(error.fieldId))];
  const shown = Math.min(step, ...stopping.map((error) => error.step)) as FormStep;
  const ofStep = stopping.filter((error) => error.step === shown);
  if (shown === 2 || wanted === null) return { step: 2, errors: ofStep, foreseen: null };
  const seen = await foresee(parts, request, report, wanted);
  if (seen.errors.length > 0) return { step: 2, errors: seen.errors, foreseen: null };
  return { step: shown, errors: ofStep, foreseen: seen.foreseen };
}
