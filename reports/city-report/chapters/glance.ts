import { formatCount, formatDay } from '../../../src/kernel/format.js';
import { text as both, type Language } from '../../../src/kernel/text.js';
import { type Block, type Fact, yearChart } from '../../../src/reporting/index.js';
import { text } from '../../shared/cells.js';
import { cityFigures, subtitleOf } from '../../shared/city-profile.js';
import { headings } from '../../shared/headings.js';
import { amountNotes } from '../../shared/notes.js';
import { perInhabitantFact } from '../../shared/per-inhabitant.js';
import { periodAndFundTable } from '../../shared/period-table.js';
import type { CityReportData } from '../dataset.js';
import { tableTitles, words } from '../words.js';

/** The city on one page: figures, years, where it lies, periods and funds. */
export function glance(data: CityReportData, language: Language): Block[] {
  const { city, totals, running, sums } = data;
  const chart = yearChart(city.years, words.costByCalendarYear[language], language);
  const lead =
    language === 'de'
      ? `${formatCount(running, 'de')} von ${formatCount(totals.projects, 'de')} Vorhaben laufen am Stichtag der Berechnung.`
      : `${formatCount(running, 'en')} of ${formatCount(totals.projects, 'en')} projects are running on the reckoning day.`;
  return [
    { kind: 'chapter', key: 'glance', title: words.glance[language], lead },
    { kind: 'keyFigures', figures: [...cityFigures(city, language), perInhabitantFact(city, language)] },
    {
      kind: 'columns',
      columns: [
        { width: 'wide', blocks: chart === null ? [nothingToCompare(language)] : [chart] },
        {
          width: 'narrow',
          blocks: [whereItLies(data, language)],
        },
      ],
    },
    periodAndFundTable(totals, sums.periodAndFund, tableTitles.periodAndFund, language),
    ...amountNotes(totals, language),
    { kind: 'note', mark: null, text: words.spread[language] },
  ];
}

/** A city of which the registry holds no project: where it lies, and nothing that looks like a figure. */
export const nothingPublished = (data: CityReportData, language: Language): Block[] => [
  {
    kind: 'chapter',
    key: 'glance',
    title: words.glance[language],
    lead: words.noProject(data.city.name)[language],
  },
  {
    kind: 'columns',
    columns: [
      { width: 'wide', blocks: [{ kind: 'note', mark: null, text: words.noProjectMeans[language] }] },
      { width: 'narrow', blocks: [whereItLies(data, language)] },
    ],
  },
];

const whereItLies = (data: CityReportData, language: Language): Block => ({
  kind: 'map',
  shapes: data.shapes,
  chosen: {
    districts: data.city.district === null ? [] : [data.city.district.ags],
    mark: data.city.mark,
  },
  alt: `${words.place[language]}: ${data.city.name}`,
  facts: placeFacts(data, language),
});

const nothingToCompare = (language: Language): Block => ({
  kind: 'note',
  mark: null,
  text: both('Zu wenige Jahre für ein Diagramm.', 'Too few years for a chart.')[language],
});

const dayNotStated = both('Stichtag nicht angegeben', 'day not stated');

function placeFacts({ city }: CityReportData, language: Language): Fact[] {
  const fact = (key: string, label: string, value: string): Fact => ({ key, label, value: text(value) });
  return [
    fact('place', '', city.name),
    fact('district', '', subtitleOf({ ...city, inhabitants: null }, language)),
    fact('ags', headings.ags[language], city.ags),
    ...(city.inhabitants === null
      ? []
      : [
          fact(
            'inhabitants',
            headings.inhabitants[language],
            `${formatCount(city.inhabitants, language)} (${
              city.inhabitantsOn === null ? dayNotStated[language] : formatDay(city.inhabitantsOn, language)
            })`,
          ),
        ]),
    ...(city.areas.length === 0 ? [] : [fact('areas', headings.areas[language], city.areas.join('; '))]),
  ];
}
