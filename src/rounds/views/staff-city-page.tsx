import { dayInBerlin } from '../../kernel/clock.js';
import { formatDay } from '../../kernel/format.js';
import {
  Button,
  DayField,
  ErrorSummary,
  type FieldError,
  fieldId,
  LongTextField,
  Mark,
  TextField,
} from '../../web/index.js';
import type { CityStanding } from '../queries/board.js';
import type { Round } from '../round.js';
import { dueSentence, occasionWords, phaseMarks, standingWords } from '../words.js';
import { ContactList } from './contact-list.js';
import { ProjectList } from './project-list.js';

export interface TypedExtension {
  readonly until: string;
  readonly reason: string;
}

interface StaffCityView {
  readonly round: Round;
  readonly city: CityStanding;
  readonly mayWrite: boolean;
  readonly typed: TypedExtension;
  readonly errors: readonly FieldError[];
}

/** One city in a round as the service centre sees it: its projects, a longer time, whom to ask, who was reminded. */
export function StaffCityPage({ view }: { view: StaffCityView }): JSX.Element {
  const { round, city } = view;
  return (
    <div class="wrap main">
      <div class="phead phead--over">
        <p class="over">
          <Mark {...phaseMarks[round.phase]} />
        </p>
        <h1 safe>{`${city.name}: ${round.name}`}</h1>
        <p class="lead" safe>{`${dueSentence(round, city.terms)} ${standingWords(city)}.`}</p>
      </div>
      <ErrorSummary errors={view.errors} language="de" />
      <div class="grid grid--side">
        <section>
          <h2>Vorhaben</h2>
          {city.projects.length === 0 ? (
            <p class="empty">Zu dieser Bitte gibt es kein Vorhaben der Stadt.</p>
          ) : (
            <ProjectList
              round={round}
              projects={city.projects}
              hrefOf={({ reference }) =>
                reference === null ? null : `/vorhaben/${encodeURIComponent(reference)}`
              }
            />
          )}
        </section>
        <aside class="side" aria-label="Frist und Kontakt">
          <ExtensionPart view={view} />
          <ContactPart view={view} />
          <RemindersPart city={city} />
          <section>
            <h2>Vorlage</h2>
            <p class="small">
              <a href={`/api/v1/cities/${city.terms.ags}/template.xlsx?round=${round.id}`}>
                Vorlage der Stadt herunterladen (XLSX)
              </a>
            </p>
          </section>
        </aside>
      </div>
    </div>
  );
}

function ExtensionPart({ view }: { view: StaffCityView }): JSX.Element {
  const { city, round, errors, typed } = view;
  const { extension, ags } = city.terms;
  const faults = (name: string): string[] =>
    errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message);
  return (
    <section>
      <h2>Frist</h2>
      {extension === null ? (
        <p class="small" safe>{`Wie für alle: ${formatDay(round.dueOn, 'de')}.`}</p>
      ) : (
        <p class="small" safe>
          {`Verlängert bis ${formatDay(extension.until, 'de')}, am ${formatDay(dayInBerlin(extension.at), 'de')}${extension.by === null ? '' : ` von ${extension.by}`}. Grund: ${extension.reason}`}
        </p>
      )}
      {view.mayWrite && (
        <form
          method="post"
          action={`/servicestelle/runden/${round.id}/staedte/${ags}/verlaengern`}
          class="sideform"
        >
          <DayField
            name="until"
            label="Verlängern bis"
            hint="Auch nach dem Stichtag und nach dem Schluss."
            value={typed.until}
            errors={faults('until')}
          />
          <LongTextField
            name="reason"
            label="Grund"
            rows={2}
            value={typed.reason}
            errors={faults('reason')}
          />
          <div class="btns">
            <Button label="Verlängern" />
          </div>
        </form>
      )}
    </section>
  );
}

function ContactPart({ view }: { view: StaffCityView }): JSX.Element {
  const { city, round } = view;
  const { contact, ags } = city.terms;
  return (
    <section>
      <h2>Ansprechperson</h2>
      {city.contacts.length > 0 && <ContactList contacts={city.contacts} />}
      <p class="small" safe>
        {contact ?? (city.people.length === 0 ? 'Die Stadt hat noch kein Konto.' : city.people.join(', '))}
      </p>
      {view.mayWrite && (
        <form
          method="post"
          action={`/servicestelle/runden/${round.id}/staedte/${ags}/kontakt`}
          class="sideform"
        >
          <TextField
            name="contact"
            label="Für diese Bitte eine andere"
            hint="Leer: die Konten der Stadt."
            maxlength={300}
            value={contact ?? ''}
          />
          <div class="btns">
            <Button label="Merken" />
          </div>
        </form>
      )}
    </section>
  );
}

function RemindersPart({ city }: { city: CityStanding }): JSX.Element {
  return (
    <section>
      <h2>Erinnerungen</h2>
      {city.reminders.length === 0 ? (
        <p class="small muted">Noch keine.</p>
      ) : (
        <ul class="list small">
          {[...city.reminders].reverse().map(({ name, at, daysAfter }) => (
            <li>
              <span safe>{name ?? 'Konto gelöscht'}</span>
              <div
                class="meta"
                safe
              >{`${formatDay(dayInBerlin(at), 'de')}, ${occasionWords(daysAfter)}`}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
