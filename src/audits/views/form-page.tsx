import { formatDay, formatInstant } from '../../kernel/format.js';
import { toDecimal } from '../../kernel/money.js';
import { etagOf } from '../../platform/http/etag.js';
import {
  AmountField,
  Button,
  DayField,
  ErrorSummary,
  type FieldError,
  fieldId,
  LongTextField,
  SelectField,
  TextField,
} from '../../web/index.js';
import type { AuditFile } from '../audit-file.js';
import { auditPath, euro, paymentWords } from '../words.js';
import { formPath } from './file-page.js';

type Typed = Readonly<Record<string, string | undefined>>;

export interface FormView {
  readonly file: AuditFile;
  readonly was: FormName;
  readonly id: string | undefined;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

export const formTitles = {
  pruefung: 'Vor-Ort-Prüfung',
  antwort: 'Antwort auf die Feststellung',
  rueckforderung: 'Rückforderung',
  zahlung: 'Zahlung',
  storno: 'Zahlung stornieren',
} as const;
export type FormName = keyof typeof formTitles;

/** One form of an audit file, with what was typed. */
export function FormPage({ view }: { view: FormView }): JSX.Element {
  const { file, was, id } = view;
  const Fields = fieldsOf[was];
  return (
    <div class="wrap main">
      <ErrorSummary errors={view.errors} language="de" />
      <div class="phead phead--over">
        <p class="over">
          <b safe>{file.reference}</b>
          <span lang="de" safe>
            {file.name}
          </span>
        </p>
        <h1>{formTitles[was]}</h1>
      </div>
      <form class="form" method="post" action={formPath(file.reference, was, id)}>
        <input type="hidden" name="was" value={was} />
        {id !== undefined && <input type="hidden" name="id" value={id} />}
        <input type="hidden" name="gesehen" value={stateTag(file, was, id)} />
        <Fields view={view} />
        <p class="btns">
          <Button label={was === 'storno' ? 'Stornieren' : 'Speichern'} kind="primary" />
          <Button label="Abbrechen" kind="tertiary" href={auditPath(file.reference)} />
        </p>
      </form>
    </div>
  );
}

const field = (view: FormView, name: string) => ({
  name,
  value: view.typed[name] ?? '',
  errors: view.errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message),
});

/** Where each form begins when nothing was typed yet: with what is kept. */
export function typedOf({ checks, recoveries }: AuditFile, was: FormName, id: string | undefined): Typed {
  const amount = (cents: bigint | null) => (cents === null ? '' : toDecimal(cents).replace('.', ','));
  const day = (value: string | null) => (value === null ? '' : formatDay(value, 'de'));
  const check = checks.find((one) => one.id === id);
  if (was === 'antwort') return { answer: check?.answer ?? '' };
  if (was === 'pruefung' && check !== undefined)
    return {
      body: check.body,
      checkedOn: day(check.checkedOn),
      finding: check.finding ?? '',
      amount: amount(check.amount),
      followUp: check.followUp ?? '',
      followUpDue: day(check.followUpDue),
      closedOn: day(check.closedOn),
    };
  const recovery = recoveries.find((one) => one.id === id);
  if (was !== 'rueckforderung' || recovery === undefined) return {};
  return {
    decision: recovery.decision,
    decidedOn: day(recovery.decidedOn),
    principal: amount(recovery.principal),
    interest: amount(recovery.interest),
    checkId: recovery.checkId ?? '',
    note: recovery.note ?? '',
  };
}

/** Tells apart states of what a form changes: it was opened on one and is saved on that only. */
export const stateTag = (file: AuditFile, was: FormName, id: string | undefined): string =>
  etagOf(JSON.stringify(typedOf(file, was, id))).replaceAll('"', '');

type Fields = (props: { view: FormView }) => JSX.Element;

const CheckFields: Fields = ({ view }) => (
  <>
    <TextField {...field(view, 'body')} label="Prüfende Stelle" maxlength={200} />
    <DayField {...field(view, 'checkedOn')} label="Tag der Prüfung" hint="Zum Beispiel 14.10.2026." />
    <LongTextField {...field(view, 'finding')} label="Feststellung (soweit sie vorliegt)" rows={5} />
    <AmountField {...field(view, 'amount')} label="Betrag der Feststellung (freiwillig)" />
    <LongTextField {...field(view, 'followUp')} label="Was daraus folgt (freiwillig)" rows={3} />
    <DayField {...field(view, 'followUpDue')} label="Zu erledigen bis (freiwillig)" />
    <DayField
      {...field(view, 'closedOn')}
      label="Abgeschlossen am (freiwillig)"
      hint="Solange der Tag fehlt, ist die Prüfung offen."
    />
  </>
);

