import type { Language } from '../../src/kernel/text.js';
import type { Bar, Block, ReportDocument, ReportInputs, ReportSettings } from '../../src/reporting/index.js';
import { eachOnce, noActionField, overlapNote } from '../shared/action-fields.js';
import { cityProfile } from '../shared/city-profile.js';
import { framedDocument } from '../shared/frame.js';
import { headings } from '../shared/headings.js';
import { amountNotes, derivedNote, note, section } from '../shared/notes.js';
import { costPerInhabitant } from '../shared/per-inhabitant.js';
import { projectsTable } from '../shared/projects-table.js';
import { cityTable, inhabitantsNote } from './city-table.js';
import { crossTables } from './cross-table.js';
import type { ComparisonData } from './dataset.js';
import { type ComparisonParameters, publicChapters } from './parameters.js';
import { published } from './published.js';
import { tableTitles, words } from './words.js';

/** Names of cities that fit beside the kind in the head of a page. */
const mostInHead = 4;

/** Cities side by side: the same figures for each, what for, half a page each, every project. */
export function comparisonDocument(
  data: ComparisonData,
  inputs: ReportInputs<ComparisonParameters>,
  settings: ReportSettings,
): ReportDocument {
  const { language, parameters } = inputs;
  const { register, scope, cities, projects, shapes } = data;
  const names = cities.map(({ name }) => name).join(', ');
  return framedDocument(
    {
      ...{ register, scope },
      id: 'comparison',
      page: '/berichte/staedtevergleich',
      kind: words.kind,
      title: words.title[language],
      about: cities.length > mostInHead ? words.cityCount(cities.length)[language] : names,
      subject: words.kind[language],
      query: { cities: parameters.cities },
      publicChapters,
      related: [
        ...cities.map(({ ags, name }) => ({
          label: words.compared(name)[language],
          path: `/auswertung/staedte/${ags}?scope=${scope}`,
        })),
        {
          label: words.analysis[language],
          path: `/auswertung?rows=city&columns=object&city=${parameters.cities}&scope=${scope}`,
        },
      ],
      published: published(data),
      map: {
        shapes,
        circles: cities.flatMap(({ mark }) => (mark === null ? [] : [{ x: mark.x, y: mark.y, radius: 14 }])),
        alt: names,
      },
      coverLines: [names],
      chapters: [
        ...sideBySide(data, language),
        ...topics(data, language),
        { kind: 'chapter', key: 'cityPages', title: words.cityPages[language], lead: null },
        ...cities.map((city) => cityProfile(city, projects, { shapes }, language)),
      ],
      annex: [
        { kind: 'chapter', key: 'annex', title: words.annex[language], lead: null },
        projectsTable(projects, {}, language),
        note('a', derivedNote[language]),
      ],
    },
    inputs,
    settings,
  );
}

const sideBySide = (data: ComparisonData, language: Language): Block[] => [
  { kind: 'chapter', key: 'sideBySide', title: words.sideBySide[language], lead: words.fair[language] },
  ...perInhabitantBars(data, language),
  cityTable(data, language),
  note(null, inhabitantsNote(data, language)),
  ...amountNotes(data.totals, language),
];

function topics(data: ComparisonData, language: Language): Block[] {
  const cross = (key: 'category' | 'object' | 'period', heading: (typeof headings)[keyof typeof headings]) =>
    crossTables(data, data.sums[key], { key, title: tableTitles[key], heading }, language);
  const costs = costSentence(language);
  return [
    { kind: 'chapter', key: 'topics', title: words.topics[language], lead: null },
    section('periods', tableTitles.period[language], costs),
    ...cross('period', headings.fundingPeriod),
    section('categories', tableTitles.category[language], costs),
    ...cross('category', headings.category),
    section('objects', tableTitles.object[language], costs),
    ...cross('object', headings.object),
    ...actionFieldTable(data, language),
  ];
}

/** Nothing where no project names a field. */
function actionFieldTable(data: ComparisonData, language: Language): Block[] {
  if (data.actionFields.every(({ groups }) => groups[0]?.key === null)) return [];
  const what = { key: 'actionField', title: tableTitles.actionField, heading: headings.actionField };
  const wholes = { label: eachOnce, otherwise: noActionField, rows: data.sums.city };
  return [
    section('actionFields', tableTitles.actionField[language], costSentence(language)),
    ...crossTables(data, data.actionFields, { ...what, wholes }, language),
    note(null, overlapNote[language]),
  ];
}

const costSentence = (language: Language): string =>
  `${words.totalEligibleCost[language]}${language === 'de' ? ' der Vorhaben in Euro.' : ' of the projects in euros.'}`;

/** Bars in the order of the alphabet; nothing where fewer than two cities have a value. */
function perInhabitantBars({ cities }: ComparisonData, language: Language): Block[] {
  const bars = cities.flatMap((city): Bar[] => {
    const cents = costPerInhabitant(city);
    return cents === null ? [] : [{ label: city.name, cents }];
  });
  if (bars.length < 2) return [];
  return [{ kind: 'bars', title: words.costPerInhabitant[language], bars, unit: 'euros' }];
}
