import { Button } from '../../web/index.js';
import type { LinkedRegistration } from '../queries.js';
import { eventsPath } from '../words.js';
import { EventFacts } from './event-facts.js';

/** Behind the link of the first mail to a guest: asks for the confirmation, and says so afterwards. */
export function ConfirmPage(props: { found: LinkedRegistration; action: string }): JSX.Element {
  const { event } = props.found;
  return (
    <div class="wrap main stack">
      <h1>Anmeldung bestätigen</h1>
      <p class="lead" safe>
        {event.title}
      </p>
      <EventFacts event={event} language="de" />
      <Answer {...props} />
    </div>
  );
}

function Answer({ found, action }: { found: LinkedRegistration; action: string }): JSX.Element {
  const { event, standing, isConfirmed, awaitsConfirmation } = found;
  if (event.state === 'cancelled') return <p>Die Veranstaltung ist abgesagt.</p>;
  if (standing !== 'cancelled' && isConfirmed) {
    if (event.hasBegun) return <p>Sie waren angemeldet; die Veranstaltung hat begonnen.</p>;
    return (
      <p>
        {standing === 'registered'
          ? 'Sie sind angemeldet. Eine Mail mit allen Angaben ist unterwegs.'
          : 'Ihre Anmeldung gilt. Alle Plätze sind vergeben; Sie stehen auf der Warteliste und bekommen eine Mail, sobald einer frei wird.'}
      </p>
    );
  }
  if (standing !== 'cancelled' && awaitsConfirmation && event.state === 'announced')
    return (
      <form method="post" action={action}>
        <p>Waren Sie das, und möchten Sie kommen?</p>
        <p class="btns">
          <Button label="Anmeldung bestätigen" kind="primary" />
        </p>
      </form>
    );
  return (
    <p>
      Diese Anmeldung gilt nicht mehr: Die Zeit zum Bestätigen ist vorbei, oder sie wurde zurückgenommen. Ihre
      Angaben sind gelöscht. <a href={`${eventsPath}/${event.reference}`}>Zur Veranstaltung</a>
    </p>
  );
}
