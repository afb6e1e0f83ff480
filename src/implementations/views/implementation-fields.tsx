import { type FormView, fieldsOf } from '../../city-records/index.js';
import {
  AmountField,
  AmountGrid,
  CheckField,
  DayField,
  FormSection,
  LongTextField,
  RateField,
  SelectField,
  TextField,
} from '../../web/index.js';
import {
  indicatorChoices,
  indicatorColumns,
  type PlaceList,
  periodOf,
  prefixOf,
  shownOf,
  yearsOf,
} from '../implementation-form.js';
import { implementationMessages as words } from '../messages.js';
import { costOptions } from '../schemas.js';

/** The fields of an implementation: with whom, at which cost, whom it reaches, what went to the SAB. */
export function ImplementationFields({ view }: { view: FormView }): JSX.Element {
  const field = fieldsOf(view);
  return (
    <>
      <FormSection id="vorhaben" legend="Vorhaben">
        <SelectField
          {...field('project')}
          label="Vorhaben"
          hint="Zur Wahl stehen die veröffentlichten Vorhaben der Stadt; nach dem Wechsel der Stadt einmal speichern."
          empty="Bitte wählen"
          options={view.choices.project ?? []}
        />
        <TextField {...field('name')} label="Kurzer Name" hint="Etwa: Werkstatt für alle." />
        <SelectField
          {...field('fundingPeriod')}
          label="Förderperiode"
          hint="Danach richten sich Indikatoren und Jahre; nach einem Wechsel einmal speichern."
          empty="Bitte wählen"
          options={view.choices.fundingPeriod ?? []}
        />
      </FormSection>
      <FormSection id="weiterleitung" legend="Weiterleitung">
        <SelectField
          {...field('forwarded')}
          label="Wird die Zuwendung weitergeleitet?"
          empty={words.unknown.de}
          options={[
            { value: 'yes', label: 'Ja, an Projektträger' },
            { value: 'no', label: 'Nein' },
          ]}
        />
        <Places view={view} list="bodies" name="Projektträger" Part={BodyFields} />
      </FormSection>
      <CostFields view={view} />
      <FormSection id="indikatoren" legend="Indikatoren">
        <p class="hint">
          Nur Summen, keine Daten von Personen. Leer heißt „nicht angegeben“, null ist eine Angabe.
        </p>
        <Places view={view} list="indicators" name="Indikator" Part={IndicatorFields} />
      </FormSection>
      <FormSection id="offen" legend="Offene Angebote">
        <AmountGrid
          caption="Besuche ohne Anmeldung; sie zählen nicht als Teilnehmende"
          rowHead="Jahr"
          columns={['Besuche', 'Öffnungstage']}
          lines={yearsOf(view.values).map((year) => ({
            label: String(year),
            cells: ['visits', 'days'].map((kind) => cellOf(view, `openOffers.${kind}.${year}`)),
          }))}
        />
      </FormSection>
      <FormSection id="teilnehmerdaten" legend="Teilnehmerdaten an die SAB">
        <p class="hint">Nur, ob und wann sie übermittelt sind.</p>
        <Places view={view} list="deliveries" name="Übermittlung" Part={DeliveryFields} />
      </FormSection>
    </>
  );
}

function CostFields({ view }: { view: FormView }): JSX.Element {
  const field = fieldsOf(view);
  return (
    <FormSection id="kosten" legend="Kostenoption">
      <SelectField
        {...field('costOption')}
        label="Kostenoption"
        empty={words.unknown.de}
        options={costOptions.map((option) => ({ value: option, label: words.costOptions[option].de }))}
      />
      <RateField
        {...field('flatRate')}
        label="Pauschalsatz"
        hint="Der direkten Personalkosten, wie im Bescheid."
      />
      <p class="tnote">
        Pauschalen und Zielvorgaben atypischer Vorhaben legt der Bescheid fest; veröffentlicht ändern sie sich
        nicht mehr.
      </p>
      <div class="flds">
        <TextField {...field('fixed.decision')} label="Bescheid" />
        <DayField {...field('fixed.on')} label="vom" />
      </div>
      <Places view={view} list="lumpSums" name="Pauschale" Part={LumpSumFields} />
      <Places view={view} list="targets" name="Zielvorgabe" Part={TargetFields} />
      <LongTextField
        {...field('fixed.correction')}
        label="Berichtigung"
        hint="Nur, wenn hier ein Schreibfehler berichtigt wird: welcher."
        rows={2}
      />
    </FormSection>
  );
}

