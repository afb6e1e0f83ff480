import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { type FieldError, fieldId, renderPage, withFlash, workspaceHead } from '../web/index.js';
import { redactRun, wouldRedact } from './commands/redact-run.js';
import { type PageParts, reportsCrumb, sendPage } from './page-parts.js';
import { findRun } from './queries/runs.js';
import { redactionPath, runPath, titlesOf } from './views/parts.js';
import { RedactionPage } from './views/redaction-page.js';

type ById = { Params: { id: string } };

/** Who redacts: it cannot be undone, and takes evidence away. */
const forLead = { config: only('lead'), schema: { hide: true } };
const shortestReason = 10;

/** The bytes of a run are taken away for good: what goes is shown first, the reason stands in the trail and on the run. */
export function redactionPages(pages: App, parts: PageParts): void {
  pages.get<ById>(redactionPath(':id'), forLead, (request, reply) =>
    sendForm(parts, request, reply, { runId: request.params.id, reason: '', errors: [] }),
  );
  pages.post<ById>(redactionPath(':id'), forLead, async (request, reply) => {
    const { reason: typed, sicher } = formOf(request);
    const runId = request.params.id;
    const reason = typeof typed === 'string' ? typed.trim() : '';
    const errors = errorsOf(reason, sicher === '1');
    if (errors.length > 0) return sendForm(parts, request, reply, { runId, reason, errors });
    await redactRun(parts.database, writerOf(request), { runId, reason });
    return reply.redirect(withFlash(runPath(runId), 'run-redacted'), 303);
  });
}

const errorsOf = (reason: string, isSure: boolean): FieldError[] => [
  ...(reason.length < shortestReason
    ? [
        {
          fieldId: fieldId('reason'),
          message:
            'Der Grund fehlt. Schreiben Sie, wer die Löschung angeordnet hat und nach welcher Vorschrift.',
        },
      ]
    : []),
  ...(isSure
    ? []
    : [
        {
          fieldId: fieldId('sicher'),
          message: 'Bestätigen Sie, dass die Dateien endgültig gelöscht werden.',
        },
      ]),
];

async function sendForm(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: { readonly runId: string; readonly reason: string; readonly errors: readonly FieldError[] },
): Promise<FastifyReply> {
  const { runId, reason, errors } = asked;
  const run = await readingAs(parts, request, (tx) => findRun(tx, runId));
  const wanted = { runId, reason: 'Vorschau' };
  const goes = await wouldRedact(parts.database, { actor: actorOf(request) }, wanted);
  const title = titlesOf(parts.reports).of(run.reportId);
  const head = workspaceHead(request, {
    title: 'Dateien löschen',
    section: 'reports',
    crumbs: [reportsCrumb, { label: title, path: runPath(run.id) }],
  });
  if (errors.length > 0) reply.code(422);
  const page = <RedactionPage view={{ run, title, goes, reason, errors }} />;
  return sendPage(reply, await renderPage(parts.site, head, page));
}
