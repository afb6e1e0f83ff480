import { Button, Mark, NetworkTabs } from '../../web/index.js';
import type { HeldEvent } from '../event.js';
import { markOf, staffEventsPath } from '../words.js';
import { EventTable } from './event-table.js';

/** All events of the service centre, drafts among them. */
export function StaffEventsPage(props: {
  lists: { readonly upcoming: readonly HeldEvent[]; readonly past: readonly HeldEvent[] };
  mayWrite: boolean;
}): JSX.Element {
  const { upcoming, past } = props.lists;
  const pathOf = ({ reference }: HeldEvent) => `${staffEventsPath}/${reference}`;
  return (
    <div class="wrap main stack">
      <h1>Veranstaltungen</h1>
      <NetworkTabs current="events" desk="serviceCentre" />
      {props.mayWrite && (
        <p>
          <Button label="Veranstaltung anlegen" kind="primary" href={`${staffEventsPath}/neu`} />
        </p>
      )}
      <h2>Demnächst</h2>
      {upcoming.length === 0 ? (
        <p>Nichts geplant.</p>
      ) : (
        <EventTable
          caption="Demnächst"
          events={upcoming}
          language="de"
          pathOf={pathOf}
          last={{ label: 'Stand', of: Standing }}
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
            last={{ label: 'Stand', of: Standing }}
          />
        </section>
      )}
    </div>
  );
}

function Standing(event: HeldEvent): JSX.Element {
  return (
    <span>
      <Mark {...markOf(event)} />
      <span class="sub" safe>
        {countWords(event)}
      </span>
    </span>
  );
}

/** How many are registered, wait and came, as far as it is known. */
export function countWords({
  registered,
  reserved,
  seats,
  waiting,
  attended,
  furtherAttendees,
}: HeldEvent): string {
  const came =
    attended === null && furtherAttendees === null ? null : (attended ?? 0) + (furtherAttendees ?? 0);
  return [
    seats === null ? `${registered} angemeldet` : `${registered} von ${seats} angemeldet`,
    ...(reserved > 0 ? [`${reserved} noch nicht bestätigt`] : []),
    ...(waiting > 0 ? [`${waiting} warten`] : []),
    ...(came === null ? [] : [`${came} gekommen`]),
  ].join(', ');
}
