import type { CheckedRecord } from '../../city-records/index.js';
import { formatDay } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  CityLink,
  type Column,
  localPath,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { type Goal, reachedOf } from '../goal.js';
import { goalMessages as words } from '../messages.js';
import { formatMeasured } from './measured.js';

/** Every published goal, by city. */
export function GoalList(props: {
  records: readonly CheckedRecord<Goal>[];
  language: Language;
}): JSX.Element {
  const { records, language } = props;
  const columns = {
    goal: { label: words.goal[language] },
    city: { label: words.city[language] },
    reached: { label: words.reached[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption={words.title[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {records.map(({ content: goal, reference, cityAgs }) => {
          const reached = reachedOf(goal);
          return (
            <Row>
              <RowHead>
                <a href={localPath(language, `/ziele/${reference}`)} lang="de" safe>
                  {goal.name}
                </a>
                {goal.indicator !== null && (
                  <span class="sub" lang="de" safe>
                    {goal.indicator}
                  </span>
                )}
              </RowHead>
              <Cell column={columns.city}>
                <CityLink ags={cityAgs} language={language} />
              </Cell>
              <Cell column={columns.reached}>
                <div>
                  <span class={reached === null ? 'muted' : undefined} safe>
                    {reached === null ? words.notReviewed[language] : formatMeasured(reached, null, language)}
                  </span>
                  {goal.target !== null && goal.targetOn !== null && (
                    <span class="sub" safe>
                      {
                        words.targetBy(
                          formatMeasured(goal.target, null, language),
                          formatDay(goal.targetOn, language),
                        )[language]
                      }
                    </span>
                  )}
                </div>
              </Cell>
            </Row>
          );
        })}
      </BodyRows>
    </RecordTable>
  );
}
