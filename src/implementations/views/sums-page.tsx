import { formatCount } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import {
  BodyRows,
  Button,
  Cell,
  type Column,
  ControlChoice,
  cityName,
  DownloadList,
  type Option,
  RecordTable,
  Row,
  RowHead,
} from '../../web/index.js';
import { indicatorTitle } from '../indicators.js';
import { sumMessages as said, implementationMessages as words } from '../messages.js';
import type { SumsAsked } from '../read-sums.js';
import type { Indicators } from '../rules/known-indicators.js';
import { sumGroups } from '../schemas.js';
import type { IndicatorSum } from '../sums.js';
import { smallestShown } from '../withheld.js';
import { WrittenCount } from './written-count.js';

export interface AskedSums extends SumsAsked {
  /** Null: all years. */
  readonly year: number | null;
}

export interface SumsView {
  readonly asked: AskedSums;
  readonly sums: readonly IndicatorSum[];
  /** Null where a city sees its own. */
  readonly cities: readonly Option[] | null;
  /** The city that sees its own, as AGS. */
  readonly ownCity: string | null;
  /** Page of the indicators of the catalogue; null for who has no use for it. */
  readonly catalogue: string | null;
  readonly plans: readonly Option[];
  /** The indicators of the catalogue. */
  readonly known: Indicators;
  /** Where the page stands, and its sums as CSV. */
  readonly path: string;
  readonly csv: string;
  /** Whether small numbers are shown. */
  readonly isWhole: boolean;
}

/** What the indicators come to, of the Land, by city or by plan. */
export function SumsPage({ view, language }: { view: SumsView; language: Language }): JSX.Element {
  const { asked, sums } = view;
  const shown = sums.filter(({ year }) => year === asked.year);
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <div class="wrap main">
      <div class="phead">
        <div>
          <h1 safe>{said.title[language]}</h1>
          <p class="lead" safe>
            {said.lead[language]}
          </p>
        </div>
      </div>
      <Controls view={view} language={language} />
      {shown.length === 0 ? (
        <div class="empty">
          <p safe>{said.none[language]}</p>
        </div>
      ) : (
        groups.map((group) => (
          <section class="sec">
            <h2 safe>{groupTitle(view, group, language)}</h2>
            <SumsTable sums={shown.filter((sum) => sum.group === group)} language={language} />
          </section>
        ))
      )}
      {!view.isWhole && (
        <p class="tnote" safe>
          {words.smallNumbers(formatCount(smallestShown, language))[language]}
        </p>
      )}
      <p class="tnote" safe>
        {said.sources(view.known.sources.join(', '))[language]}
      </p>
      {view.catalogue !== null && (
        <p class="tnote">
          <a href={view.catalogue}>Indikatoren des Katalogs</a>
        </p>
      )}
      <div class="sec">
        <DownloadList
          downloads={[{ label: said.title[language], href: csvAddress(view), kind: 'data', meta: 'CSV' }]}
        />
      </div>
    </div>
  );
}

function groupTitle({ asked, plans, ownCity }: SumsView, group: string | null, language: Language): string {
  if (asked.by === 'state') return ownCity === null ? said.groups.state[language] : cityName(ownCity);
  if (group === null) return said.noPlan[language];
  return asked.by === 'city' ? cityName(group) : (plans.find(({ value }) => value === group)?.label ?? group);
}

function csvAddress({ asked: { by, city, plan, fundingPeriod }, csv }: SumsView): string {
  const parameters = Object.entries({ by, city, plan, fundingPeriod }).filter(
    (entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined,
  );
  return `${csv}?${new URLSearchParams(parameters)}`;
}

function Controls({ view, language }: { view: SumsView; language: Language }): JSX.Element {
  const { asked, cities, plans, sums, known } = view;
  const years = [...new Set(sums.flatMap(({ year }) => year ?? []))].sort();
  const any = (label: string): Option => ({ value: '', label });
  return (
    <form class="ctrl" method="get" action={view.path} aria-label={said.show[language]}>
      <ControlChoice
        name="by"
        label={said.by[language]}
        value={asked.by}
        options={groupOptions(view, language)}
      />
      {cities !== null && (
        <ControlChoice
          name="city"
          label={words.city[language]}
          value={asked.city ?? ''}
          options={[any(said.anyCity[language]), ...cities]}
        />
      )}
      <ControlChoice
        name="plan"
        label={said.plan[language]}
        value={asked.plan ?? ''}
        options={[any(said.anyPlan[language]), ...plans]}
      />
      <ControlChoice
        name="fundingPeriod"
        label={said.period[language]}
        value={asked.fundingPeriod ?? ''}
        options={[
          any(said.anyPeriod[language]),
          ...known.periods.map((period) => ({ value: period, label: period.replace('-', '–') })),
        ]}
      />
      <ControlChoice
        name="year"
        label={words.year[language]}
        value={asked.year === null ? '' : String(asked.year)}
        options={[
          any(words.all[language]),
          ...years.map((year) => ({ value: String(year), label: String(year) })),
        ]}
      />
      <Button label={said.show[language]} />
    </form>
  );
}

/** A city has one sum of its own, which is that of the Land and by city at once. */
const groupOptions = ({ ownCity }: SumsView, language: Language): Option[] =>
  ownCity === null
    ? sumGroups.map((group) => ({ value: group, label: said.groups[group][language] }))
    : [
        { value: 'state', label: said.ownCity[language] },
        { value: 'plan', label: said.groups.plan[language] },
      ];

const numbers = ['planned', 'reached', 'women', 'men', 'nonBinary'] as const;

function SumsTable(props: { sums: readonly IndicatorSum[]; language: Language }): JSX.Element {
  const { sums, language } = props;
  const amount = (label: string) => ({ label, kind: 'amount' }) as const;
  const columns = {
    indicator: { label: words.indicator[language] },
    projects: amount(said.projects[language]),
    planned: amount(words.planned[language]),
    reached: amount(words.reached[language]),
    women: amount(words.women[language]),
    men: amount(words.men[language]),
    nonBinary: amount(words.nonBinary[language]),
  } as const satisfies Record<string, Column>;
  return (
    <RecordTable caption={said.title[language]} columns={Object.values(columns)} language={language}>
      <BodyRows>
        {sums.map((sum) => (
          <Row>
            <RowHead>
              <span lang={sum.code === null ? 'de' : undefined} safe>
                {indicatorTitle(sum, language)}
              </span>
              <span class="sub" safe>
                {[
                  sum.fundingPeriod.replace('-', '–'),
                  sum.code === null ? said.own[language] : null,
                  sum.withheld === 0 ? null : words.withheldIn(sum.withheld)[language],
                ]
                  .filter((part) => part !== null)
                  .join(', ')}
              </span>
            </RowHead>
            <Cell column={columns.projects}>
              <span safe>{formatCount(sum.projects, language)}</span>
            </Cell>
            {numbers.map((part) => (
              <Cell column={columns[part]}>
                <WrittenCount
                  count={sum[part]}
                  withheld={sum.withheld > 0 && part !== 'planned'}
                  language={language}
                />
              </Cell>
            ))}
          </Row>
        ))}
      </BodyRows>
    </RecordTable>
  );
}
