import { formatMoment } from '../../kernel/format.js';
import { programmeCityOptions } from '../../places/index.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  cityName,
  Mark,
  RecordTable,
  Row,
  RowHead,
  SelectField,
  TextField,
} from '../../web/index.js';
import type { Registration } from '../queries.js';
import { staffEventsPath, standingMarks, unconfirmedMark } from '../words.js';
import type { StaffEventView } from './staff-event-page.js';

const columns = {
  name: { label: 'Name' },
  city: { label: 'Stadt oder Organisation' },
  standing: { label: 'Stand' },
  attended: { label: 'War da' },
  actions: { label: 'Ändern' },
} as const satisfies Record<string, Column>;

/** Id of the form that records who came: its boxes stand in rows that have forms of their own. */
const attendanceForm = 'teilnahme-form';

/** Who is registered, with what can be done about it; numbers only for auditors. */
export function Registrations(props: { view: StaffEventView }): JSX.Element {
  const { registrations, mayWrite, event } = props.view;
  if (!mayWrite) return <p class="muted">Wer angemeldet ist, sieht nur die Servicestelle.</p>;
  return (
    <section class="stack" id="teilnahme">
      <h2>Anmeldungen und Teilnahme</h2>
      {registrations.length === 0 ? (
        <p>Noch keine Anmeldungen.</p>
      ) : (
        <RecordTable caption="Anmeldungen" columns={Object.values(columns)} language="de">
          <BodyRows>
            {registrations.map((one) => (
              <RegistrationRow view={props.view} one={one} />
            ))}
          </BodyRows>
        </RecordTable>
      )}
      <Attendance view={props.view} />
      {event.state === 'announced' && <NewGuest view={props.view} />}
    </section>
  );
}

const hasName = ({ name }: Registration): boolean => name !== null;
const nameOf = ({ name }: Registration): string => name ?? 'gelöscht';

function RegistrationRow({ view, one }: { view: StaffEventView; one: Registration }): JSX.Element {
  const { event, state } = view;
  const typed = state.attendance?.values.attended?.split('\n');
  const address = `${staffEventsPath}/${event.reference}/anmeldungen/${one.id}`;
  const from = [one.organisation, one.cityAgs === null ? null : cityName(one.cityAgs)].filter(
    (part) => part !== null,
  );
  return (
    <Row>
      <RowHead>
        <span class={hasName(one) ? undefined : 'muted'} safe>
          {nameOf(one)}
        </span>
        {one.email !== null && (
          <span class="sub" safe>
            {one.email}
          </span>
        )}
      </RowHead>
      <Cell column={columns.city}>
        <span safe>{from.length === 0 ? 'nicht angegeben' : from.join(', ')}</span>
      </Cell>
      <Cell column={columns.standing}>
        <span>
          <Mark {...(one.confirmUntil === null ? standingMarks[one.standing] : unconfirmedMark)} />
          <span class="sub" safe>
            {formatMoment(one.registeredAt)}
          </span>
        </span>
      </Cell>
      <Cell column={columns.attended}>
        {one.standing === 'registered' && one.confirmUntil === null ? (
          <div class="choice">
            <input
              type="checkbox"
              id={`da-${one.id}`}
              name="attended"
              value={one.id}
              form={attendanceForm}
              checked={typed === undefined ? one.attended === true : typed.includes(one.id)}
            />
            <label for={`da-${one.id}`}>
              <span class="vh" safe>{`${nameOf(one)} war da`}</span>
            </label>
          </div>
        ) : (
          '–'
        )}
      </Cell>
      <Cell column={columns.actions}>
        {one.standing !== 'cancelled' && !event.hasBegun ? (
          <form method="post" action={`${address}/abmelden`}>
            <Button label="Abmelden" kind="tertiary" />
          </form>
        ) : hasName(one) ? (
          <form method="post" action={`${address}/loeschen`}>
            <Button label="Namen löschen" kind="tertiary" />
          </form>
        ) : (
          '–'
        )}
      </Cell>
    </Row>
  );
}

function Attendance({ view }: { view: StaffEventView }): JSX.Element {
  const { event, state } = view;
  const { values, faults = {} } = state.attendance ?? {};
  return (
    <form
      class="form"
      id={attendanceForm}
      method="post"
      action={`${staffEventsPath}/${event.reference}/teilnahme`}
    >
      <TextField
        name="furtherAttendees"
        label="Weitere, die ohne Anmeldung kamen"
        hint="Leer, solange niemand gezählt hat."
        width="short"
        value={
          values?.furtherAttendees ?? (event.furtherAttendees === null ? '' : String(event.furtherAttendees))
        }
        errors={faults.furtherAttendees === undefined ? [] : [faults.furtherAttendees]}
      />
      <p class="btns">
        <Button label="Teilnahme festhalten" kind="primary" />
      </p>
    </form>
  );
}

/** Somebody who registers by telephone. */
function NewGuest({ view }: { view: StaffEventView }): JSX.Element {
  const { event, state } = view;
  const { typed = {}, faults = {} } = state.guest ?? {};
  const field = (name: 'name' | 'email' | 'organisation' | 'city') => ({
    name,
    value: typed[name] ?? '',
    errors: faults[name] === undefined ? [] : [faults[name]],
  });
  return (
    <details class="fold" open={state.guest !== undefined}>
      <summary>Jemanden anmelden</summary>
      <form class="form" method="post" action={`${staffEventsPath}/${event.reference}/anmeldungen`}>
        <p class="hint">
          Nur mit Einverständnis der Person. Sie bekommt eine Mail, mit der sie sich wieder abmelden kann.
        </p>
        <TextField {...field('name')} label="Name" />
        <TextField {...field('email')} label="E-Mail" type="email" />
        <TextField {...field('organisation')} label="Organisation" hint="Freiwillig." />
        <SelectField
          {...field('city')}
          label="Programmstadt"
          empty="keine"
          options={programmeCityOptions()}
        />
        <p class="btns">
          <Button label="Anmelden" />
        </p>
      </form>
    </details>
  );
}
