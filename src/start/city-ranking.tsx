import { formatCount, formatMillions } from '../kernel/format.js';
import type { Language } from '../kernel/text.js';
import { statewideCity } from '../projects/index.js';
import {
  AmountText,
  BodyRows,
  Cell,
  type Column,
  cityPath,
  localPath,
  type RankingRow,
  RankingTable,
  RecordTable,
  Row,
  RowHead,
  TotalRows,
} from '../web/index.js';
import { startMessages } from './messages.js';
import type { CityTotals, StartView } from './start-view.js';

interface RankingProps {
  readonly view: StartView;
  readonly language: Language;
}

const rankedCities = 10;

/** The ten cities with the highest totals as bars, the whole Land apart, and every place with exact amounts behind a fold-out. */
export function CityRanking(props: RankingProps): JSX.Element {
  const { view, language } = props;
  const ranked = view.cities.filter((city) => city.kind === 'municipality').slice(0, rankedCities);
  const apart = view.cities.filter((city) => city.kind === 'statewide');
  const rows = [...ranked, ...apart].map(
    (city): RankingRow => ({
      label: nameOf(city, language),
      href: hrefOf(city, language),
      cents: city.totalEligibleCost,
      value: formatMillions(city.totalEligibleCost, language),
      apart: city.kind === 'statewide',
    }),
  );
  return (
    <div>
      <h2 safe>{startMessages.ranking[language]}</h2>
      <RankingTable
        caption={startMessages.rankingCaption[language]}
        labelHeading={startMessages.city[language]}
        valueHeading={startMessages.millions[language]}
        rows={rows}
      />
      <details class="dat">
        <summary safe>{startMessages.allCities(formatCount(view.cities.length, language))[language]}</summary>
        <AllCities {...props} />
      </details>
    </div>
  );
}

function nameOf({ kind, name }: CityTotals, language: Language): string {
  if (kind === 'statewide') return startMessages.statewide[language];
  return name ?? startMessages.unmatched[language];
}

function hrefOf({ kind, ags }: CityTotals, language: Language): string | null {
  if (kind === 'statewide') return localPath(language, `/vorhaben?city=${statewideCity}`);
  return ags === null ? null : localPath(language, cityPath(ags));
}

function AllCities({ view, language }: RankingProps): JSX.Element {
  const columns = {
    city: { label: startMessages.city[language] },
    projects: { label: startMessages.projects[language], kind: 'amount' },
    cost: { label: startMessages.cost[language], kind: 'amount' },
  } as const satisfies Record<string, Column>;
  const cells = (totals: { projects: number; totalEligibleCost: bigint }) => (
    <>
      <Cell column={columns.projects}>
        <span safe>{formatCount(totals.projects, language)}</span>
      </Cell>
      <Cell column={columns.cost}>
        <AmountText cents={totals.totalEligibleCost} language={language} />
      </Cell>
    </>
  );
  return (
    <RecordTable
      caption={startMessages.rankingCaption[language]}
      columns={Object.values(columns)}
      language={language}
    >
      <BodyRows>
        {view.cities.map((city) => (
          <Row>
            <RowHead>
              <span safe>{nameOf(city, language)}</span>
            </RowHead>
            {cells(city)}
          </Row>
        ))}
      </BodyRows>
      <TotalRows>
        <Row>
          <RowHead>
            <span safe>{startMessages.total[language]}</span>
          </RowHead>
          {cells({
            projects: view.sums.projects,
            totalEligibleCost: view.sums.amounts.totalEligibleCost.cents,
          })}
        </Row>
      </TotalRows>
    </RecordTable>
  );
}
