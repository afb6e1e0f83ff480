import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { readersOfAll } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { packagePath } from '../platform/files/package-root.js';
import { actorOf, only, open, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { limits } from '../platform/http/rate-limits.js';
import { fieldId, localRoutes, renderPage, type Site, workspaceHead } from '../web/index.js';
import { VerificationRoom } from './commands/verification-room.js';
import { sealMessages } from './messages.js';
import { newestSeal } from './queries.js';
import { sealOr404 } from './routes.js';
import { sealQuery } from './schemas.js';
import { trailLines } from './trail-lines.js';
import { type Printed, readPrinted } from './verify-trail.mjs';
import { CheckPage } from './views/check-page.js';
import { checkPath, sealPath, trailPath, verifierPath } from './views/parts.js';
import { SealPage } from './views/seal-page.js';

export interface SealPageParts {
  readonly database: Database;
  readonly site: Site;
  readonly publicUrl: () => string;
}

const forReaders = { config: only(...readersOfAll), schema: { hide: true } };

/** The seal for everybody, and the check of the trail for auditors and the service centre. */
export function sealPages(pages: App, parts: SealPageParts): void {
  publicPages(pages, parts);
  checkPages(pages, parts);
  pages.get(
    trailPath,
    { config: { ...only(...readersOfAll), rateLimit: limits.files }, schema: { hide: true } },
    (request, reply) =>
      reply
        .header('content-disposition', 'attachment; filename="protokoll.ndjson"')
        .type('application/x-ndjson; charset=utf-8')
        .send(Readable.from(trailLines(parts.database.bulk, actorOf(request), parts.publicUrl()))),
  );
}

function publicPages(pages: App, { database, site }: SealPageParts): void {
  for (const { language, pattern } of localRoutes(sealPath))
    pages.get(pattern, { config: open, schema: { hide: true } }, async (request, reply) => {
      const title = sealMessages.title[language];
      const head = {
        ...{ language, path: sealPath, title, section: null, person: request.actor },
        crumbs: [{ label: title, path: null }],
        registry: 'unread' as const,
      };
      const page = <SealPage seal={await newestSeal(database.orm)} language={language} />;
      if (request.actor !== null) reply.header('cache-control', 'no-store');
      return reply.type('text/html; charset=utf-8').send(await renderPage(site, head, page));
    });
  pages.get('/seal', { config: open, schema: { hide: true, querystring: sealQuery } }, (request) =>
    sealOr404(database, request.query.number),
  );
  const verifier = readFileSync(packagePath('src/seal/verify-trail.mjs'));
  pages.get(verifierPath, { config: open, schema: { hide: true } }, (_request, reply) =>
    reply
      .header('content-disposition', 'attachment; filename="verify-trail.mjs"')
      .type('text/javascript; charset=utf-8')
      .send(verifier),
  );
}

/** A small registry is checked before the answer; of a large one the page says how far it is. */
const waitMs = 3_000;
const field = 'siegel';
const longestForm = 4_000;

function checkPages(pages: App, { database, site }: SealPageParts): void {
  const room = new VerificationRoom(database);
  const draw = async (request: FastifyRequest, typed: string, wrong: string | null): Promise<string> => {
    const view = {
      ...{
        standing: wrong === null ? await readingAs({ database }, request, (tx) => room.standing(tx)) : null,
      },
      ...{ newest: await newestSeal(database.orm), typed },
      error: wrong === null ? null : { fieldId: fieldId(field), message: wrong },
      readsAll: actorOf(request).role === 'auditor',
    };
    const head = workspaceHead(request, { title: 'Siegel', section: 'seal' });
    return renderPage(site, head, <CheckPage view={view} />);
  };
  pages.get(checkPath, forReaders, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(await draw(request, '', null)),
  );
  pages.post(checkPath, forReaders, async (request, reply) => {
    const typed = (formOf(request)[field] ?? '').slice(0, longestForm);
    const { printed, wrong } = printedIn(typed);
    if (wrong !== null)
      return reply
        .code(422)
        .type('text/html; charset=utf-8')
        .send(await draw(request, typed, wrong));
    await Promise.race([room.check(printed, actorOf(request).id), pause(waitMs)]);
    return reply.redirect(checkPath, 303);
  });
}

/** One seal per line; empty lines count for nothing. */
function printedIn(typed: string): { printed: readonly Printed[]; wrong: string | null } {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => readPrinted(line.replace(/^\s*(?:Siegel|Seal)\s+/i, '')));
  const at = read.indexOf(null);
  if (at < 0) return { printed: read.filter((seal) => seal !== null), wrong: null };
  return {
    printed: [],
    wrong: `Zeile ${at + 1} ist kein Siegel: Geben Sie die Nummer und mindestens 16 Ziffern an, wie sie auf dem Bericht stehen.`,
  };
}
