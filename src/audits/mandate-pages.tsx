import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Day } from '../kernel/day.js';
import { readDay } from '../kernel/written-day.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { type FieldError, fieldId, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { keepMandate, type MandateInput } from './commands/keep-mandate.js';
import { mandatesOf } from './queries/mandates.js';
import { MandatesPage, mandatesPath } from './views/mandates-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}
const options = { config: only('administrator'), schema: { hide: true } };

/** Where administrators record what auditors may see and until when. */
export function mandatePages(pages: App, parts: PageParts): void {
  pages.get(mandatesPath, options, (request, reply) => send(parts, request, reply, {}, []));
  pages.post(mandatesPath, options, async (request, reply) => {
    const form = formOf(request);
    const { input, errors } = readMandate(form);
    if (input === null) return send(parts, request, reply, form, errors);
    await keepMandate(parts.database, writerOf(request), input);
    return reply.redirect(withFlash(mandatesPath, 'saved'), 303);
  });
}

function readMandate(form: SentForm): {
  readonly input: MandateInput | null;
  readonly errors: readonly FieldError[];
} {
  const errors: FieldError[] = [];
  const fault = (name: string, message: string) => errors.push({ fieldId: fieldId(name), message });
  const written = (name: string) => (form[name] ?? '').trim();
  const list = (name: string): string[] | null => {
    const values = written(name)
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '');
    return values.length === 0 ? null : values;
  };
  const person = z.uuid().safeParse(form.personId);
  const cities = list('cities');
  const endsOn = lastDayOf(form);
  if (!person.success) fault('personId', 'Wählen Sie den Prüfer.');
  if (written('body') === '') fault('body', 'Nennen Sie die Stelle.');
  if (written('mandate') === '') fault('mandate', 'Nennen Sie den Auftrag.');
  if (cities?.some((ags) => !/^\d{8}$/.test(ags)))
    fault('cities', 'Ein Gemeindeschlüssel hat acht Ziffern, etwa 14625020.');
  if (endsOn === undefined)
    fault('endsOn', 'Schreiben Sie den letzten Tag wie 31.12.2027, oder wählen Sie „ohne Ende“.');
  if (errors.length > 0 || !person.success || endsOn === undefined) return { input: null, errors };
  const input: MandateInput = {
    personId: person.data,
    body: written('body').slice(0, 200),
    mandate: written('mandate').slice(0, 500),
    cities,
    fundingPeriods: list('fundingPeriods'),
    funds: list('funds'),
    endsOn,
  };
  return { input, errors };
}

/** Last day of the access, null for one without an end; undefined when neither is said, or both. */
function lastDayOf({ endsOn = '', withoutEnd }: SentForm): Day | null | undefined {
  if (withoutEnd === '1') return endsOn.trim() === '' ? null : undefined;
  const read = readDay(endsOn);
  return read.kind === 'exact' ? read.day : undefined;
}

async function send(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: SentForm,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const auditors = await readingAs(parts, request, (tx) => mandatesOf(tx));
  if (errors.length > 0) reply.code(422);
  return sendWorkspacePage(
    parts.site,
    request,
    reply,
    { title: 'Prüfaufträge', section: 'mandates' },
    <MandatesPage view={{ auditors, typed, errors }} />,
  );
}
