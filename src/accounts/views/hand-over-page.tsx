import {
  Button,
  ErrorSummary,
  Fact,
  FactsList,
  type FieldError,
  Notice,
  SelectField,
} from '../../web/index.js';
import type { Duties } from '../queries/duties.js';
import type { PersonRow } from '../queries/people.js';
import type { Successor } from '../queries/successors.js';
import { roleWords, stateWords } from '../words.js';

export interface HandOverView {
  readonly leaving: PersonRow;
  readonly city: string | null;
  readonly duties: Duties;
  readonly successors: readonly Successor[];
  /** Whether it can be done without anybody going on. */
  readonly optional: boolean;
  readonly chosen: string;
  readonly errors: readonly FieldError[];
  /** Whether the person is the only active lead of the city. */
  readonly onlyLead: boolean;
}

const labels: readonly (readonly [keyof Duties, string, string])[] = [
  ['drafts', 'Offene Entwürfe', 'gehören der Stadt und bleiben; die Nachfolge erfährt davon'],
  ['submitted', 'Eingereicht, noch nicht veröffentlicht', 'läuft weiter'],
  ['contacts', 'Ansprechpartner der Stadt', 'dort steht dann die Nachfolge, ohne Telefonnummer'],
  ['roundContacts', 'Ansprechpartner in offenen Runden', 'dort steht dann die Nachfolge'],
  ['deputyFor', 'Vertritt andere', 'geht an eine Nachfolge mit gleicher Rolle, sonst endet es'],
  ['deputies', 'Wird vertreten', 'geht an eine Nachfolge mit gleicher Rolle, sonst endet es'],
  ['tokens', 'Zugriffsschlüssel', 'gelten nicht mehr'],
  ['sessions', 'Sitzungen', 'enden sofort'],
];

export function HandOverPage(props: { view: HandOverView }): JSX.Element {
  const { leaving, city, duties, errors, onlyLead } = props.view;
  const held = labels.filter(([kind]) => duties[kind] > 0);
  return (
    <div class="wrap main">
      <div class="door stack">
        <ErrorSummary errors={errors} language="de" />
        <h1 safe>{`Übergabe: ${leaving.name}`}</h1>
        <p class="muted" safe>
          {[roleWords[leaving.role], city, stateWords[leaving.state]].filter(Boolean).join(', ')}
        </p>
        {onlyLead && (
          <Notice
            tone="warn"
            title="Es ist die einzige Leitung der Stadt."
            text="Nach der Übergabe kann dort niemand einreichen, bis die Verwaltung jemandem die Rolle gibt."
          />
        )}
        <h2>Was die Person hat</h2>
        {held.length === 0 && <p>Nichts, das jemand übernehmen muss.</p>}
        <FactsList>
          {held.map(([kind, label, note]) => (
            <Fact label={label} notes={[note]}>
              <span safe>{String(duties[kind])}</span>
            </Fact>
          ))}
        </FactsList>
        {leaving.state === 'left' ? (
          <Notice
            title="Die Person ist ausgeschieden."
            text="Die Verwaltung kann das Konto wieder freischalten; Übergebenes bleibt bei der Nachfolge."
          />
        ) : (
          <SuccessorForm view={props.view} />
        )}
      </div>
    </div>
  );
}

function SuccessorForm(props: { view: HandOverView }): JSX.Element {
  const { leaving, successors, optional, chosen, errors } = props.view;
  return (
    <form class="form" method="post" action={`/verwaltung/personen/${leaving.id}/uebergabe`}>
      <SelectField
        name="nachfolge"
        label="Wer macht weiter?"
        hint={successors.length === 0 ? 'Niemand sonst hat hier ein aktives Konto.' : 'Bekommt eine Mail.'}
        value={chosen}
        empty={optional ? 'niemand' : 'Bitte wählen'}
        options={successors.map(({ id, name, role }) => ({
          value: id,
          label: `${name}, ${roleWords[role]}`,
        }))}
        errors={errors.map(({ message }) => message)}
      />
      <p class="btns">
        <Button label="Übergeben und ausscheiden lassen" kind="primary" />
      </p>
    </form>
  );
}

/** The people of a city, for its lead. */
export function CityPeoplePage(props: {
  people: readonly Pick<PersonRow, 'id' | 'name' | 'role' | 'state'>[];
  own: string | null;
}): JSX.Element {
  return (
    <div class="wrap main stack">
      <h1>Personen der Stadt</h1>
      <p class="muted">
        Wer die Stadt verlässt, übergibt hier. Neue Personen lädt die Verwaltung des Registers ein.
      </p>
      {props.people.map(({ id, name, role, state }) => (
        <article class="pair">
          <h2 class="subhead" safe>
            {name}
          </h2>
          <p safe>{`${roleWords[role]}, ${stateWords[state]}`}</p>
          {id !== props.own && (
            <p>
              <a href={`/verwaltung/personen/${id}/uebergabe`}>
                Übergabe
                <span class="vh" safe>{`: ${name}`}</span>
              </a>
            </p>
          )}
        </article>
      ))}
    </div>
  );
}
