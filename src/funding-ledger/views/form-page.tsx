import { formatDay, formatEuro } from '../../kernel/format.js';
import type { SentForm } from '../../platform/http/form-body.js';
import {
  AmountField,
  AmountGrid,
  Button,
  DayField,
  ErrorSummary,
  fieldId,
  LongTextField,
  RadioField,
  SelectField,
  TextField,
} from '../../web/index.js';
import { type FormName, formTitles, isCancelling, yearsOffered } from '../forms.js';
import type { Ledger } from '../ledger.js';
import { entryWords, formPath, ledgerPath, outcomeWords } from '../words.js';

interface FormView {
  readonly ledger: Ledger;
  readonly was: FormName;
  /** The entry or shift the form is about; null for something new. */
  readonly id: string | null;
  readonly values: SentForm;
  readonly faults: Readonly<Record<string, string>>;
}

/** One form of a ledger, with what was typed. */
export function FormPage({ view }: { view: FormView }): JSX.Element {
  const { ledger, was, id, faults } = view;
  const Fields = fieldsOf[was];
  return (
    <div class="wrap main">
      <ErrorSummary
        language="de"
        errors={Object.entries(faults).map(([name, message]) => ({ fieldId: fieldId(name), message }))}
      />
      <div class="phead phead--over">
        <p class="over">
          <b safe>{ledger.reference}</b>
          <span lang="de" safe>
            {ledger.name}
          </span>
        </p>
        <h1>{formTitles[was]}</h1>
      </div>
      <form class="form" method="post" action={formPath(ledger.reference, was, id ?? undefined)}>
        <Fields view={view} />
        <p class="btns">
          <Button label={isCancelling(was) ? 'Stornieren' : 'Speichern'} kind="primary" />
          <Button label="Abbrechen" kind="tertiary" href={ledgerPath(ledger.reference)} />
        </p>
      </form>
    </div>
  );
}

const field = ({ values, faults }: FormView, name: string) => ({
  name,
  value: values[name] ?? '',
  errors: faults[name] === undefined ? [] : [faults[name]],
});

type Fields = (props: { view: FormView }) => JSX.Element;

const yearOptions = (ledger: Ledger) =>
  yearsOffered(ledger).map((year) => ({ value: String(year), label: String(year) }));

const ApprovalFields: Fields = ({ view }) => (
  <>
    <div class="flds">
      <TextField {...field(view, 'source')} label="Bescheid" hint="Nummer oder Name." maxlength={500} />
      <DayField {...field(view, 'onDay')} label="Tag des Bescheids" />
    </div>
    <p class="hint">
      Ein Bescheid nennt den ganzen Betrag eines Jahres: Er ersetzt, was vorher für das Jahr bewilligt war.
      Jahre, die er nicht nennt, bleiben leer. Bleibt für ein Jahr nichts, schreiben Sie 0,00.
    </p>
    <AmountGrid
      caption="Bewilligte Zuwendung nach Haushaltsjahren, in Euro"
      rowHead="Jahr"
      columns={['Betrag']}
      lines={yearsOffered(view.ledger).map((year) => ({
        label: String(year),
        cells: [
          { name: `a.${year}`, value: view.values[`a.${year}`] ?? '', error: view.faults[`a.${year}`] },
        ],
      }))}
    />
  </>
);

const entryHints = {
  advanceCall: 'Bei der SAB angefordert, bevor es ausgegeben ist.',
  paymentClaim: 'Beantragt für Ausgaben, die schon getätigt sind.',
  spent: 'Was aus Vorauszahlungen ausgegeben ist; danach richtet sich die Frist der NBest-EU 5.4.',
  accepted: 'Was die SAB nach Prüfung eines Nachweises als Zuwendung anerkannt hat.',
} as const;

