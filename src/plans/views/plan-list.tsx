import type { CheckedRecord } from '../../city-records/index.js';
import { formatCount, formatEuro } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Cell,
  CityLink,
  type Column,
  componentMessages,
  localPath,
  Mark,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { planMessages as words } from '../messages.js';
import { frameOf, type Plan, planStateOf } from '../plan.js';
import { stateTones } from './plan-sheet.js';

/** Every published action plan, by city. */
export function PlanList(props: {
  records: readonly CheckedRecord<Plan>[];
  language: Language;
}): JSX.Element {
  const { records, language } = props;
  const columns = {
    name: { label: words.name[language] },
    city: { label: words.city[language] },
    state: { label: words.state[language] },
    projects: { label: words.projects[language], kind: 'amount' },
    frame: { label: words.frame[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption={words.title[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {records.map(({ content: plan, reference, cityAgs }) => {
          const state = planStateOf(plan);
          const frame = frameOf(plan);
          const { basis } = plan.framework;
          return (
            <Row>
              <RowHead>
                <a href={localPath(language, `/handlungskonzepte/${reference}`)} lang="de" safe>
                  {plan.name}
                </a>
                <span class="sub" safe>
                  {(plan.transitional ? words.transitional : words.kind)[language]}
                </span>
              </RowHead>
              <Cell column={columns.city}>
                <CityLink ags={cityAgs} language={language} />
              </Cell>
              <Cell column={columns.state}>
                <Mark tone={stateTones[state]} word={words.states[state][language]} />
              </Cell>
              <Cell column={columns.projects}>
                <span safe>{formatCount(plan.projects.length, language)}</span>
              </Cell>
              <Cell column={columns.frame}>
                <div>
                  <span safe>
                    {frame === null ? componentMessages.notStated[language] : formatEuro(frame, language)}
                  </span>
                  {basis !== null && (
                    <span class="sub" safe>
                      {words.bases[basis][language]}
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
