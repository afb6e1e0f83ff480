import { formatCount, formatDay } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import {
  type Block,
  fingerprintOf,
  type ReportDocument,
  type ReportInputs,
  type ReportSettings,
} from '../../src/reporting/index.js';
import { localPath } from '../../src/web/index.js';
import { downloadsOf } from '../shared/downloads.js';
import { methodBlocks } from '../shared/method.js';
import { derivedNote, note } from '../shared/notes.js';
import { projectsTable } from '../shared/projects-table.js';
import { scopeBlocks } from '../shared/scope.js';
import { standingBlocks } from '../shared/standing-chapter.js';
import { registerState } from '../shared/words.js';
import { glance } from './chapters/glance.js';
import { projects } from './chapters/projects.js';
import { topics } from './chapters/topics.js';
import type { CityReportData } from './dataset.js';
import type { CityReportParameters } from './parameters.js';
import { published } from './published.js';
import { words } from './words.js';

type Inputs = ReportInputs<CityReportParameters>;

/** One city: at a glance, what for and when, each project with its facts, where it stands, and how it was counted. */
export function cityReportDocument(
  data: CityReportData,
  inputs: Inputs,
  settings: ReportSettings,
): ReportDocument {
  const { language, parameters, reckoningDay } = inputs;
  const { register, city } = data;
  const path = `/berichte/stadtbericht?${queryOf(inputs)}`;
  const address = settings.publicUrl.replace(/^https?:\/\//, '') + localPath(language, path);
  const state = registerState(
    formatCount(register.revision, language),
    formatDay(register.publishedOn, language),
  )[language];
  return {
    language,
    textLanguage: language,
    kindTitle: words.kind[language],
    context: [city.name, reckoningDay.slice(0, 4)],
    title: words.title(city.name)[language],
    lead: null,
    subject: words.title(city.name)[language],
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
        circles: city.mark === null ? [] : [{ x: city.mark.x, y: city.mark.y, radius: 22 }],
        alt: `${words.place[language]}: ${city.name}`,
      },
      accent: reckoningDay.slice(0, 4),
      lines: [
        words.scope[parameters.scope][language],
        state,
        `${words.reckonedOn[language]} ${formatDay(reckoningDay, language)}`,
      ],
    },
    downloads: downloadsOf('city-report', queryOf(inputs), language),
  };
}

/** Names exactly this state of the report, also when the registry has moved on. */
const queryOf = ({ revision, parameters: { city, scope }, reckoningDay }: Inputs): string =>
  `city=${city}${scope === 'all' ? '&scope=all' : ''}&asOf=${revision}&reckoningDay=${reckoningDay}`;

function blocksOf(data: CityReportData, inputs: Inputs, address: string): Block[] {
  const { language, parameters, reckoningDay } = inputs;
  const fingerprint = fingerprintOf(published(data));
  return [
    { kind: 'contents', title: words.contents[language] },
    ...scopeBlocks(
      { register: data.register, scope: parameters.scope, reckoningDay, address, fingerprint },
      language,
    ),
    ...glance(data, language),
    ...topics(data, language),
    ...projects(data, language),
    ...standingBlocks(data.standing, language),
    ...methodBlocks(language),
    { kind: 'chapter', key: 'annex', title: words.annex[language], lead: countLine(data, language) },
    projectsTable(data.projects, {}, language),
    note('a', derivedNote[language]),
  ];
}

const countLine = ({ totals }: CityReportData, language: Language): string =>
  language === 'de'
    ? `${formatCount(totals.projects, language)} Vorhaben nach Name`
    : `${formatCount(totals.projects, language)} projects by name`;
