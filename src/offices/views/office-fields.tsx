import type { PropsWithChildren } from '@kitajs/html';
import { type FormView, sayingsOf } from '../../city-records/index.js';
import { DayField, FormSection, LongTextField, SelectField, TextField } from '../../web/index.js';
import { mostNotices, mostRooms } from '../office.js';

/** The fields of a neighbourhood office. */
export function OfficeFields({ view }: { view: FormView }): JSX.Element {
  const field = (name: string, fieldOfFinding = name) => ({
    name,
    value: view.values[name] ?? '',
    ...sayingsOf(view, name, fieldOfFinding),
  });
  return (
    <>
      <FormSection id="buero" legend="Büro">
        <TextField {...field('name')} label="Name" hint="Zum Beispiel Quartiersbüro Gesundbrunnen." />
        <SelectField
          {...field('area')}
          label="Gebiet"
          hint="Zur Wahl stehen die veröffentlichten Gebiete der Stadt."
          empty="keines"
          options={view.choices.area ?? []}
        />
        <TextField {...field('carrier')} label="Träger" />
        <LongTextField {...field('tasks')} label="Aufgaben" hint="Eine Zeile je Aufgabe." rows={4} />
        <LongTextField {...field('goals')} label="Ziele" hint="Eine Zeile je Ziel." rows={3} />
        <LongTextField {...field('offers')} label="Angebote" hint="Eine Zeile je Angebot." rows={4} />
      </FormSection>
      <FormSection id="kontakt" legend="Anschrift und Kontakt">
        <TextField {...field('street')} label="Straße und Hausnummer" />
        <div class="flds">
          <TextField {...field('postcode')} label="Postleitzahl" width="short" />
          <TextField {...field('town')} label="Ort" />
        </div>
        <TextField {...field('phone')} label="Telefon" />
        <TextField {...field('email')} label="E-Mail" type="email" />
        <TextField {...field('website')} label="Internet" />
        <LongTextField
          {...field('hours')}
          label="Öffnungszeiten"
          hint="Eine Zeile je Tag: Di 10–12 und 14–18 Uhr. Mehrere Tage gehen auch: Mo–Fr 9–12 Uhr."
          rows={4}
        />
        <LongTextField {...field('hoursNote')} label="Hinweis zu den Öffnungszeiten" rows={2} />
        <DayField
          {...field('checkedOn')}
          label="Angaben geprüft am"
          hint="Mindestens einmal im Jahr; sonst meldet sich die Servicestelle."
        />
      </FormSection>
      <FormSection id="aushaenge" legend="Aushänge">
        {rowsOf(view, 'notice', mostNotices, 1).map((prefix, index) => (
          <Group legend={`Aushang ${index + 1}`}>
            <TextField
              {...field(`${prefix}Title`)}
              label="Überschrift"
              hint="Zum Beispiel: Stelle zurzeit nicht besetzt."
            />
            <LongTextField {...field(`${prefix}Text`)} label="Text" rows={2} />
            <TextField
              {...field(`${prefix}StandIn`)}
              label="Vertretung"
              hint="Stelle oder Funktion, keine Namen: Personen stehen unter „Personen“."
            />
            <div class="flds">
              <DayField {...field(`${prefix}From`)} label="Gilt ab" />
              <DayField {...field(`${prefix}Until`, `notices.${index}.until`)} label="Gilt bis" />
            </div>
          </Group>
        ))}
      </FormSection>
      <FormSection id="raeume" legend="Räume">
        <TextField {...field('booking')} label="Anfragen zu Räumen an" hint="Gebucht wird im Büro selbst." />
        {rowsOf(view, 'room', mostRooms, 2).map((prefix, index) => (
          <Group legend={`Raum ${index + 1}`}>
            <div class="flds">
              <TextField {...field(`${prefix}Name`)} label="Name des Raums" />
              <TextField {...field(`${prefix}Seats`)} label="Plätze" width="short" />
            </div>
            <TextField {...field(`${prefix}Equipment`)} label="Ausstattung" />
          </Group>
        ))}
      </FormSection>
    </>
  );
}

/** Prefixes of the rows that are filled in, and of some empty ones behind them; saving brings the next. */
function rowsOf({ values }: FormView, name: string, most: number, empty: number): string[] {
  const filled = Array.from({ length: most }, (_, index) => `${name}${index}`).filter((prefix) =>
    Object.entries(values).some(
      ([field, value]) => field.startsWith(prefix) && value !== '' && value !== undefined,
    ),
  );
  const last = filled.at(-1);
  const used = last === undefined ? 0 : Number(last.slice(name.length)) + 1;
  return Array.from({ length: Math.min(most, used + empty) }, (_, index) => `${name}${index}`);
}

function Group(props: PropsWithChildren<{ legend: string }>): JSX.Element {
  return (
    <fieldset class="block">
      <legend safe>{props.legend}</legend>
      {props.children}
    </fieldset>
  );
}
