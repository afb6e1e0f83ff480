import { formatDay, formatEuro } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { Fact, FactText } from '../../web/index.js';
import type { ProjectRecord } from '../record.js';
import { amountLabels, fieldLabels } from './field-labels.js';
import { periodText } from './list-table.js';
import { decisionKindLabels, projectMessages } from './project-messages.js';

/** The decisions of the granting body, each with its amounts and grant period. */
export function DecisionsFact({
  record,
  language,
}: {
  record: ProjectRecord;
  language: Language;
}): JSX.Element {
  if (record.decisions.length === 0) return '';
  return (
    <Fact label={fieldLabels.decisions[language]}>
      <ul class="stack-s">
        {record.decisions.map((decision) => (
          <li>
            <FactText
              text={
                projectMessages.decisionOf(
                  decisionKindLabels[decision.kind][language],
                  decision.number,
                  formatDay(decision.date, language),
                )[language]
              }
            />
            <span class="src" safe>
              {decisionDetails(decision, language).join(' · ')}
            </span>
            {decision.reason !== null && (
              <span class="src" lang="de" safe>
                {decision.reason}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function decisionDetails(decision: ProjectRecord['decisions'][number], language: Language): string[] {
  const amounts = (['totalEligibleCost', 'grant', 'unionContribution'] as const).flatMap((field) => {
    const cents = decision[field];
    return cents === null ? [] : [`${amountLabels[field][language]} ${formatEuro(cents, language)}`];
  });
  const { start, end } = decision.grantPeriod;
  const period =
    start === null && end === null
      ? []
      : [projectMessages.grantPeriod(periodText(decision.grantPeriod, language))[language]];
  return [...amounts, ...period];
}
