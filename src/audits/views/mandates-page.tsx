import { formatDay } from '../../kernel/format.js';
import {
  Button,
  CheckField,
  cityName,
  DayField,
  ErrorSummary,
  type FieldError,
  fieldId,
  Mark,
  SelectField,
  TextField,
} from '../../web/index.js';
import type { Mandate, MandatedAuditor } from '../queries/mandates.js';

export const mandatesPath = '/verwaltung/pruefauftraege';

export interface MandatesView {
  readonly auditors: readonly MandatedAuditor[];
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FieldError[];
}

/** What a mandate covers, in words. */
function scopeWords({ cities, fundingPeriods, funds }: Mandate): string {
  const parts = [
    cities === null ? null : cities.map(cityName).join(', '),
    fundingPeriods === null ? null : `Förderperiode ${fundingPeriods.join(', ')}`,
    funds === null ? null : `Fonds ${funds.join(', ')}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'alles' : parts.join('; ');
}

const endWords = ({ endsOn, isOver }: Mandate): string =>
  endsOn === null ? 'ohne Ende' : `${isOver ? 'abgelaufen am' : 'bis'} ${formatDay(endsOn, 'de')}`;

/** For whom, what and until when, in a sentence. */
export const mandateWords = (mandate: Mandate): string =>
  `${mandate.body}, ${mandate.mandate}. Umfang: ${scopeWords(mandate)}. Zugang ${endWords(mandate)}.`;

/** The mandates of auditors: for whom they check, what, and until when. The database holds them to it. */
export function MandatesPage({ view }: { view: MandatesView }): JSX.Element {
  const { auditors, errors } = view;
  return (
    <div class="wrap main">
      <ErrorSummary errors={errors} language="de" />
      <div class="phead phead--over">
        <h1>Prüfaufträge</h1>
        <p class="lead">
          Für wen ein Prüfer prüft, was er sieht und bis wann. Ohne Auftrag und nach seinem letzten Tag sieht
          ein Prüfer nichts; auch Sitzungen und Zugriffsschlüssel gelten dann nicht mehr.
        </p>
      </div>
      <ul class="list">
        {auditors.map(({ name, mandate }) => (
          <li>
            <span>
              <b safe>{name}</b>
              {mandate === null ? (
                <span class="meta line">Kein Auftrag hinterlegt: kein Zugang.</span>
              ) : (
                <span class="meta line" safe>
                  {`${mandate.body} · ${mandate.mandate} · ${scopeWords(mandate)}`}
                </span>
              )}
            </span>
            {mandate === null ? (
              <Mark tone="error" word="kein Zugang" />
            ) : (
              <Mark
                tone={mandate.isOver ? 'error' : mandate.endsOn === null ? 'hint' : 'ok'}
                word={endWords(mandate)}
              />
            )}
          </li>
        ))}
      </ul>
      {auditors.length > 0 && <MandateForm view={view} />}
    </div>
  );
}

function MandateForm({ view }: { view: MandatesView }): JSX.Element {
  const field = (name: string) => ({
    name,
    value: view.typed[name] ?? '',
    errors: view.errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message),
  });
  return (
    <section class="sec">
      <h2>Auftrag eintragen oder ändern</h2>
      <form class="form" method="post" action={mandatesPath}>
        <SelectField
          {...field('personId')}
          label="Prüfer"
          empty="bitte wählen"
          options={view.auditors.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
        <TextField
          {...field('body')}
          label="Stelle"
          hint="Zum Beispiel: Sächsischer Rechnungshof."
          maxlength={200}
        />
        <TextField
          {...field('mandate')}
          label="Auftrag"
          hint="Schreiben, Prüfplan oder Aktenzeichen."
          maxlength={500}
        />
        <TextField {...field('cities')} label="Städte (AGS, mit Komma)" hint="Leer: alle." maxlength={500} />
        <TextField
          {...field('fundingPeriods')}
          label="Förderperioden (mit Komma)"
          hint="Leer: alle. Sonst etwa 2021-2027."
          maxlength={100}
        />
        <TextField
          {...field('funds')}
          label="Fonds (mit Komma)"
          hint="Leer: alle. Sonst der Code, etwa ESF+."
          maxlength={100}
        />
        <DayField {...field('endsOn')} label="Letzter Tag" hint="Zum Beispiel 31.12.2027." />
        <CheckField
          name="withoutEnd"
          label="ohne Ende"
          hint="Nur, wenn der Auftrag selbst kein Ende hat."
          checked={view.typed.withoutEnd === '1'}
        />
        <p class="btns">
          <Button label="Speichern" kind="primary" />
        </p>
      </form>
    </section>
  );
}
