import { formatCount, formatDay } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import {
  type Bar,
  type Block,
  fingerprintOf,
  type ReportDocument,
  type ReportInputs,
  type ReportSettings,
} from '../../src/reporting/index.js';
import { localPath } from '../../src/web/index.js';
import { cityProfile } from '../shared/city-profile.js';
import { downloadsOf } from '../shared/downloads.js';
import { headings } from '../shared/headings.js';
import { methodBlocks } from '../shared/method.js';
import { amountNotes, derivedNote, note, section } from '../shared/notes.js';
import { costPerInhabitant } from '../shared/per-inhabitant.js';
import { projectsTable } from '../shared/projects-table.js';
import { scopeBlocks } from '../shared/scope.js';
import { registerState } from '../shared/words.js';
import { cityTable, inhabitantsNote } from './city-table.js';
import { crossTable } from './cross-table.js';
import type { ComparisonData } from './dataset.js';
import type { ComparisonParameters } from './parameters.js';
import { published } from './published.js';
import { tableTitles, words } from './words.js';

type Inputs = ReportInputs<ComparisonParameters>;

/** Cities side by side: the same figures for each, what for, half a page each, every project. */
export function comparisonDocument(
  data: ComparisonData,
  inputs: Inputs,
  settings: ReportSettings,
): ReportDocument {
  const { language, parameters, reckoningDay } = inputs;
  const { register, cities } = data;
  const path = `/berichte/staedtevergleich?${queryOf(inputs)}`;
  const address = settings.publicUrl.replace(/^https?:\/\//, '') + localPath(language, path);
  const state = registerState(
    formatCount(register.revision, language),
    formatDay(register.publishedOn, language),
  )[language];
  return {
    language,
    textLanguage: language,
    kindTitle: words.kind[language],
    context: [words.kind[language], reckoningDay.slice(0, 4)],
    title: words.title[language],
    lead: null,
    subject: words.kind[language],
    blocks: blocksOf(data, inputs, address),
    colophon: [],
    funding: { sentence: words.cofunded[language], landNotice: settings.landNotice },
    registerState: state,
    path,
    address,
    date: register.publishedOn,
    onePage: false,
    cover: {
      map: {
        shapes: data.shapes,
        circles: cities.flatMap(({ mark }) => (mark === null ? [] : [{ x: mark.x, y: mark.y, radius: 14 }])),
        alt: cities.map(({ name }) => name).join(', '),
      },
      accent: reckoningDay.slice(0, 4),
      lines: [
        cities.map(({ name }) => name).join(', '),
        words.scope[parameters.scope][language],
        state,
        `${words.reckonedOn[language]} ${formatDay(reckoningDay, language)}`,
      ],
    },
    downloads: downloadsOf('comparison', queryOf(inputs), language),
  };
}

/** Names exactly this state of the report, also when the registry has moved on. */
const queryOf = ({ revision, parameters: { cities, scope }, reckoningDay }: Inputs): string =>
  `cities=${cities}${scope === 'all' ? '&scope=all' : ''}&asOf=${revision}&reckoningDay=${reckoningDay}`;

function blocksOf(data: ComparisonData, inputs: Inputs, address: string): Block[] {
  const { language, parameters, reckoningDay } = inputs;
  const { sums, cities, projects, shapes, totals } = data;
  const fingerprint = fingerprintOf(published(data));
  const covered = { register: data.register, scope: parameters.scope, reckoningDay, address, fingerprint };
  const cross = (key: 'category' | 'object' | 'period', heading: (typeof headings)[keyof typeof headings]) =>
    crossTable(data, sums[key], { key, title: tableTitles[key], heading }, language);
  const costs = costSentence(language);
  return [
    { kind: 'contents', title: words.contents[language] },
    ...scopeBlocks(covered, language),
    { kind: 'chapter', key: 'sideBySide', title: words.sideBySide[language], lead: words.fair[language] },
    ...perInhabitantBars(data, language),
    cityTable(data, language),
    note(null, inhabitantsNote(data, language)),
    ...amountNotes(totals, language),
    { kind: 'chapter', key: 'topics', title: words.topics[language], lead: null },
    section('periods', tableTitles.period[language], costs),
    cross('period', headings.fundingPeriod),
    section('categories', tableTitles.category[language], costs),
    cross('category', headings.category),
    section('objects', tableTitles.object[language], costs),
    cross('object', headings.object),
    { kind: 'chapter', key: 'cityPages', title: words.cityPages[language], lead: null },
    ...cities.map((city) => cityProfile(city, projects, shapes, language)),
    ...methodBlocks(language),
    { kind: 'chapter', key: 'annex', title: words.annex[language], lead: null },
    projectsTable(projects, {}, language),
    note('a', derivedNote[language]),
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
