import { programmeCityOptions } from '../../places/index.js';
import type { SentForm } from '../../platform/http/form-body.js';
import {
  Button,
  DayField,
  ErrorSummary,
  type FieldError,
  fieldId,
  LongTextField,
  SelectField,
  TextField,
} from '../../web/index.js';
import { audiences, eventKinds } from '../event.js';
import { audienceWords, kindWords, staffEventsPath } from '../words.js';

export type EventFaults = Readonly<Record<string, string>>;

export const eventErrors = (faults: EventFaults): FieldError[] =>
  Object.entries(faults).map(([field, message]) => ({ fieldId: fieldId(field), message }));

/** The form of a new event. */
export function EventFormPage(props: { values: SentForm; faults: EventFaults }): JSX.Element {
  return (
    <div class="wrap main stack">
      <ErrorSummary errors={eventErrors(props.faults)} language="de" />
      <h1>Veranstaltung anlegen</h1>
      <p class="lead">Sichtbar wird sie erst, wenn Sie sie ankündigen.</p>
      <EventFields {...props} action={staffEventsPath} label="Anlegen" />
    </div>
  );
}

interface EventFieldsProps {
  readonly values: SentForm;
  readonly faults: EventFaults;
  readonly action: string;
  readonly label: string;
  /** Version of the event the form was filled from; none for a new one. */
  readonly version?: number;
}

export function EventFields(props: EventFieldsProps): JSX.Element {
  const { values, faults, version } = props;
  const field = (name: string) => ({
    name,
    value: values[name] ?? '',
    errors: faults[name] === undefined ? [] : [faults[name]],
  });
  return (
    <form class="form" method="post" action={props.action}>
      {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
      <TextField {...field('title')} label="Titel" />
      <div class="flds">
        <SelectField
          {...field('kind')}
          label="Art"
          empty="Bitte wählen"
          options={eventKinds.map((kind) => ({ value: kind, label: kindWords[kind].de }))}
        />
        <SelectField
          {...field('audience')}
          label="Für wen"
          empty="Bitte wählen"
          options={audiences.map((audience) => ({ value: audience, label: audienceWords[audience].de }))}
        />
      </div>
      <LongTextField {...field('description')} label="Beschreibung" rows={5} />
      <div class="flds">
        <DayField {...field('startDay')} label="Beginn, Tag" />
        <TextField {...field('startTime')} label="Beginn, Uhrzeit" width="short" />
      </div>
      <div class="flds">
        <DayField {...field('endDay')} label="Ende, Tag" hint="Leer: am selben Tag." />
        <TextField {...field('endTime')} label="Ende, Uhrzeit" width="short" />
      </div>
      <TextField {...field('place')} label="Ort" hint="Raum und Anschrift; leer, wenn sie nur online ist." />
      <SelectField
        {...field('heldIn')}
        label="Programmstadt"
        empty="keine"
        options={programmeCityOptions()}
      />
      <TextField
        {...field('onlineAddress')}
        label="Adresse online"
        hint="Nur wer einen Platz hat, bekommt sie zu sehen."
      />
      <div class="flds">
        <TextField {...field('seats')} label="Plätze" hint="Leer: ohne Begrenzung." width="short" />
        <DayField {...field('registerUntil')} label="Anmeldung bis" hint="Leer: bis zum Beginn." />
      </div>
      <div class="flds">
        <TextField
          {...field('remindBefore')}
          label="Erinnern, Tage vorher"
          hint="Leer: keine Erinnerung."
          width="short"
        />
        <DayField
          {...field('deleteAfter')}
          label="Namen aufbewahren bis"
          hint="Danach bleiben nur die Zahlen. Leer: 90 Tage nach dem Ende."
        />
      </div>
      <p class="btns">
        <Button label={props.label} kind="primary" />
      </p>
    </form>
  );
}
