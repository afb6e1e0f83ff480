import { Button } from '../../web/index.js';
import type { LinkedRegistration } from '../queries.js';
import { EventFacts } from './event-facts.js';

/** Behind the link of a mail: asks before a seat is given up, and says so afterwards. */
export function GiveUpPage(props: { found: LinkedRegistration; action: string }): JSX.Element {
  const { event, standing } = props.found;
  return (
    <div class="wrap main stack">
      <h1>Abmelden</h1>
      <p class="lead" safe>
        {event.title}
      </p>
      <EventFacts event={event} language="de" />
      {standing === 'cancelled' ? (
        <p>Sie sind abgemeldet. Ihre Angaben sind gelöscht.</p>
      ) : !event.hasBegun ? (
        <form method="post" action={props.action}>
          <p>Geben Sie Ihren Platz frei? Ihre Angaben werden dann gelöscht.</p>
          <p class="btns">
            <Button label="Abmelden" kind="primary" />
          </p>
        </form>
      ) : (
        <p>Die Veranstaltung hat begonnen. Abmelden ist nicht mehr möglich.</p>
      )}
    </div>
  );
}
