import { AreaLinks, type CheckedRecord } from '../../city-records/index.js';
import type { Day } from '../../kernel/day.js';
import { formatCount, formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  type Column,
  componentMessages,
  Fact,
  FactsList,
  type KeyFigure,
  KeyFigures,
  localPath,
  RecordTable,
  Row,
  RowHead,
  SheetHead,
  TextFact,
} from '../../web/index.js';
import { type Goal, reachedOf, reviewsOf } from '../goal.js';
import { goalMessages as words } from '../messages.js';
import { GoalChart } from './goal-chart.js';
import { formatMeasured } from './measured.js';

interface SheetProps {
  readonly record: CheckedRecord<Goal>;
  readonly language: Language;
  readonly today?: Day;
  /** Names of action fields and areas, by key and reference; left out where nobody looked. */
  readonly names?: ReadonlyMap<string, string>;
}

/** The sheet of a goal: the way from baseline to target, its reviews, everything else. */
export function GoalSheet({ record, language, today, names }: SheetProps): JSX.Element {
  const { content: goal, reference, cityAgs } = record;
  return (
    <article class="sheet" aria-labelledby="titel">
      <SheetHead
        tag={goal.number === null ? words.goal[language] : `${words.goal[language]} ${goal.number}`}
        reference={reference}
        cityAgs={cityAgs}
        name={goal.name}
        language={language}
      />
      <section class="sec">
        <KeyFigures figures={figuresOf(goal, language)} />
      </section>
      <section class="sec">
        <h2 safe>{words.line[language]}</h2>
        {goal.indicator !== null && (
          <p class="small muted" lang="de" safe>
            {[goal.indicator, goal.unit].filter((part) => part !== null).join(', ')}
          </p>
        )}
        <GoalChart goal={goal} today={today ?? null} language={language} />
      </section>
      <section class="sec">
        <h2 safe>{words.reviews[language]}</h2>
        <Reviews goal={goal} language={language} />
      </section>
      <section class="sec">
        <h2 safe>{words.facts[language]}</h2>
        <GoalFacts goal={goal} names={names} language={language} />
      </section>
    </article>
  );
}

function figuresOf(goal: Goal, language: Language): KeyFigure[] {
  const { baseline, baselineOn, target, targetOn, unit } = goal;
  const reached = reachedOf(goal);
  const last = reviewsOf(goal).findLast(({ value }) => value !== null);
  const figure = (label: string, value: number | null, note: string | null, unknown: string): KeyFigure =>
    value === null
      ? { label, value: unknown, notes: [] }
      : {
          label,
          value: formatMeasured(value, null, language),
          notes: [unit, note].filter((part) => part !== null),
        };
  const on = (day: Day | null, say: typeof words.onDay) =>
    day === null ? null : say(formatDay(day, language))[language];
  const unknown = componentMessages.notStated[language];
  return [
    figure(words.baseline[language], baseline, on(baselineOn, words.onDay), unknown),
    figure(words.reached[language], reached, on(last?.on ?? null, words.onDay), words.notReviewed[language]),
    figure(words.target[language], target, on(targetOn, words.byDay), unknown),
    {
      label: words.reviews[language],
      value: formatCount(goal.reviews.length, language),
      notes:
        goal.nextReviewOn === null
          ? []
          : [words.nextReview(formatDay(goal.nextReviewOn, language))[language]],
    },
  ];
}

function Reviews({ goal, language }: { goal: Goal; language: Language }): JSX.Element {
  const reviews = reviewsOf(goal).reverse();
  const columns = {
    day: { label: words.day[language] },
    value: { label: words.value[language], kind: 'amount' },
    found: { label: words.found[language] },
  } as const satisfies Record<string, Column>;
  if (reviews.length === 0)
    return (
      <p class="muted" safe>
        {words.noReviews[language]}
      </p>
    );
  return (
    <RecordTable caption={words.reviews[language]} columns={Object.values(columns)} language={language} wordy>
      <BodyRows>
        {reviews.map(({ on, value, reached, evidence, involved }) => (
          <Row>
            <RowHead>
              <span class="num" safe>
                {formatDay(on, language)}
              </span>
            </RowHead>
            <Cell column={columns.value}>
              <span class={value === null ? 'muted' : undefined} safe>
                {value === null ? words.notReviewed[language] : formatMeasured(value, null, language)}
              </span>
            </Cell>
            <Cell column={columns.found}>
              <div class="below" lang="de">
                <span safe>{reached}</span>
                {evidence !== null && (
                  <span class="sub" safe>
                    {words.evidence(evidence)[language]}
                  </span>
                )}
                {involved !== null && (
                  <span class="sub" safe>
                    {words.involved(involved)[language]}
                  </span>
                )}
              </div>
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}

function GoalFacts(props: { goal: Goal; names: SheetProps['names']; language: Language }): JSX.Element {
  const { goal, names, language } = props;
  const named = (keys: readonly string[]): string | null =>
    keys.map((key) => names?.get(key) ?? key).join(', ') || null;
  const facts: [label: string, value: string | null, lang?: Language][] = [
    [words.actionFields[language], named(goal.actionFields)],
    [words.strengths[language], goal.strengths, 'de'],
    [words.weaknesses[language], goal.weaknesses, 'de'],
    [words.needs[language], goal.needs, 'de'],
    [words.measures[language], goal.measures, 'de'],
  ];
  return (
    <FactsList>
      <AreaLinks label={words.areas[language]} areas={goal.areas} names={names} language={language} />
      {facts.map(([label, value, lang]) => (
        <TextFact label={label} value={value} language={language} lang={lang} />
      ))}
      <Fact label={words.projects[language]}>
        {goal.projects.length === 0 ? (
          <span class="muted" safe>
            {componentMessages.notStated[language]}
          </span>
        ) : (
          goal.projects.map((reference) => (
            <a class="line" href={localPath(language, `/vorhaben/${reference}`)} lang="de" safe>
              {`${reference} ${names?.get(reference) ?? ''}`.trim()}
            </a>
          ))
        )}
      </Fact>
    </FactsList>
  );
}
