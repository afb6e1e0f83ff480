import { formatDay } from '../../kernel/format.js';
import { fieldsOf, type ParameterField, parameterName, writtenOption } from '../parameter-fields.js';
import { type FormStep, formatName, formatsToChoose, isOfContents } from '../run-form.js';
import { formatWords } from '../words.js';
import { revisionWords } from './foreseen.js';
import { reportsPath } from './parts.js';
import type { WizardView } from './wizard-page.js';

interface Line {
  readonly label: string;
  readonly value: string;
}

/** What was chosen on earlier steps, each with the way back to it. */
export function Given(props: { view: WizardView; steps: readonly FormStep[] }): JSX.Element {
  const { view, steps } = props;
  return (
    <dl class="given">
      <div>
        <dt>Vorlage</dt>
        <dd safe>{view.report.title.de}</dd>
        <dd>
          <a href={reportsPath}>
            Ändern<span class="vh">: Vorlage</span>
          </a>
        </dd>
      </div>
      {steps.map((step) =>
        linesOf(view, step).map(({ label, value }) => (
          <div>
            <dt safe>{label}</dt>
            <dd class="verbatim" safe>
              {value}
            </dd>
            <dd>
              <button class="aslink" type="submit" name="was" value={`schritt-${step}`}>
                Ändern
                <span class="vh" safe>{`: ${label}`}</span>
              </button>
            </dd>
          </div>
        )),
      )}
    </dl>
  );
}

const linesOf = (view: WizardView, step: FormStep): Line[] =>
  step === 2 ? ofState(view) : step === 3 ? ofContents(view) : [];

function ofState(view: WizardView): Line[] {
  const { report, foreseen, typed } = view;
  const parameters = fieldsOf(report).filter((field) => !isOfContents(field));
  return [
    ...parameters.flatMap((field) => given(view, field)),
    ...(foreseen === null
      ? []
      : [
          { label: 'Registerstand', value: revisionWords(foreseen) },
          {
            label: 'Gerechnet am',
            value: `${formatDay(foreseen.reckoningDay, 'de')}${typed('rechentag').trim() === '' ? ', folgt aus dem Stand' : ''}`,
          },
        ]),
  ];
}

function ofContents(view: WizardView): Line[] {
  const { report, typed } = view;
  const formats = formatsToChoose(report).filter((format) => typed(formatName(format)) === '1');
  return [
    ...fieldsOf(report)
      .filter(isOfContents)
      .flatMap((field) => given(view, field)),
    { label: 'Ausgabe', value: formats.map((format) => formatWords[format].label).join(', ') },
    { label: 'Sprache', value: typed('sprache') === 'en' ? 'Englisch' : 'Deutsch' },
  ];
}

/** A parameter that was given; one that was left empty is no line. */
function given({ typed, cities }: WizardView, field: ParameterField): Line[] {
  const value = typed(parameterName(field.name)).trim();
  if (value === '') return [];
  const { label, kind } = field;
  if (kind !== 'city' && kind !== 'cities') return [{ label, value: writtenOption(field, value) }];
  const names = value.split(',').map((ags) => cities.find((city) => city.value === ags)?.label ?? ags);
  return [{ label, value: names.join(', ') }];
}
