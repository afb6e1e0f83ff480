import type { CheckedRecord } from '../../city-records/index.js';
import { formatEuro, formatRate } from '../../kernel/format.js';
import { rateOf } from '../../kernel/rate.js';
import type { Language } from '../../kernel/text.js';
import { bar } from '../../platform/charts/bar.js';
import { localPath, Mark } from '../../web/index.js';
import { planMessages as words } from '../messages.js';
import { frameOf, type Plan, plannedSum, planStateOf } from '../plan.js';
import { stateTones } from './plan-sheet.js';

/** An action plan in brief: where it stands, its frame, and how much of that its part C plans, like compared with like. */
export function PlanBrief(props: { record: CheckedRecord<Plan>; language: Language }): JSX.Element {
  const { record, language } = props;
  const { content: plan, reference } = record;
  const { basis } = plan.framework;
  const state = planStateOf(plan);
  const frame = frameOf(plan);
  const planned = basis === null ? null : plannedSum(plan.projects, basis);
  const rate = frame === null || planned === null ? null : rateOf(planned, frame);
  return (
    <div class="stack-s">
      <h3>
        <a href={localPath(language, `/handlungskonzepte/${reference}`)} lang="de" safe>
          {plan.name}
        </a>
      </h3>
      <p>
        <Mark tone={stateTones[state]} word={words.states[state][language]} />
      </p>
      {frame !== null && (
        <p class="small" safe>
          {[
            `${words.framework[language]}: ${formatEuro(frame, language)}`,
            basis === null ? null : words.bases[basis][language],
          ]
            .filter((part) => part !== null)
            .join(', ')}
        </p>
      )}
      {frame !== null && planned !== null && rate !== null && (
        <>
          {bar(Math.min(1, Number(planned) / Number(frame)), { room: 'page', height: 12 }) as 'safe'}
          <p class="small muted" safe>
            {`${words.planned[language]}: ${formatEuro(planned, language)}, ${words.share(formatRate(rate, language))[language]}`}
          </p>
        </>
      )}
    </div>
  );
}
