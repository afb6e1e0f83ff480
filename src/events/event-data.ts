import type { EventState, HeldEvent } from './event.js';

const stateOf: Readonly<Record<EventState, string>> = {
  draft: 'EventScheduled',
  announced: 'EventScheduled',
  cancelled: 'EventCancelled',
};

/** An event in the vocabulary of schema.org, as search engines read it. `address` is that of its public page. */
export function eventData(event: HeldEvent, address: string): object {
  const { title, description, place, onlineAddress, startsAt, endsAt, seats, state } = event;
  const online = { '@type': 'VirtualLocation', url: address };
  const held = place === null ? null : { '@type': 'Place', name: place, address: place };
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': address,
    url: address,
    name: title,
    ...(description !== null && { description }),
    startDate: startsAt.toISOString(),
    endDate: endsAt.toISOString(),
    eventStatus: `https://schema.org/${stateOf[state]}`,
    eventAttendanceMode: `https://schema.org/${modeOf(event)}EventAttendanceMode`,
    location: held === null ? online : onlineAddress === null ? held : [held, online],
    ...(seats !== null && { maximumAttendeeCapacity: seats }),
    isAccessibleForFree: true,
    organizer: {
      '@type': 'Organization',
      name: 'Servicestelle Nachhaltige soziale Stadtentwicklung in Sachsen',
    },
  };
}

const modeOf = ({ place, onlineAddress }: HeldEvent): string =>
  place === null ? 'Online' : onlineAddress === null ? 'Offline' : 'Mixed';
