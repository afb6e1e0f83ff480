import { formatMoment } from '../../kernel/format.js';
import { type PeopleAsked, PeopleChoice } from '../../network/index.js';
import {
  BodyRows,
  Button,
  Cell,
  CheckGroup,
  type Column,
  ErrorSummary,
  fieldId,
  Mark,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import type { HeldEvent } from '../event.js';
import type { Invited } from '../queries.js';
import { staffEventsPath, timeWords } from '../words.js';

export interface InviteView {
  readonly event: HeldEvent;
  readonly invited: readonly Invited[];
  /** Who may be invited and is asked for. */
  readonly people: readonly {
    readonly reference: string;
    readonly name: string;
    readonly organisationName: string | null;
  }[];
  readonly topics: readonly string[];
  readonly asked: PeopleAsked;
  /** True when nobody was chosen. */
  readonly isEmpty: boolean;
}

const nobodyChosen = 'Niemand ist ausgewählt. Setzen Sie mindestens ein Häkchen.';

/** Who of the network is invited to an event: chosen by topic and kind, then one mail each. */
export function InvitePage({ view }: { view: InviteView }): JSX.Element {
  const { event, invited, isEmpty } = view;
  return (
    <div class="wrap main stack">
      <ErrorSummary
        errors={isEmpty ? [{ fieldId: fieldId('people'), message: nobodyChosen }] : []}
        language="de"
      />
      <h1>Aus dem Netzwerk einladen</h1>
      <p class="lead" safe>{`${event.title}, ${timeWords(event, 'de')}`}</p>
      {event.isOpen && event.audience === 'public' ? (
        <Choice view={view} />
      ) : (
        <p class="muted">
          Einladen geht, solange eine öffentliche Veranstaltung angekündigt ist und man sich anmelden kann.
        </p>
      )}
      <h2>Schon eingeladen</h2>
      {invited.length === 0 ? <p>Noch niemand.</p> : <InvitedTable invited={invited} />}
    </div>
  );
}

function Choice({ view }: { view: InviteView }): JSX.Element {
  const { event, invited, people, topics, asked, isEmpty } = view;
  const address = `${staffEventsPath}/${event.reference}/einladen`;
  const already = new Set(invited.map(({ reference }) => reference));
  const open = people.filter(({ reference }) => !already.has(reference));
  return (
    <>
      <form class="form" method="get" action={address}>
        <div class="flds">
          <PeopleChoice kind={asked.kind} topic={asked.topic} topics={topics} />
        </div>
        <p class="btns">
          <Button label="Auswählen" />
        </p>
      </form>
      {open.length === 0 ? (
        <p>Niemand, der noch nicht eingeladen ist, passt zu dieser Auswahl.</p>
      ) : (
        <form class="form" method="post" action={address}>
          <CheckGroup
            name="people"
            label="Eingeladen werden"
            hint="Nur wer Einladungen zugestimmt hat. In jeder Mail steht ein Link, mit dem die Person sie abbestellt."
            errors={isEmpty ? [nobodyChosen] : []}
            chosen={isEmpty ? [] : open.map(({ reference }) => reference)}
            options={open.map(({ reference, name, organisationName }) => ({
              value: reference,
              label: organisationName === null ? name : `${name}, ${organisationName}`,
            }))}
            none=""
          />
          <p class="btns">
            <Button label="Einladen" kind="primary" />
          </p>
        </form>
      )}
    </>
  );
}

const columns = {
  name: { label: 'Name' },
  invitedAt: { label: 'Eingeladen' },
  registered: { label: 'Angemeldet' },
} as const satisfies Record<string, Column>;

function InvitedTable({ invited }: { invited: readonly Invited[] }): JSX.Element {
  return (
    <RecordTable caption="Eingeladene" columns={Object.values(columns)} language="de">
      <BodyRows>
        {invited.map((one) => (
          <Row>
            <RowHead>
              <a href={`/servicestelle/netzwerk/personen/${one.reference}`} safe>
                {one.name}
              </a>
              <span class="sub" safe>
                {one.organisation ?? ''}
              </span>
            </RowHead>
            <Cell column={columns.invitedAt}>
              <span safe>{formatMoment(one.invitedAt)}</span>
            </Cell>
            <Cell column={columns.registered}>
              <Mark
                {...(one.isRegistered ? { word: 'ja', tone: 'ok' } : { word: 'noch nicht', tone: 'open' })}
              />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
