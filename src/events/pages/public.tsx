import type { FastifyReply, FastifyRequest } from 'fastify';
import { readingPageAt } from '../../history/index.js';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import type { Language } from '../../kernel/text.js';
import { readDay } from '../../kernel/written-day.js';
import { programmeCities } from '../../places/index.js';
import { open } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf, type SentForm } from '../../platform/http/form-body.js';
import { problemFrom } from '../../platform/http/problem-from-error.js';
import { limits } from '../../platform/http/rate-limits.js';
import { localPath, localRoutes, sendNetworkPage } from '../../web/index.js';
import { byLink, confirmByLink, giveUpByLink, registerGuest } from '../commands/registrations.js';
import { eventKinds } from '../event.js';
import { eventData } from '../event-data.js';
import { type GuestFaults, guestOfForm } from '../guest-form.js';
import { type EventsAsked, findEvent, pastEvents, registrationBehind, upcomingEvents } from '../queries.js';
import { ConfirmPage } from '../views/confirm-page.js';
import { GiveUpPage } from '../views/give-up-page.js';
import { EventPage, EventsPage } from '../views/public-pages.js';
import { confirmPath, eventsPath, givePath, eventMessages as words } from '../words.js';
import type { ByReference, PageParts } from './parts.js';

const config = { config: open, schema: { hide: true } };
const sending = { config: { ...open, rateLimit: limits.signIn }, schema: { hide: true } };
const registering = { config: { ...open, rateLimit: limits.registrations }, schema: { hide: true } };
type ByLink = { Params: { link: string } };

/** Events for everybody, in both languages, with the form to register and the link to give a seat up. */
export function publicEventPages(pages: App, parts: PageParts): void {
  for (const { language, pattern } of localRoutes(eventsPath))
    pages.get(pattern, config, async (request, reply) => {
      const asked = askedIn(request);
      const { sight, ...lists } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
        upcoming: await upcomingEvents(tx, asked, sight.past),
        past: await pastEvents(tx, asked, sight.past),
      }));
      const announced = {
        upcoming: lists.upcoming.filter(({ state }) => state !== 'draft'),
        past: lists.past.filter(({ state }) => state === 'announced'),
      };
      const shown = { language, title: words.title[language], path: eventsPath, sight };
      const isPast = sight.past !== null;
      const page = <EventsPage lists={announced} language={language} asked={asked} isPast={isPast} />;
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

/** What the address asks for; what it cannot mean counts as not asked. */
function askedIn({ query }: FastifyRequest): EventsAsked {
  const given = query as Readonly<Record<string, unknown>>;
  const dayIn = (name: string): Day | undefined => {
    const written = given[name];
    const day = typeof written === 'string' ? readDay(written) : null;
    return day?.kind === 'exact' ? day.day : undefined;
  };
  return {
    kind: eventKinds.find((kind) => kind === given.kind),
    city: programmeCities().find(({ ags }) => ags === given.city)?.ags,
    from: dayIn('from'),
    until: dayIn('until'),
  };
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
  const { sight, event } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
    event: await findEvent(tx, request.params.reference, sight.past),
  }));
  const { angemeldet } = request.query as { angemeldet?: unknown };
  const view = {
    event,
    language,
    data: eventData(event, `${parts.publicUrl()}${localPath(language, `${eventsPath}/${event.reference}`)}`),
    isPast: sight.past !== null,
    wasReceived: angemeldet !== undefined,
    typed,
    faults,
  };
  const crumbs = [{ label: words.title[language], path: eventsPath }];
  const shown = { language, title: event.title, path: `${eventsPath}/${event.reference}`, crumbs, sight };
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

/** A link in a mail only asks: programs that look at links before people do cancel and confirm nothing. */
function linkPages(pages: App, parts: PageParts): void {
  const { database, publicUrl } = parts;
  const kinds = [
    { path: givePath, title: 'Abmelden', Page: GiveUpPage, take: giveUpByLink },
    { path: confirmPath, title: 'Anmeldung bestätigen', Page: ConfirmPage, take: confirmByLink },
  ] as const;
  for (const { path, title, Page, take } of kinds) {
    pages.get<ByLink>(`${path}/:link`, config, async (request, reply) => {
      const { link } = request.params;
      const found = await byLink(database, (tx) => registrationBehind(tx, link));
      const page = <Page found={found} action={`${path}/${link}`} />;
      const crumbs = [{ label: words.title.de, path: eventsPath }];
      const shown = { language: 'de' as const, title, path: eventsPath, crumbs };
      return sendNetworkPage(parts.site, request, reply.header('cache-control', 'no-store'), shown, page);
    });
    pages.post<ByLink>(`${path}/:link`, sending, async (request, reply) => {
      const { link } = request.params;
      await take(database, link, publicUrl());
      return reply.redirect(`${path}/${link}`, 303);
    });
  }
}