interface PartProps {
  readonly view: FormView;
  /** Beginning of the names of its fields: "bodies.0". */
  readonly place: string;
}

/** The places of a list, each folded; one with a fault is open. */
function Places(props: {
  view: FormView;
  list: PlaceList;
  name: string;
  Part(part: PartProps): JSX.Element;
}): JSX.Element {
  const { view, list, name, Part } = props;
  const prefix = prefixOf(list);
  return (
    <>
      {Array.from({ length: shownOf(view.values, list) }, (_, index) => `${prefix}.${index}`).map((place) => (
        <details class="fold" open={Object.keys(view.faults).some((fault) => fault.startsWith(`${place}.`))}>
          <summary safe>{summaryOf(view, place) ?? `${name}: weiterer Platz`}</summary>
          <div class="block">{Part({ view, place }) as 'safe'}</div>
        </details>
      ))}
    </>
  );
}

function summaryOf({ values, choices }: FormView, place: string): string | null {
  const code = values[`${place}.code`] ?? '';
  const titles = choices[indicatorChoices(periodOf(values))] ?? [];
  const said =
    titles.find(({ value }) => value === code)?.label ??
    [code, values[`${place}.name`]].filter(Boolean).join(' ');
  return said === '' ? null : said;
}

const partOf = ({ view, place }: PartProps) => {
  const field = fieldsOf(view);
  return (name: string) => field(`${place}.${name}`);
};

function BodyFields(props: PartProps): JSX.Element {
  const field = partOf(props);
  return (
    <>
      <TextField {...field('name')} label="Name" hint="Wie unter den Beteiligten des Handlungskonzepts." />
      <div class="flds">
        <AmountField {...field('amount')} label="Betrag" />
        <DayField {...field('agreedOn')} label="Vertrag oder Bescheid vom" />
      </div>
      <TextField {...field('note')} label="Anmerkung" />
    </>
  );
}

function LumpSumFields(props: PartProps): JSX.Element {
  const field = partOf(props);
  return (
    <div class="flds">
      <TextField {...field('name')} label="Wofür" />
      <AmountField {...field('amount')} label="Betrag" />
    </div>
  );
}

function TargetFields(props: PartProps): JSX.Element {
  const field = partOf(props);
  return (
    <>
      <TextField {...field('name')} label="Zielvorgabe" />
      <div class="flds">
        <TextField {...field('quantity')} label="Menge" width="short" />
        <TextField {...field('unit')} label="Einheit" width="short" />
      </div>
    </>
  );
}

const columnWords = indicatorColumns.map((column) => words[column].de);

function IndicatorFields(props: PartProps): JSX.Element {
  const { view, place } = props;
  const field = partOf(props);
  const period = periodOf(view.values);
  const shown = indicatorColumns.filter((column) => column !== 'nonBinary' || period !== '2014-2020');
  return (
    <>
      <SelectField
        {...field('code')}
        label="Gemeinsamer Indikator"
        empty="eigener Indikator"
        options={view.choices[indicatorChoices(period)] ?? []}
      />
      <TextField {...field('name')} label="Eigener Indikator" hint="Nur, wenn oben keiner gewählt ist." />
      <CheckField
        name={`${place}.persons`}
        label="Der eigene Indikator zählt Personen"
        checked={field('persons').value !== ''}
      />
      <AmountGrid
        caption="Geplant und erreicht"
        rowHead="Jahr"
        columns={columnWords.slice(0, shown.length)}
        lines={yearsOf(view.values).map((year) => ({
          label: String(year),
          cells: shown.map((column) => cellOf(view, `${place}.${column}.${year}`)),
        }))}
      />
    </>
  );
}

function DeliveryFields(props: PartProps): JSX.Element {
  const field = partOf(props);
  return (
    <>
      <TextField {...field('name')} label="Welche Daten" hint="Etwa: Stichtag 31.12.2025." />
      <div class="flds">
        <DayField {...field('dueOn')} label="Fällig" />
        <DayField {...field('deliveredOn')} label="Übermittelt" />
        <DayField {...field('acceptedOn')} label="Angenommen" />
      </div>
    </>
  );
}

const cellOf = ({ values, faults }: FormView, name: string) => ({
  name,
  value: values[name] ?? '',
  error: faults[name],
});
