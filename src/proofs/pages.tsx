import type { FastifyReply, FastifyRequest } from 'fastify';
import { cityRoles, type Role, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { actingAs } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf, type SentForm } from '../platform/http/form-body.js';
import { type FieldError, renderPage, type Site, withFlash, workspaceHead } from '../web/index.js';
import { deadlinePages } from './pages/deadline-pages.js';
import { formActions, noticeAction } from './pages/form-actions.js';
import { preparedReport, readProofView } from './pages/read-proof-view.js';
import { readProofsView } from './pages/read-proofs-view.js';
import type { ProofKey } from './proof.js';
import { ProofPage } from './views/proof-page.js';
import { ProofsPage } from './views/proofs-page.js';
import { ReportPage } from './views/report-page.js';
import { proofPath, proofTitle } from './words.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

/** The same pages stand in both workspaces: a city sees its own, the service centre and auditors all. */
interface Area {
  readonly path: string;
  readonly section: 'ownProofs' | 'proofs';
  readonly readers: readonly Role[];
  readonly writers: readonly Role[];
}

const areas: readonly Area[] = [
  { path: '/arbeitsbereich', section: 'ownProofs', readers: cityRoles, writers: cityRoles },
  { path: '/servicestelle', section: 'proofs', readers: readersOfAll, writers: serviceCentreRoles },
];

/** Proofs of use, their reports, and notices to the SAB. */
export function proofPages(pages: App, parts: PageParts): void {
  deadlinePages(pages, parts);
  for (const area of areas) {
    listPages(pages, parts, area);
    proofPage(pages, parts, area);
    reportPages(pages, parts, area);
  }
}

const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(html);
const mayWrite = (request: FastifyRequest, area: Area): boolean =>
  area.writers.some((role) => role === request.actor?.role);

function listPages(pages: App, parts: PageParts, area: Area): void {
  const path = `${area.path}/nachweise`;
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    typed: SentForm,
    errors: readonly FieldError[],
  ) => {
    const writer = writerOf(request);
    const { stand } = request.query as { stand?: unknown };
    const forms = { action: mayWrite(request, area) ? path : null, typed, errors };
    const view = await actingAs(parts.database.orm, writer.actor, writer, (tx) =>
      readProofsView(tx, { area: area.path, city: writer.actor.city, stand, ...forms }),
    );
    const head = workspaceHead(request, { title: 'Nachweise', section: area.section });
    if (errors.length > 0) reply.code(422);
    return sendPage(reply, await renderPage(parts.site, head, <ProofsPage view={view} />));
  };
  pages.get(path, { config: only(...area.readers), schema: { hide: true } }, (request, reply) =>
    send(request, reply, {}, []),
  );
  pages.post(path, { config: only(...area.writers), schema: { hide: true } }, async (request, reply) => {
    const errors = await noticeAction(parts.database, writerOf(request), formOf(request));
    if (errors.length > 0) return send(request, reply, formOf(request), errors);
    return reply.redirect(withFlash(`${path}#anzeigen`, 'notice-recorded'), 303);
  });
}

/** The proof an address names. @throws Problem `not_found` for what names none */
function keyOf(request: FastifyRequest): ProofKey {
  const { reference, proof } = request.params as { reference: string; proof: string };
  if (proof === 'verwendungsnachweis') return { reference, kind: 'final', year: null };
  const year = /^zwischennachweis-(20\d\d)$/.exec(proof)?.[1];
  if (year === undefined) throw new Problem('not_found');
  return { reference, kind: 'interim', year: Number(year) };
}

function proofPage(pages: App, parts: PageParts, area: Area): void {
  const path = `${area.path}/nachweise/:reference/:proof`;
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    typed: SentForm,
    errors: readonly FieldError[],
  ) => {
    const { proof, report } = await readProofView(parts.database, writerOf(request), keyOf(request));
    const head = workspaceHead(request, {
      title: proofTitle(proof),
      section: area.section,
      crumbs: [{ label: 'Nachweise', path: `${area.path}/nachweise` }],
    });
    const view = { area: area.path, proof, report, mayWrite: mayWrite(request, area), typed, errors };
    if (errors.length > 0) reply.code(422);
    return sendPage(reply, await renderPage(parts.site, head, <ProofPage view={view} />));
  };
  pages.get(path, { config: only(...area.readers), schema: { hide: true } }, (request, reply) =>
    send(request, reply, {}, []),
  );
  pages.post(path, { config: only(...area.writers), schema: { hide: true } }, async (request, reply) => {
    const [writer, key, form] = [writerOf(request), keyOf(request), formOf(request)];
    await readProofView(parts.database, writer, key);
    const action = formActions[form.was ?? ''];
    if (action === undefined) throw new Problem('malformed');
    const errors = await action(parts.database, writer, key, form);
    if (errors.length > 0) return send(request, reply, form, errors);
    return reply.redirect(withFlash(`${area.path}${proofPath(key)}`, 'saved'), 303);
  });
}

function reportPages(pages: App, { database, site }: PageParts, area: Area): void {
  const path = `${area.path}/nachweise/:reference/:proof`;
  const config = only(...area.readers);
  pages.get(`${path}/sachbericht`, { config, schema: { hide: true } }, async (request, reply) => {
    const { proof, report } = await readProofView(database, writerOf(request), keyOf(request));
    const head = workspaceHead(request, {
      title: 'Sachbericht',
      section: area.section,
      crumbs: [
        { label: 'Nachweise', path: `${area.path}/nachweise` },
        { label: proofTitle(proof), path: `${area.path}${proofPath(proof)}` },
      ],
    });
    return sendPage(reply, await renderPage(site, head, <ReportPage proof={proof} report={report} />));
  });
  pages.get(`${path}/sachbericht.txt`, { config, schema: { hide: true } }, async (request, reply) => {
    const key = keyOf(request);
    const report = await preparedReport(database, writerOf(request), key);
    const name = `sachbericht-${key.reference}-${key.kind === 'final' ? 'verwendungsnachweis' : key.year}.txt`;
    return reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
      .send(report);
  });
}
