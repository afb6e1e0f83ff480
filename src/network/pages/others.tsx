import type { FastifyReply, FastifyRequest } from 'fastify';
import { cityRoles } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { only, open, readingAs, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf } from '../../platform/http/form-body.js';
import { limits } from '../../platform/http/rate-limits.js';
import { sendNetworkPage } from '../../web/index.js';
import { type Deletion, deleteDuePeople } from '../commands/delete-people.js';
import { endInvitations, invitationsBehind } from '../commands/people.js';
import { readDeletions, readDirectory, readPeople } from '../queries.js';
import { CityNetworkPage } from '../views/city-page.js';
import { DuePage } from '../views/due-page.js';
import { UnsubscribePage } from '../views/unsubscribe-page.js';
import { cityNetworkPath, staffNetworkPath, unsubscribePath } from '../words.js';
import { done, mayWrite, type PageParts, reading, send, writing } from './parts.js';

/** Everybody who is due stands on one page. */
const most = 1_000;

/** What is due, with the run that deletes. */
export function duePages(pages: App, parts: PageParts): void {
  const path = `${staffNetworkPath}/faellig`;
  pages.get(path, reading, (request, reply) => sendDue(parts, request, reply, null));
  pages.post(path, writing, async (request, reply) => {
    const dryRun = formOf(request).tun !== 'loeschen';
    const deletions = await deleteDuePeople(parts.database, writerOf(request), { dryRun });
    return dryRun ? sendDue(parts, request, reply, deletions) : done(reply, path, 'network-deleted');
  });
}

async function sendDue(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  dryRun: readonly Deletion[] | null,
): Promise<FastifyReply> {
  const view = await readingAs(parts, request, async (tx) => ({
    people: await readPeople(tx, { dueSoon: true }, most),
    log: await readDeletions(tx),
  }));
  const page = <DuePage view={{ ...view, dryRun, mayWrite: mayWrite(request) }} />;
  return send(parts, request, reply, 'Fällige Löschungen', page, [
    { label: 'Personen im Netzwerk', path: staffNetworkPath },
  ]);
}

/** Whom the people of a city can ask. */
export function cityNetworkPages(pages: App, parts: PageParts): void {
  const options = { config: only(...cityRoles), schema: { hide: true } };
  pages.get(cityNetworkPath, options, async (request, reply) => {
    const { q } = request.query as { q?: unknown };
    const asked = typeof q === 'string' ? q.trim().slice(0, 200) : '';
    const entries = await readingAs(parts, request, (tx) => readDirectory(tx, asked));
    const page = <CityNetworkPage entries={entries} q={asked} />;
    return send(parts, request, reply, 'Netzwerk', page);
  });
}

type ByLink = { Params: { link: string } };

/** A link in a mail only asks: programs that look at links before people do end nothing. */
export function unsubscribePages(pages: App, parts: PageParts): void {
  const pattern = `${unsubscribePath}/:link`;
  pages.get<ByLink>(pattern, { config: open, schema: { hide: true } }, async (request, reply) => {
    const { link } = request.params;
    const isWanted = await invitationsBehind(parts.database, link);
    if (isWanted === null) throw new Problem('not_found');
    const page = <UnsubscribePage isWanted={isWanted} action={`${unsubscribePath}/${link}`} />;
    const shown = { language: 'de' as const, title: 'Einladungen', path: '/veranstaltungen' };
    return sendNetworkPage(parts.site, request, reply.header('cache-control', 'no-store'), shown, page);
  });
  const sending = { config: { ...open, rateLimit: limits.signIn }, schema: { hide: true } };
  pages.post<ByLink>(pattern, sending, async (request, reply) => {
    const { link } = request.params;
    if ((await invitationsBehind(parts.database, link)) === null) throw new Problem('not_found');
    await endInvitations(parts.database, link);
    return reply.redirect(`${unsubscribePath}/${link}`, 303);
  });
}
