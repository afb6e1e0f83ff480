import { Button, DownloadList, Mark, NetworkTabs, Notice } from '../../web/index.js';
import type { HeldEvent, RegistrationStanding } from '../event.js';
import { cityEventsPath, standingMarks } from '../words.js';
import { EventFacts, seatWords } from './event-facts.js';
import { EventTable } from './event-table.js';

interface Own {
  readonly id: string;
  readonly standing: RegistrationStanding;
}

const pathOf = ({ reference }: HeldEvent): string => `${cityEventsPath}/${reference}`;

/** What is announced, with the own registrations, and what was held. */
export function CityEventsPage(props: {
  upcoming: readonly HeldEvent[];
  past: readonly HeldEvent[];
  /** Null in an earlier state. */
  own: ReadonlyMap<bigint, Own> | null;
}): JSX.Element {
  const { upcoming, past, own } = props;
  const lastLabel = own === null ? 'Plätze' : 'Ihre Anmeldung';
  const standingOf = (event: HeldEvent): JSX.Element => {
    const registration = own?.get(event.id);
    if (event.state === 'cancelled') return <Mark tone="error" word="abgesagt" />;
    return registration === undefined ? (
      <span safe>{event.isOver && own !== null ? 'nicht angemeldet' : seatWords(event, 'de')}</span>
    ) : (
      <Mark {...standingMarks[registration.standing]} />
    );
  };
  return (
    <div class="wrap main stack">
      <h1>Veranstaltungen</h1>
      <NetworkTabs current="events" desk="city" />
      <p class="lead">Was die Servicestelle für Ihre Stadt anbietet. Anmelden geht mit einem Klick.</p>
      <h2>Demnächst</h2>
      {upcoming.length === 0 ? (
        <p>Zurzeit ist nichts angekündigt.</p>
      ) : (
        <EventTable
          caption="Demnächst"
          events={upcoming}
          language="de"
          pathOf={pathOf}
          last={{ label: lastLabel, of: standingOf }}
        />
      )}
      {past.length > 0 && (
        <section>
          <h2>Bisher</h2>
          <EventTable
            caption="Bisher"
            events={past}
            language="de"
            pathOf={pathOf}
            last={{ label: lastLabel, of: standingOf }}
          />
        </section>
      )}
    </div>
  );
}

/** One event, with the one button that is of use now. */
export function CityEventPage(props: { event: HeldEvent; own: Own | null; isPast: boolean }): JSX.Element {
  const { event, own, isPast } = props;
  const { isOpen, hasBegun } = event;
  return (
    <div class="wrap main stack">
      <h1 safe>{event.title}</h1>
      {event.state === 'cancelled' && (
        <Notice tone="warn" title="abgesagt" text="Diese Veranstaltung findet nicht statt." />
      )}
      {own !== null && (
        <p>
          <Mark {...standingMarks[own.standing]} />
        </p>
      )}
      <EventFacts event={event} language="de" withAddress={own?.standing === 'registered'} />
      {event.description !== null && (
        <p class="verbatim" safe>
          {event.description}
        </p>
      )}
      {!isPast && <Action event={event} own={own} />}
      {own === null && !isPast && !isOpen && event.state === 'announced' && (
        <p class="muted">
          {hasBegun ? 'Diese Veranstaltung hat begonnen.' : 'Die Anmeldung ist geschlossen.'}
        </p>
      )}
      {!isPast && (
        <DownloadList
          downloads={[
            {
              label: 'In den Kalender',
              href: `/api/v1/events/${event.reference}/event.ics`,
              kind: 'data',
              meta: 'iCalendar (.ics)',
            },
          ]}
        />
      )}
    </div>
  );
}

function Action(props: { event: HeldEvent; own: Own | null }): JSX.Element {
  const { event, own } = props;
  if (own === null)
    return !event.isOpen ? (
      ''
    ) : (
      <form method="post" action={`${pathOf(event)}/anmelden`}>
        <p class="hint">
          Die Servicestelle sieht Ihren Namen und Ihre Stadt. Ihre Adresse braucht sie dafür nicht.
        </p>
        <Button label="Anmelden" kind="primary" />
      </form>
    );
  if (event.hasBegun) return '';
  return (
    <form method="post" action={`${pathOf(event)}/abmelden`}>
      <Button label={own.standing === 'waiting' ? 'Von der Warteliste nehmen' : 'Abmelden'} />
    </form>
  );
}
