import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readersOfAll } from '../kernel/actor.js';
import type { AsOf } from '../kernel/as-of.js';
import { toDecimal } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import { readAmount } from '../kernel/written-amount.js';
import { readDay } from '../kernel/written-day.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { limits } from '../platform/http/rate-limits.js';
import { writeWorkbook } from '../platform/spreadsheet/write-workbook.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { workbookMediaType } from '../projects/index.js';
import { type FieldError, fieldId, type Site, sendWorkspacePage } from '../web/index.js';
import { drawPlan, type SampleWish, storeSample } from './commands/draw-sample.js';
import { findSample, listSamples, namesOf } from './queries/samples.js';
import { bases, methods, strataKinds } from './sample-plan.js';
import { ListPage } from './views/list-page.js';
import { SamplePage, type SampleView } from './views/sample-page.js';
import { samplePath, samplesPath } from './words.js';
import { sampleWorkbook } from './workbook.js';

interface PageParts {
  readonly database: Database;
  readonly drawingPool: DrawingPool;
  readonly site: Site;
}
type OfSample = { Params: { sample: string } };

const allowed = { config: { ...only(...readersOfAll), rateLimit: limits.files }, schema: { hide: true } };

/** Drawing samples, printing them, and taking them along. */
export function samplePages(pages: App, parts: PageParts): void {
  pages.get(samplesPath, allowed, (request, reply) => sendList(parts, request, reply, {}, []));
  pages.post(samplesPath, allowed, async (request, reply) => {
    const form = formOf(request);
    const { wish, purpose, errors } = readForm(form);
    if (wish === null) return sendList(parts, request, reply, form, errors);
    try {
      return reply.redirect(
        samplePath(await storeSample(parts.database, writerOf(request), { purpose, wish })),
        303,
      );
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'rule_broken') throw error;
      const faults = error.errors.map(({ pointer, detail }) => ({
        fieldId: fieldId(pointer.slice(1)),
        message: detail.de,
      }));
      return sendList(parts, request, reply, form, faults);
    }
  });
  pages.get<OfSample>(`${samplesPath}/:sample`, allowed, async (request, reply) => {
    const view = await readingAs(parts, request, (tx) => viewOf(tx, idOf(request)));
    return send(parts, request, reply, 'Stichprobe', <SamplePage view={view} />);
  });
  pages.get<OfSample>(`${samplesPath}/:sample/liste.csv`, allowed, async (request, reply) => {
    const { listing, id } = await readingAs(parts, request, (tx) => findSample(tx, idOf(request)));
    return sendFile(reply, 'text/csv; charset=utf-8', `stichprobe-${id}.csv`, Buffer.from(listing));
  });
  pages.get<OfSample>(`${samplesPath}/:sample/mappe.xlsx`, allowed, async (request, reply) => {
    const { kept, sample, names } = await readingAs(parts, request, (tx) => viewOf(tx, idOf(request)));
    const bytes = await writeWorkbook(parts.drawingPool, sampleWorkbook(kept, sample, names));
    return sendFile(reply, workbookMediaType, `stichprobe-${kept.id}.xlsx`, Buffer.from(bytes));
  });
}

const sendFile = (reply: FastifyReply, type: string, name: string, bytes: Buffer): FastifyReply =>
  reply
    .type(type)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(bytes);

async function viewOf(tx: Transaction, id: string): Promise<SampleView> {
  const kept = await findSample(tx, id);
  const sample = await drawPlan(tx, kept.plan);
  const references = sample.draw.drawn.map(({ reference }) => reference);
  return { kept, sample, names: await namesOf(tx, kept.plan.revision, references) };
}

function readForm(form: SentForm): {
  readonly wish: SampleWish | null;
  readonly purpose: string;
  readonly errors: readonly FieldError[];
} {
  const errors: FieldError[] = [];
  const fault = (name: string, message: string) => errors.push({ fieldId: fieldId(name), message });
  const written = (name: string) => (form[name] ?? '').trim();
  const code = (name: string) => written(name).slice(0, 60) || null;
  const method = methods.find((one) => one === form.method);
  const basis = bases.find((one) => one === form.basis);
  const size = /^\d{1,4}$/.test(written('size')) ? Number(written('size')) : 0;
  const amount = readAmount(written('controlTotal'));
  const asOf = asOfOf(written('asOf'));
  if (written('purpose') === '') fault('purpose', 'Wofür wird gezogen? Ein paar Worte genügen.');
  if (method === undefined) fault('method', 'Wählen Sie ein Verfahren.');
  if (basis === undefined) fault('basis', 'Wählen Sie die Grundgesamtheit.');
  if (size < 1 || size > 5_000) fault('size', 'Der Umfang ist eine Zahl von 1 bis 5.000.');
  if (written('seed') === '') fault('seed', 'Der Startwert fehlt.');
  if (asOf === null)
    fault('asOf', 'Schreiben Sie die Nummer eines Registerstands oder einen Tag wie 31.12.2025.');
  if (amount.kind === 'refused') fault('controlTotal', 'Schreiben Sie den Betrag wie 12.345,67.');
  if (errors.length > 0 || method === undefined || basis === undefined || asOf === null)
    return { wish: null, purpose: '', errors };
  const cents = amount.kind === 'exact' ? amount.cents : amount.kind === 'ambiguous' ? amount.grouped : null;
  const wish: SampleWish = {
    method,
    basis,
    size,
    seed: written('seed').slice(0, 100),
    stratifyBy: strataKinds.find((one) => one === form.stratifyBy) ?? null,
    asOf,
    filter: {
      scope: form.scope === 'programme' ? 'programme' : 'all',
      city: code('city'),
      fundingPeriod: code('fundingPeriod'),
      fund: null,
      guideline: code('guideline'),
    },
    controlTotal: cents === null ? null : toDecimal(cents),
  };
  return { wish, purpose: written('purpose').slice(0, 300), errors: [] };
}

/** A state as somebody types it; undefined for the present, null for what is none. */
function asOfOf(typed: string): AsOf | undefined | null {
  if (typed === '') return undefined;
  if (/^[1-9]\d{0,8}$/.test(typed)) return { kind: 'revision', revision: Number(typed) };
  const day = readDay(typed);
  return day.kind === 'exact' ? { kind: 'day', day: day.day } : null;
}

/** @throws Problem `not_found` for what is no id */
function idOf(request: FastifyRequest<OfSample>): string {
  const { sample } = request.params;
  if (z.uuid().safeParse(sample).success) return sample;
  throw new Problem('not_found');
}

async function sendList(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: SentForm,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const samples = await readingAs(parts, request, listSamples);
  if (errors.length > 0) reply.code(422);
  return send(parts, request, reply, null, <ListPage view={{ samples, typed, errors }} />);
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string | null,
  content: JSX.Element,
): Promise<FastifyReply> {
  const crumbs = title === null ? [] : [{ label: 'Stichproben', path: samplesPath }];
  return sendWorkspacePage(
    site,
    request,
    reply,
    { title: title ?? 'Stichproben', section: 'samples', crumbs },
    content,
  );
}
