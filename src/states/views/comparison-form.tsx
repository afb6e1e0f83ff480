import type { Language } from '../../kernel/text.js';
import { filterParameters } from '../../projects/index.js';
import {
  Button,
  ControlChoice,
  ControlText,
  ErrorSummary,
  fieldId,
  localPath,
  type Option,
} from '../../web/index.js';
import { comparedDimensions, comparedMeasures } from '../measures.js';
import { dimensionNames, measureNames, statesMessages as words } from '../messages.js';
import { type AskedComparison, comparisonPath } from '../question.js';

/** Which states and which total, as a plain form whose answer is an address; filters without a control stay. */
export function ComparisonForm({
  asked,
  language,
}: {
  asked: AskedComparison;
  language: Language;
}): JSX.Element {
  const { faults, typed } = asked;
  const errors = (['from', 'to'] as const).flatMap((name) => {
    const fault = faults[name];
    return fault === undefined ? [] : [{ fieldId: fieldId(name), message: fault[language] }];
  });
  const choices = <Value extends string>(
    values: readonly Value[],
    nameOf: (value: Value) => string,
  ): Option[] => values.map((value) => ({ value, label: nameOf(value) }));
  return (
    <>
      <ErrorSummary errors={errors} language={language} />
      <form
        class="ctrl"
        method="get"
        action={localPath(language, comparisonPath)}
        aria-label={words.compare[language]}
      >
        <ControlText
          name="from"
          label={words.from[language]}
          hint={words.fromHint[language]}
          value={typed.from}
          error={faults.from?.[language]}
        />
        <ControlText
          name="to"
          label={words.to[language]}
          hint={words.toHint[language]}
          value={typed.to}
          error={faults.to?.[language]}
        />
        <ControlChoice
          name="measure"
          label={words.measure[language]}
          value={asked.measure}
          options={choices(comparedMeasures, (value) => measureNames[value][language])}
        />
        <ControlChoice
          name="by"
          label={words.by[language]}
          value={asked.dimension}
          options={choices(comparedDimensions, (value) => dimensionNames[value][language])}
        />
        <ControlChoice
          name="scope"
          label={words.scope[language]}
          value={asked.list.filter.scope}
          options={[
            { value: 'programme', label: words.programme[language] },
            { value: 'all', label: words.everything[language] },
          ]}
        />
        {filterParameters(asked.list)
          .filter(([name]) => name !== 'scope')
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <Button label={words.compare[language]} kind="primary" />
      </form>
    </>
  );
}
