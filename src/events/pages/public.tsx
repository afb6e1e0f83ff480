import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import type { Language } from '../../kernel/text.js';
import { open, readingAsWhoever } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf, type SentForm } from '../../platform/http/form-body.js';
import { problemFrom } from '../../platform/http/problem-from-error.js';
import { limits } from '../../platform/http/rate-limits.js';
import { localPath, localRoutes, sendNetworkPage } from '../../web/index.js';
import { byLink, giveUpByLink, registerGuest } from '../commands/registrations.js';
import { type GuestFaults, guestOfForm } from '../guest-form.js';
import { findEvent, pastEvents, registrationBehind, upcomingEvents } from '../queries.js';
import { GiveUpPage } from '../views/give-up-page.js';
import { EventPage, EventsPage } from '../views/public-pages.js';
import { eventsPath, eventMessages as words } from '../words.js';
import type { ByReference, PageParts } from './parts.js';

const config = { config: open, schema: { hide: true } };
const sending = { config: { ...open, rateLimit: limits.signIn }, schema: { hide: true } };
const registering = { config: { ...open, rateLimit: limits.registrations }, schema: { hide: true } };
type ByLink = { Params: { link: string } };

/** Events for everybody, in both languages, with the form to register and the link to give a seat up. */
export function publicEventPages(pages: App, parts: PageParts): void {
  for (const { language, pattern } of localRoutes(eventsPath))
    pages.get(pattern, config, async (request, reply) => {
      const lists = await readingAsWhoever(parts, request, async (tx) => ({
        upcoming: await upcomingEvents(tx),
        past: await pastEvents(tx),
      }));
      const announced = {
        upcoming: lists.upcoming.filter(({ state }) => state !== 'draft'),
        past: lists.past.filter(({ state }) => state === 'announced'),
      };
      const shown = { language, title: words.title[language], path: eventsPath };
      const page = <EventsPage lists={announced} language={language} />;
      return sendNetworkPage(parts.site, request, reply, shown, page);
    });
  for (const { language, pattern } of localRoutes(`${eventsPath}/:reference`)) {
    pages.get<ByReference>(pattern, config, (request, reply) => sendOne(parts, request, reply, language));
    pages.post<ByReference>(pattern, registering, (request, reply) =>
      takeRegistration(parts, request, reply, language),
    );
  }
  linkPages(pages, parts);
}

/** What was typed into the form of one event, and what stopped it. */
interface Typed {
  readonly typed: SentForm;
  readonly faults: GuestFaults;
}

async function sendOne(
  parts: PageParts,
  request: FastifyRequest<ByReference>,
  reply: FastifyReply,
  language: Language,
  { typed, faults }: Typed = { typed: {}, faults: {} },
): Promise<FastifyReply> {
  const event = await readingAsWhoever(parts, request, (tx) => findEvent(tx, request.params.reference));
  const { angemeldet } = request.query as { angemeldet?: unknown };
  const view = {
    event,
    language,
    wasReceived: angemeldet !== undefined,
    typed,
    faults,
  };
  const crumbs = [{ label: words.title[language], path: eventsPath }];
  const shown = { language, title: event.title, path: `${eventsPath}/${event.reference}`, crumbs };
  return sendNetworkPage(parts.site, request, reply, shown, <EventPage view={view} />);
}

/** The answer is the same whether or not somebody is registered already; how many seats are free, the page says to everybody. */
async function takeRegistration(
  parts: PageParts,
  request: FastifyRequest<ByReference>,
  reply: FastifyReply,
  language: Language,
): Promise<FastifyReply> {
  const { reference } = request.params;
  // For the public whoever sends it: those who are signed in register in their workspace.
  const { audience } = await parts.database.orm.transaction((tx) => findEvent(tx, reference));
  if (audience !== 'public') throw new Problem('not_found');
  const typed = formOf(request);
  const read = guestOfForm(typed, { language, withConsent: true });
  if ('faults' in read) {
    reply.code(422);
    return sendOne(parts, request, reply, language, { typed, faults: read.faults });
  }
  try {
    await registerGuest(parts.database, reference, read.guest, parts.publicUrl());
  } catch (error) {
    // It has just closed; the page says so itself.
    if (problemFrom(error).code !== 'state_conflict') throw error;
    reply.code(409);
    return sendOne(parts, request, reply, language);
  }
  return reply.redirect(localPath(language, `${eventsPath}/${reference}?angemeldet=1`), 303);
}

/** A link in a mail only asks: programs that look at links before people do cancel nothing. */
function linkPages(pages: App, parts: PageParts): void {
  const pattern = `${eventsPath}/abmelden/:link`;
  const { database, publicUrl } = parts;
  pages.get<ByLink>(pattern, config, async (request, reply) => {
    const { link } = request.params;
    const found = await byLink(database, (tx) => registrationBehind(tx, link));
    const action = `${eventsPath}/abmelden/${link}`;
    const page = <GiveUpPage found={found} action={action} />;
    const crumbs = [{ label: words.title.de, path: eventsPath }];
    const shown = { language: 'de' as const, title: 'Abmelden', path: eventsPath, crumbs };
    return sendNetworkPage(parts.site, request, reply.header('cache-control', 'no-store'), shown, page);
  });
  pages.post<ByLink>(pattern, sending, async (request, reply) => {
    const { link } = request.params;
    await giveUpByLink(database, link, publicUrl());
    return reply.redirect(`${eventsPath}/abmelden/${link}`, 303);
  });
}
