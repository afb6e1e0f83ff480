import type { Language } from '../../kernel/text.js';
import { Button, ControlChoice, ControlText, localPath } from '../../web/index.js';
import { dimensionWords, offeredDimensions } from '../dimension-words.js';
import { type Measure, measureOf, measures } from '../measures.js';
import { crossMessages } from '../messages.js';
import { crossPath, questionParameters } from '../question.js';
import type { CrossView } from '../view.js';

/**
 * What the table shows, as a plain form whose answer is an address. Filters without a control stay as they are. Each part has
 * its button behind its own controls: nobody tabs through folded parts, or back out of open ones, to send the form.
 */
export function CrossForm(props: { view: CrossView; language: Language }): JSX.Element {
  const { view, language } = props;
  const { question, faults, periods, choices } = view;
  const dimensions = offeredDimensions.map((value) => ({
    value,
    label: dimensionWords[value].label[language],
  }));
  const none = { value: 'none', label: crossMessages.noColumns[language] };
  const everything = { value: '', label: crossMessages.everything[language] };
  const [period = '', ...more] = question.list.filter.fundingPeriod ?? [];
  const open =
    question.list.asOf !== null ||
    question.compareWith !== null ||
    'asOf' in faults ||
    'compareWith' in faults;
  return (
    <form
      class="ctrl"
      method="get"
      action={localPath(language, crossPath)}
      aria-label={crossMessages.formLabel[language]}
    >
      <ControlChoice
        name="rows"
        label={crossMessages.rows[language]}
        value={question.rows}
        options={dimensions}
        error={faults.rows?.[language]}
      />
      <ControlChoice
        name="columns"
        label={crossMessages.columns[language]}
        value={view.typed.columns}
        options={[none, ...dimensions]}
        error={faults.columns?.[language]}
      />
      <ControlChoice
        name="measure"
        label={crossMessages.value[language]}
        value={question.measure}
        options={(Object.keys(measures) as Measure[]).map((value) => ({
          value,
          label: measureOf(value).label[language],
        }))}
        error={faults.measure?.[language]}
      />
      {more.length === 0 && (
        <ControlChoice
          name="fundingPeriod"
          label={crossMessages.fundingPeriod[language]}
          value={period}
          options={[everything, ...periods]}
        />
      )}
      <ControlChoice
        name="scope"
        label={crossMessages.scope[language]}
        value={question.list.filter.scope}
        options={[
          { value: 'programme', label: crossMessages.programme[language] },
          { value: 'all', label: crossMessages.allGuidelines[language] },
        ]}
      />
      <KeptParameters view={view} keepPeriods={more.length > 0} />
      <Button label={crossMessages.apply[language]} kind="primary" />
      <details class="ctrl-more" open={choices.some(({ value }) => value !== '')}>
        <summary safe>{crossMessages.filters[language]}</summary>
        <div>
          {choices.map(({ name, label, value, options }) => (
            <ControlChoice name={name} label={label} value={value} options={[everything, ...options]} />
          ))}
          <Button label={crossMessages.apply[language]} kind="secondary" />
        </div>
      </details>
      <details class="ctrl-more" open={open}>
        <summary safe>{crossMessages.more[language]}</summary>
        <div>
          <ControlText
            name="asOf"
            label={crossMessages.asOf[language]}
            hint={crossMessages.stateHint[language]}
            value={view.typed.asOf}
            error={faults.asOf?.[language]}
          />
          <ControlText
            name="compareWith"
            label={crossMessages.compareWith[language]}
            hint={crossMessages.compareHint[language]}
            value={view.typed.compareWith}
            error={faults.compareWith?.[language]}
          />
          <Button label={crossMessages.apply[language]} kind="secondary" />
        </div>
      </details>
    </form>
  );
}

const withControl = ['rows', 'columns', 'measure', 'scope', 'asOf', 'compareWith', 'sort', 'all'];

function KeptParameters(props: { view: CrossView; keepPeriods: boolean }): JSX.Element {
  const shown = new Set([...withControl, ...props.view.choices.map(({ name }) => name)]);
  const kept = questionParameters(props.view.question).filter(
    ([name]) => !shown.has(name) && (name !== 'fundingPeriod' || props.keepPeriods),
  );
  return (
    <>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
