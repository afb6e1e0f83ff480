import { formatInstant } from '../../kernel/format.js';
import {
  AmountField,
  BodyRows,
  Button,
  Cell,
  type Column,
  ErrorSummary,
  type FieldError,
  fieldId,
  RecordTable,
  Row,
  RowHead,
  SelectField,
  TextField,
} from '../../web/index.js';
import { conservativeSize } from '../conservative.js';
import type { KeptSample } from '../queries/samples.js';
import { basisWords, methodWords, samplePath, samplesPath, strataWords } from '../words.js';

export interface ListView {
  readonly samples: readonly KeptSample[];
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FieldError[];
}

const planned = { total: 1, tolerable: 0.02, confidence: 90 } as const;
const sizeFor = (anticipated: number) => String(conservativeSize({ ...planned, anticipated }));

const columns = {
  purpose: { label: 'Wofür' },
  method: { label: 'Verfahren' },
  drawn: { label: 'Gezogen' },
} as const satisfies Record<string, Column>;

/** Drawing a sample, and those that were drawn. */
export function ListPage({ view }: { view: ListView }): JSX.Element {
  const { samples, errors } = view;
  return (
    <div class="wrap main">
      <ErrorSummary errors={errors} language="de" />
      <div class="phead phead--over">
        <h1>Stichproben</h1>
        <p class="lead">
          Gezogen nach Startwert, Umfang, Auswahl und Registerstand. Wer dieselben Angaben macht, bekommt
          dieselbe Liste, Zeichen für Zeichen.
        </p>
      </div>
      <DrawForm view={view} />
      <section class="sec">
        <h2>Gezogene Stichproben</h2>
        {samples.length === 0 ? (
          <div class="empty">
            <p>Noch keine.</p>
          </div>
        ) : (
          <RecordTable caption="Gezogene Stichproben" columns={Object.values(columns)} language="de">
            <BodyRows>
              {samples.map(({ id, purpose, plan, drawnBy, drawnAt }) => (
                <Row>
                  <RowHead>
                    <a href={samplePath(id)} safe>
                      {purpose}
                    </a>
                  </RowHead>
                  <Cell column={columns.method}>
                    <span safe>{`${methodWords[plan.method]}, Umfang ${plan.size}`}</span>
                    <span class="sub" safe>{`Registerstand ${plan.revision}, Startwert ${plan.seed}`}</span>
                  </Cell>
                  <Cell column={columns.drawn}>
                    <span class="num" safe>
                      {formatInstant(drawnAt)}
                    </span>
                    <span class="sub" safe>
                      {drawnBy ?? 'gelöschte Person'}
                    </span>
                  </Cell>
                </Row>
              ))}
            </BodyRows>
          </RecordTable>
        )}
      </section>
    </div>
  );
}

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

function DrawForm({ view }: { view: ListView }): JSX.Element {
  const field = (name: string, otherwise = '') => ({
    name,
    value: view.typed[name] ?? otherwise,
    errors: view.errors.filter((error) => error.fieldId === fieldId(name)).map(({ message }) => message),
  });
  return (
    <form class="form" method="post" action={samplesPath}>
      <TextField {...field('purpose')} label="Wofür" hint="Prüfung, Aktenzeichen." maxlength={300} />
      <SelectField
        {...field('method', 'monetary')}
        label="Verfahren"
        empty="bitte wählen"
        options={options(methodWords)}
      />
      <SelectField
        {...field('basis', 'eligible')}
        label="Grundgesamtheit"
        empty="bitte wählen"
        options={options(basisWords)}
      />
      <TextField
        {...field('size', '30')}
        label="Umfang"
        hint={`Nach dem konservativen Ansatz bei ${planned.confidence} % Sicherheit und 2 % Wesentlichkeit: ${sizeFor(0)} ohne erwarteten Fehler, ${sizeFor(0.002)} bei 0,2 % erwartetem Fehler.`}
        width="short"
        maxlength={4}
      />
      <TextField
        {...field('seed')}
        label="Startwert"
        hint="Ein Wort oder eine Zahl, die niemand vorher kennt, etwa gewürfelt. Er wird mit der Stichprobe gedruckt."
        width="short"
        maxlength={100}
      />
      <SelectField
        {...field('stratifyBy')}
        label="Schichten nach (nur geschichtet)"
        empty="Stadt"
        options={options(strataWords).slice(1)}
      />
      <TextField
        {...field('asOf')}
        label="Registerstand oder Tag"
        hint="Leer: heute."
        width="short"
        maxlength={10}
      />
      <SelectField
        {...field('scope')}
        label="Umfang des Registers"
        empty="ganzes Register"
        options={[{ value: 'programme', label: 'nur das Programm' }]}
      />
      <TextField {...field('city')} label="Stadt (AGS, freiwillig)" width="short" maxlength={8} />
      <TextField
        {...field('fundingPeriod')}
        label="Förderperiode (freiwillig)"
        hint="Zum Beispiel 2021-2027."
        width="short"
        maxlength={9}
      />
      <TextField
        {...field('guideline')}
        label="Förderrichtlinie (Code, freiwillig)"
        width="short"
        maxlength={60}
      />
      <AmountField
        {...field('controlTotal')}
        label="Kontrollsumme (freiwillig)"
        hint="Summe aus einer anderen Quelle. Weicht die Grundgesamtheit ab, wird nicht gezogen."
      />
      <p class="btns">
        <Button label="Stichprobe ziehen" kind="primary" />
      </p>
    </form>
  );
}
