import { formatDay } from '../../kernel/format.js';
import type { SentForm } from '../../platform/http/form-body.js';
import { Button, ErrorSummary, Fact, FactsList, FactText, fieldId, Mark, Notice } from '../../web/index.js';
import type { HeldEvent } from '../event.js';
import type { GuestFaults } from '../guest-form.js';
import type { Registration } from '../queries.js';
import { markOf, staffEventsPath } from '../words.js';
import { EventFacts } from './event-facts.js';
import { type EventFaults, EventFields, eventErrors } from './event-form-page.js';
import { Registrations } from './registrations.js';
import { countWords } from './staff-events-page.js';

/** What was typed into one of the forms of the page. */
export interface StaffEventState {
  readonly values?: SentForm;
  readonly faults?: EventFaults;
  /** True when somebody else changed the event meanwhile. */
  readonly isStale?: boolean;
  readonly guest?: { readonly typed: SentForm; readonly faults: GuestFaults };
  readonly attendance?: { readonly values: SentForm; readonly faults: EventFaults };
}

export interface StaffEventView {
  readonly event: HeldEvent;
  readonly registrations: readonly Registration[];
  readonly values: SentForm;
  readonly state: StaffEventState;
  /** True in an earlier state, which shows numbers and nobody. */
  readonly isPast: boolean;
  readonly mayWrite: boolean;
}

/** One event as the service centre works with it. */
export function StaffEventPage(props: { view: StaffEventView }): JSX.Element {
  const { event, state, isPast, mayWrite } = props.view;
  const errors = [
    ...eventErrors(state.faults ?? {}),
    ...eventErrors(state.guest?.faults ?? {}),
    ...eventErrors(state.attendance?.faults ?? {}),
    ...(state.isStale === true
      ? [
          {
            fieldId: fieldId('title'),
            message:
              'Jemand hat die Veranstaltung inzwischen geändert. Ihr Text steht noch da; oben steht, was jetzt gilt. Speichern Sie noch einmal, wenn Ihr Text gelten soll.',
          },
        ]
      : []),
  ];
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={errors} language="de" />
      <h1 safe>{event.title}</h1>
      <p>
        <Mark {...markOf(event)} />
      </p>
      <EventFacts event={event} language="de" withAddress />
      <Kept event={event} />
      {event.description !== null && (
        <p class="verbatim" safe>
          {event.description}
        </p>
      )}
      {mayWrite && <Steps event={event} />}
      {event.state !== 'draft' && !isPast && <Registrations view={props.view} />}
      {isPast && <p class="muted">Wer angemeldet war, zeigt kein früherer Stand, nur wie viele.</p>}
      {mayWrite && (
        <details class="fold" open={state.values !== undefined || state.faults !== undefined}>
          <summary>Angaben ändern</summary>
          <EventFields
            values={state.values ?? props.view.values}
            faults={state.faults ?? {}}
            version={event.version}
            action={`${staffEventsPath}/${event.reference}`}
            label="Angaben speichern"
          />
        </details>
      )}
    </div>
  );
}

/** What only the service centre needs to know. */
function Kept({ event }: { event: HeldEvent }): JSX.Element {
  return (
    <FactsList>
      <Fact label="Kennung">
        <FactText text={event.reference} />
      </Fact>
      <Fact label="Anmeldungen">
        <FactText text={countWords(event)} />
      </Fact>
      <Fact label="Erinnerung">
        <FactText
          text={
            event.remindBefore === null
              ? 'keine'
              : event.remindBefore === 1
                ? '1 Tag vorher'
                : `${event.remindBefore} Tage vorher`
          }
        />
      </Fact>
      <Fact label="Namen bis">
        <FactText text={formatDay(event.deleteAfter, 'de')} />
      </Fact>
    </FactsList>
  );
}

function Steps({ event }: { event: HeldEvent }): JSX.Element {
  const address = `${staffEventsPath}/${event.reference}`;
  if (event.state === 'draft')
    return (
      <div class="btns">
        <form method="post" action={`${address}/ankuendigen`}>
          <Button label="Ankündigen" kind="primary" />
        </form>
        <form method="post" action={`${address}/entfernen`}>
          <Button label="Entfernen" kind="tertiary" />
        </form>
      </div>
    );
  if (event.state === 'cancelled' || event.isOver) return '';
  return (
    <>
      {event.audience === 'public' && event.isOpen && (
        <p>
          <Button label="Aus dem Netzwerk einladen" href={`${address}/einladen`} />
        </p>
      )}
      <details class="fold">
        <summary>Veranstaltung absagen</summary>
        <Notice
          tone="warn"
          title="Alle Angemeldeten bekommen eine Mail."
          text="Eine Absage lässt sich nicht zurücknehmen."
        />
        <form method="post" action={`${address}/absagen`}>
          <p class="btns">
            <Button label="Absagen" />
          </p>
        </form>
      </details>
    </>
  );
}