const EntryFields: Fields = ({ view }) => (
  <>
    <RadioField
      {...field(view, 'kind')}
      label="Was eingetragen wird"
      options={(['advanceCall', 'paymentClaim', 'spent', 'accepted'] as const).map((kind) => ({
        value: kind,
        label: entryWords[kind],
        hint: entryHints[kind],
      }))}
    />
    <div class="flds">
      <SelectField
        {...field(view, 'year')}
        label="Haushaltsjahr"
        empty="bitte wählen"
        options={yearOptions(view.ledger)}
      />
      <DayField {...field(view, 'onDay')} label="Tag" />
    </div>
    <AmountField {...field(view, 'amount')} label="Betrag" hint="Zuwendung, nicht Kosten." />
    <TextField
      {...field(view, 'source')}
      label="Beleg (freiwillig)"
      hint="Nummer des Abrufs, Nachweis oder Schreiben."
      maxlength={500}
    />
  </>
);

const ShiftFields: Fields = ({ view }) => (
  <>
    <div class="flds">
      <SelectField
        {...field(view, 'fromYear')}
        label="Aus dem Haushaltsjahr"
        empty="bitte wählen"
        options={yearOptions(view.ledger)}
      />
      <SelectField
        {...field(view, 'toYear')}
        label="In das Haushaltsjahr"
        empty="bitte wählen"
        options={yearOptions(view.ledger)}
      />
    </div>
    <div class="flds">
      <AmountField {...field(view, 'amount')} label="Betrag" />
      <DayField {...field(view, 'requestedOn')} label="Beantragt am" hint="Bei der SAB." />
    </div>
    <LongTextField {...field(view, 'reason')} label="Grund (freiwillig)" rows={3} />
  </>
);

const DecisionFields: Fields = ({ view }) => {
  const shift = view.ledger.shifts.find(({ id }) => id === view.id);
  return (
    <>
      <p safe>
        {shift === undefined
          ? ''
          : `${formatEuro(shift.amount, 'de')} von ${shift.fromYear} nach ${shift.toYear}, beantragt am ${formatDay(shift.requestedOn, 'de')}.`}
      </p>
      <RadioField
        {...field(view, 'outcome')}
        label="Was daraus wurde"
        options={Object.entries(outcomeWords).map(([value, label]) => ({ value, label }))}
      />
      <div class="flds">
        <DayField {...field(view, 'decidedOn')} label="Tag der Entscheidung" />
        <TextField
          {...field(view, 'decision')}
          label="Bescheid oder Schreiben (freiwillig)"
          maxlength={200}
        />
      </div>
    </>
  );
};

const CancelFields: Fields = ({ view }) => {
  const entry = view.ledger.entries.find(({ id }) => id === view.id);
  return (
    <>
      <p safe>
        {entry === undefined
          ? ''
          : `${entryWords[entry.kind]} ${formatDay(entry.onDay, 'de')} für ${entry.budgetYear}: ${formatEuro(entry.amount, 'de')}. Der Eintrag bleibt durchgestrichen stehen und zählt nicht mehr.`}
      </p>
      <LongTextField {...field(view, 'reason')} label="Grund" rows={3} />
    </>
  );
};

const CancelShiftFields: Fields = ({ view }) => {
  const shift = view.ledger.shifts.find(({ id }) => id === view.id);
  return (
    <>
      <p safe>
        {shift === undefined
          ? ''
          : `${formatEuro(shift.amount, 'de')} von ${shift.fromYear} nach ${shift.toYear}. Die Verschiebung bleibt durchgestrichen stehen und zählt nicht mehr.`}
      </p>
      <LongTextField {...field(view, 'reason')} label="Grund" rows={3} />
    </>
  );
};

const fieldsOf: Readonly<Record<FormName, Fields>> = {
  bewilligung: ApprovalFields,
  buchung: EntryFields,
  verschiebung: ShiftFields,
  entscheidung: DecisionFields,
  storno: CancelFields,
  rueckgaengig: CancelShiftFields,
};