const AnswerFields: Fields = ({ view }) => {
  const check = view.file.checks.find(({ id }) => id === view.id);
  return (
    <>
      <p class="read" safe>
        {check === undefined
          ? ''
          : `${check.body}, ${formatDay(check.checkedOn, 'de')}: ${check.finding ?? 'Die Feststellung liegt noch nicht vor.'}`}
      </p>
      <LongTextField
        {...field(view, 'answer')}
        label="Antwort"
        hint="Servicestelle und Prüfer sehen sie, mit Ihrem Namen und der Zeit. Leeren heißt zurücknehmen."
        rows={6}
      />
    </>
  );
};

const RecoveryFields: Fields = ({ view }) => (
  <>
    <TextField {...field(view, 'decision')} label="Bescheid" hint="Nummer oder Name." maxlength={200} />
    <DayField {...field(view, 'decidedOn')} label="Tag des Bescheids" />
    <AmountField {...field(view, 'principal')} label="Hauptforderung" />
    <AmountField
      {...field(view, 'interest')}
      label="Zinsen"
      hint="Leer, solange sie nicht festgesetzt sind; sonst auch 0,00."
    />
    <SelectField
      {...field(view, 'checkId')}
      label="Aus der Prüfung (freiwillig)"
      empty="keiner"
      options={view.file.checks.map(({ id, body, checkedOn }) => ({
        value: id,
        label: `${body}, ${formatDay(checkedOn, 'de')}`,
      }))}
    />
    <LongTextField {...field(view, 'note')} label="Bemerkung (freiwillig)" rows={3} />
  </>
);

const PaymentFields: Fields = ({ view }) => (
  <>
    <SelectField
      {...field(view, 'kind')}
      label="Was gezahlt wurde"
      empty="bitte wählen"
      options={[
        { value: 'interim', label: paymentWords.interim },
        { value: 'final', label: `${paymentWords.final}: die letzte` },
        ...view.file.recoveries.map(({ id, decision, principal }) => ({
          value: `repayment:${id}`,
          label: `${paymentWords.repayment} zu ${decision} (${euro(principal)})`,
        })),
        { value: 'repayment', label: `${paymentWords.repayment} ohne Rückforderung` },
      ]}
    />
    <DayField {...field(view, 'paidOn')} label="Tag der Zahlung" />
    <AmountField
      {...field(view, 'amount')}
      label="Betrag"
      hint="Immer größer als null, auch bei Rückzahlungen."
    />
    <SelectField
      {...field(view, 'advance')}
      label="Wofür ausgezahlt wurde (freiwillig)"
      hint="Vorauszahlungen sind binnen sechs Monaten zu verbrauchen (NBest-EU 5.4); sonst wird erinnert."
      empty="nicht angegeben"
      options={[
        { value: 'ja', label: 'Vorauszahlung: noch nicht ausgegeben' },
        { value: 'nein', label: 'für bereits getätigte Ausgaben' },
      ]}
    />
    <TextField
      {...field(view, 'source')}
      label="Beleg (freiwillig)"
      hint="Mittelabruf, Kontoauszug oder Schreiben."
      maxlength={500}
    />
  </>
);

const CancelFields: Fields = ({ view }) => {
  const payment = view.file.payments.find(({ id }) => id === view.id);
  return (
    <>
      <p safe>
        {payment === undefined
          ? ''
          : `${paymentWords[payment.kind]} ${formatDay(payment.paidOn, 'de')}: ${euro(payment.amount)}, eingetragen ${formatInstant(payment.recordedAt)}. Sie bleibt durchgestrichen stehen und zählt nicht mehr.`}
      </p>
      <LongTextField {...field(view, 'reason')} label="Grund" rows={3} />
    </>
  );
};

const fieldsOf: Readonly<Record<FormName, Fields>> = {
  pruefung: CheckFields,
  antwort: AnswerFields,
  rueckforderung: RecoveryFields,
  zahlung: PaymentFields,
  storno: CancelFields,
};
