import { attributesOf, type CatalogueEntry } from '../../catalogue/index.js';
import { Button, ErrorSummary, type FieldError, fieldId, LongTextField, TextField } from '../../web/index.js';
import { type TypedRule, typedOf } from '../deadline-form.js';

interface DeadlinesView {
  readonly rules: readonly CatalogueEntry[];
  /** Where a correction is sent; null for whoever only reads. */
  readonly action: string | null;
  /** What was typed into the form of one rule, when it could not be kept. */
  readonly typed: TypedRule | null;
  readonly errors: readonly FieldError[];
}

/** The deadlines of the guidelines, each with the form that corrects it. */
export function DeadlinesPage({ view }: { view: DeadlinesView }): JSX.Element {
  const periods = [...new Set(view.rules.map(({ attributes }) => String(attributes.fundingPeriod)))].sort();
  return (
    <div class="wrap main">
      <div class="phead phead--rec">
        <h1>Fristen der Richtlinien</h1>
        <p class="lead">
          Danach rechnet das Register, wann ein Nachweis bei der SAB einzureichen ist und bis wann eine
          Vorauszahlung verbraucht sein soll. Ein Tag, den die SAB selbst gesetzt hat, geht vor; ihn tragen
          Sie beim einzelnen Nachweis ein.
        </p>
      </div>
      <ErrorSummary errors={view.errors} language="de" />
      {periods.reverse().map((period) => (
        <section class="sec">
          <h2 safe>{`Förderperiode ${period.replace('-', '–')}`}</h2>
          <ul class="list">
            {view.rules
              .filter(({ attributes }) => attributes.fundingPeriod === period)
              .map((rule) => (
                <Rule rule={rule} view={view} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** From when the months of a rule count. */
const after = {
  interim: 'Ende des Bewilligungszeitraums',
  final: 'Ende des Bewilligungszeitraums',
  advance: 'Auszahlung',
};

/** "2 Monate nach Ende des Bewilligungszeitraums" */
function dueWords(rule: CatalogueEntry): string {
  const { months, lastDay, proof } = attributesOf('deadlineRule', rule);
  if (months !== null) return `${months === 1 ? '1 Monat' : `${months} Monate`} nach ${after[proof]}`;
  return `bis ${lastDay?.slice(3)}.${lastDay?.slice(0, 2)}. des folgenden Jahres`;
}

function Rule({ rule, view }: { rule: CatalogueEntry; view: DeadlinesView }): JSX.Element {
  const isTyped = view.typed?.key === rule.key;
  return (
    <li>
      <b safe>{`${rule.title.de ?? rule.key}: ${dueWords(rule)}`}</b>
      <div class="meta" safe>
        {attributesOf('deadlineRule', rule).clause}
      </div>
      {view.action !== null && (
        <details class="fold" open={isTyped}>
          <summary>
            Berichtigen
            <span class="vh" safe>{`: ${rule.title.de ?? rule.key}`}</span>
          </summary>
          <RuleForm rule={rule} view={view} action={view.action} />
        </details>
      )}
    </li>
  );
}

function RuleForm(props: { rule: CatalogueEntry; view: DeadlinesView; action: string }): JSX.Element {
  const { rule, view, action } = props;
  const typed = view.typed?.key === rule.key ? view.typed : typedOf(rule);
  const { months, proof } = attributesOf('deadlineRule', rule);
  const field = (name: 'months' | 'lastDay' | 'clause' | 'reason') => {
    const id = fieldId(`${rule.key}.${name}`);
    const errors = view.errors.filter((error) => error.fieldId === id).map(({ message }) => message);
    return { name, id, value: typed[name], errors };
  };
  return (
    <form class="form" method="post" action={action}>
      <input type="hidden" name="key" value={rule.key} />
      <input type="hidden" name="version" value={typed.version} />
      {months !== null ? (
        <TextField {...field('months')} label={`Monate nach ${after[proof]}`} />
      ) : (
        <TextField {...field('lastDay')} label="Letzter Tag im folgenden Jahr" hint="Ohne Jahr: 30.04." />
      )}
      <TextField {...field('clause')} label="Fundstelle" maxlength={500} />
      <LongTextField {...field('reason')} label="Grund" rows={2} hint="Steht im Änderungsprotokoll." />
      <div class="btns">
        <Button label="Berichtigung veröffentlichen" />
      </div>
    </form>
  );
}
