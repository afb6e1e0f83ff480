import type { CheckedRecord } from '../../city-records/index.js';
import { formatMeasured, type Goal, reachedOf } from '../../goals/index.js';
import { formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { localPath } from '../../web/index.js';
import { cityMessages as words } from '../messages.js';

/** The goals of a city with what is reached; nothing while there are none. */
export function CityGoals(props: { goals: readonly CheckedRecord<Goal>[]; language: Language }): JSX.Element {
  const { goals, language } = props;
  if (goals.length === 0) return '';
  return (
    <section class="sec">
      <h2 safe>{words.goals[language]}</h2>
      <ul class="list">
        {goals.map(({ content: goal, reference }) => (
          <li>
            <a href={localPath(language, `/ziele/${reference}`)} lang="de" safe>
              {goal.name}
            </a>
            <div class="meta" safe>
              {standing(goal, language)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Mieterinnen und Mieter im Beirat: 13 erreicht, Ziel 18 bis 31.12.2027" */
function standing(goal: Goal, language: Language): string {
  const reached = reachedOf(goal);
  const { target, targetOn } = goal;
  const measured = (value: number) => formatMeasured(value, null, language);
  const state =
    reached === null
      ? words.notMeasured[language]
      : target === null || targetOn === null
        ? measured(reached)
        : words.reachedOf(measured(reached), measured(target), formatDay(targetOn, language))[language];
  return goal.indicator === null ? state : `${goal.indicator}: ${state}`;
}
