import { readingPageAt } from '../../history/index.js';
import { Problem } from '../../kernel/problem.js';
import { actorOf, readingAs, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { giveUp, register } from '../commands/registrations.js';
import { findEvent, ownRegistrations, pastEvents, upcomingEvents } from '../queries.js';
import { CityEventPage, CityEventsPage } from '../views/city-pages.js';
import { cityEventsPath as path } from '../words.js';
import { type ByReference, done, ofCities, type PageParts, sendPage } from './parts.js';

const pattern = `${path}/:reference`;

/** Events as the people of a city see them: register and cancel with one press. */
export function cityEventPages(pages: App, parts: PageParts): void {
  const { database } = parts;
  pages.get(path, ofCities, async (request, reply) => {
    const { personId } = actorOf(request);
    const { sight, ...view } = await readingPageAt(parts, request, reply, async (tx, sight) => ({
      upcoming: await upcomingEvents(tx, {}, sight.past),
      past: await pastEvents(tx, {}, sight.past),
      // Who was registered is told of the present alone.
      own: sight.past === null ? await ownRegistrations(tx, personId) : null,
    }));
    return sendPage(parts, request, reply, 'Veranstaltungen', <CityEventsPage {...view} />, [], sight);
  });
  pages.get<ByReference>(pattern, ofCities, async (request, reply) => {
    const { personId } = actorOf(request);
    const { sight, event, own } = await readingPageAt(parts, request, reply, async (tx, sight) => {
      const event = await findEvent(tx, request.params.reference, sight.past);
      const own = sight.past === null ? await ownRegistrations(tx, personId) : null;
      return { event, own: own?.get(event.id) ?? null };
    });
    const page = <CityEventPage event={event} own={own} isPast={sight.past !== null} />;
    return sendPage(parts, request, reply, event.title, page, [{ label: 'Veranstaltungen', path }], sight);
  });
  pages.post<ByReference>(`${pattern}/anmelden`, ofCities, async (request, reply) => {
    const { reference } = request.params;
    const { standing } = await register(database, writerOf(request), reference);
    const flash = standing === 'waiting' ? 'event-waiting' : 'event-registered';
    return done(reply, `${path}/${reference}`, flash);
  });
  pages.post<ByReference>(`${pattern}/abmelden`, ofCities, async (request, reply) => {
    const { reference } = request.params;
    const { personId } = actorOf(request);
    const own = await readingAs(parts, request, async (tx) => {
      const event = await findEvent(tx, reference);
      return (await ownRegistrations(tx, personId)).get(event.id);
    });
    if (own === undefined) throw new Problem('state_conflict');
    await giveUp(database, writerOf(request), reference, own.id);
    return done(reply, `${path}/${reference}`, 'event-given-up');
  });
}
