import { RecordTabs } from '../../city-records/index.js';
import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  AmountText,
  BodyRows,
  Cell,
  type Column,
  cityPath,
  localPath,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { cityMessages as words } from '../messages.js';
import type { ListedCity } from '../read-city.js';

/** All cities of the programme, by name. */
export function CityList(props: { cities: readonly ListedCity[]; language: Language }): JSX.Element {
  const { cities, language } = props;
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 safe>{words.title[language]}</h1>
          <p class="lead" safe>
            {words.lead[language]}
          </p>
        </div>
      </div>
      <RecordTabs current="city" language={language} />
      {cities.length === 0 ? (
        <div class="empty">
          <p safe>{words.none[language]}</p>
        </div>
      ) : (
        <Cities {...props} />
      )}
    </div>
  );
}

function Cities(props: { cities: readonly ListedCity[]; language: Language }): JSX.Element {
  const { cities, language } = props;
  const columns = {
    city: { label: words.city[language] },
    periods: { label: words.inPeriods[language] },
    projects: { label: words.projects[language], kind: 'amount' },
    areas: { label: words.areas[language], kind: 'amount' },
    cost: { label: words.costLong[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption={words.title[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {cities.map(({ city, district, sums, areas }) => (
          <Row>
            <RowHead>
              <a href={localPath(language, cityPath(city.ags))} safe>
                {city.name}
              </a>
              {district !== null && (
                <span class="sub" safe>
                  {district}
                </span>
              )}
            </RowHead>
            <Cell column={columns.periods}>
              <span class="num" safe>
                {city.programmeMarks.map(({ fundingPeriod }) => fundingPeriod.replace('-', '–')).join(', ') ||
                  '–'}
              </span>
            </Cell>
            <Cell column={columns.projects}>
              <span safe>{formatCount(sums?.projects ?? 0, language)}</span>
            </Cell>
            <Cell column={columns.areas}>
              <span safe>{formatCount(areas, language)}</span>
            </Cell>
            <Cell column={columns.cost}>
              <AmountText
                cents={
                  sums === null || sums.amounts.totalEligibleCost.known === 0
                    ? null
                    : sums.amounts.totalEligibleCost.cents
                }
                language={language}
              />
            </Cell>
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
