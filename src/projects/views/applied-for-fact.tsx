import { formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { Fact, FactText } from '../../web/index.js';
import { appliedForLines } from '../applied-for-words.js';
import type { ProjectRecord } from '../record.js';
import { fieldLabels } from './field-labels.js';
import { projectMessages } from './project-messages.js';

/** What the city has asked for and the granting body has not decided: beside the record, in no sum. */
export function AppliedForFact(props: { record: ProjectRecord; language: Language }): JSX.Element {
  const { language } = props;
  const { appliedFor } = props.record;
  if (appliedFor === null) return '';
  return (
    <Fact label={fieldLabels.appliedFor[language]}>
      <ul class="stack-s">
        {appliedForLines(appliedFor, language).map((line) => (
          <li>
            <FactText text={line} />
          </li>
        ))}
      </ul>
      <span class="src" safe>
        {projectMessages.appliedForSince(formatDay(appliedFor.since, language))[language]}
      </span>
    </Fact>
  );
}
