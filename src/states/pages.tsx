import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import { type AsOf, readAsOf, writtenAsOf } from '../kernel/as-of.js';
import { formatCount } from '../kernel/format.js';
import { Problem } from '../kernel/problem.js';
import type { Language } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import {
  inState,
  localPath,
  localRoutes,
  type PageHead,
  registryStateOf,
  renderPage,
  type Site,
  statesPath,
  switchPath,
  withoutState,
} from '../web/index.js';
import { statesMessages as words } from './messages.js';
import { listRevisions } from './queries/revisions.js';
import { type AskedComparison, comparisonPath, comparisonQuery, parseComparison } from './question.js';
import { readChangedProjects, readComparison, statesOf } from './read-comparison.js';
import { ComparisonPage } from './views/comparison-page.js';
import { RevisionsPage } from './views/revisions-page.js';
import { SwitchPage } from './views/switch-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

type Query = Readonly<Record<string, unknown>>;
const hidden = { config: open, schema: { hide: true } };
const rowsPerPage = 50;

/** States of the registry in both languages: all of them, the way to any of them, and what changed between two. */
export function statePages(pages: App, parts: PageParts): void {
  for (const { language, pattern } of localRoutes(statesPath)) revisionsPage(pages, parts, language, pattern);
  for (const { language, pattern } of localRoutes(switchPath)) switchRoute(pages, parts, language, pattern);
  for (const { language, pattern } of localRoutes(comparisonPath))
    comparison(pages, parts, language, pattern);
}

function headOf(request: FastifyRequest, language: Language, title: string, path: string): PageHead {
  return {
    ...{ language, path, title, section: null, person: request.actor },
    crumbs: [
      ...(path === statesPath ? [] : [{ label: words.states[language], path: statesPath }]),
      { label: title, path: null },
    ],
    registry: 'unread',
  };
}

const send = (request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply => {
  if (request.actor !== null) reply.header('cache-control', 'no-store');
  return reply.type('text/html; charset=utf-8').send(html);
};

function revisionsPage(pages: App, { database, site }: PageParts, language: Language, pattern: string): void {
  pages.get(pattern, hidden, async (request, reply) => {
    const { vor } = request.query as Query;
    const before = typeof vor === 'string' && /^[1-9]\d{0,8}$/.test(vor) ? Number(vor) : null;
    const found = await listRevisions(database.orm, before, rowsPerPage + 1);
    const revisions = found.slice(0, rowsPerPage);
    const path = localPath(language, statesPath);
    const view = {
      revisions,
      beginningHref: before === null ? null : path,
      nextHref: found.length > rowsPerPage ? `${path}?vor=${revisions.at(-1)?.revision}` : null,
    };
    const head = headOf(request, language, words.states[language], statesPath);
    return send(
      request,
      reply,
      await renderPage(site, head, <RevisionsPage view={view} language={language} />),
    );
  });
}

/** From the form of the switch back to its page in the state that was typed; nothing typed is the present. */
function switchRoute(pages: App, { database, site }: PageParts, language: Language, pattern: string): void {
  pages.get(pattern, hidden, async (request, reply) => {
    const { zu, asOf: given } = request.query as Query;
    const typed = typeof given === 'string' ? given.trim().slice(0, 20) : '';
    const to = withoutState(pageWithin(zu));
    const asOf = typed === '' ? null : readAsOf(typed);
    const fault = typed === '' ? null : await faultOf(database, asOf, typed, language);
    if (fault === null)
      return reply.redirect(localPath(language, inState(to, asOf && writtenAsOf(asOf))), 303);
    reply.code(400);
    const head = headOf(request, language, words.switchTitle[language], switchPath);
    const page = <SwitchPage typed={typed} to={to} fault={fault} language={language} />;
    return send(request, reply, await renderPage(site, head, page));
  });
}

/** Only pages of this service: anything else would lead astray whoever trusts its address. */
function pageWithin(address: unknown): string {
  if (typeof address !== 'string' || !/^\/(?![/\\])/.test(address)) return '/';
  const home = 'http://service.invalid';
  if (!URL.canParse(address, home)) return '/';
  const { origin, pathname, search } = new URL(address, home);
  return origin === home ? `${pathname}${search}` : '/';
}

async function faultOf(
  { orm }: Database,
  asOf: AsOf | null,
  typed: string,
  language: Language,
): Promise<string | null> {
  if (asOf === null) return words.notAState[language];
  const found = await existing(orm, asOf);
  if (found !== null) return null;
  const { revision } = await viewpointAt(orm);
  return words.noSuchState(typed, formatCount(revision, language))[language];
}

/** Null for a revision there is not. */
const existing = (orm: Database['orm'], asOf: AsOf): Promise<Viewpoint | null> =>
  viewpointAt(orm, asOf).catch((error) => {
    if (error instanceof Problem && error.code === 'not_found') return null;
    throw error;
  });

function comparison(pages: App, { database, site }: PageParts, language: Language, pattern: string): void {
  pages.get(pattern, hidden, async (request, reply) => {
    const asked = await withExisting(database, parseComparison(request.query as Query, language));
    const isFaulty = Object.keys(asked.faults).length > 0;
    const [from, to] = isFaulty ? [] : [asked.from, asked.to];
    const states = await statesOf(database.orm, from, to);
    const { filter } = asked.list;
    const question = { filter, measure: asked.measure, dimension: asked.dimension };
    const found = isFaulty
      ? null
      : await database.searches.read(visitorOf(request, reply), async (db) => {
          const page = await readChangedProjects(db, states, question, {
            from: asked.start,
            limit: rowsPerPage,
          });
          return {
            comparison: await readComparison(db, states, question),
            projects: page.items,
            hasMore: page.hasMore,
          };
        });
    setRegistryRevision(reply, states.now.revision);
    if (isFaulty) reply.code(400);
    const head = {
      ...headOf(request, language, words.title[language], `${comparisonPath}?${comparisonQuery(asked)}`),
      registry: registryStateOf(states.now),
    };
    const page = <ComparisonPage view={{ asked, states, found }} language={language} />;
    return send(request, reply, await renderPage(site, head, page));
  });
}

/** A revision there is not is a fault of its field. */
async function withExisting({ orm }: Database, asked: AskedComparison): Promise<AskedComparison> {
  const faults = { ...asked.faults };
  for (const name of ['from', 'to'] as const) {
    const state = asked[name];
    if (state === undefined || (await existing(orm, state)) !== null) continue;
    const newest = String((await viewpointAt(orm)).revision);
    faults[name] = words.noSuchState(asked.typed[name], newest);
  }
  return { ...asked, faults };
}
