import { formatCount, formatDay } from '../../src/kernel/format.js';
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
import { derivedNote } from '../shared/notes.js';
import { projectsTable } from '../shared/projects-table.js';
import { scopeBlocks } from '../shared/scope.js';
import { standingBlocks } from '../shared/standing-chapter.js';
import { registerState } from '../shared/words.js';
import { changed } from './chapters/changed.js';
import { cityPages } from './chapters/city-pages.js';
import { completeness } from './chapters/completeness.js';
import { money } from './chapters/money.js';
import { places } from './chapters/places.js';
import { summary } from './chapters/summary.js';
import { time } from './chapters/time.js';
import { topics } from './chapters/topics.js';
import type { StateReportData } from './dataset.js';

import type { StateReportParameters } from './parameters.js';
import { published } from './published.js';
import { words } from './words.js';

type Inputs = ReportInputs<StateReportParameters>;

/** The state report: cover, contents, key figures, sums by place, topic and time, method, and every single project. */
export function stateReportDocument(
  data: StateReportData,
  inputs: Inputs,
  settings: ReportSettings,
): ReportDocument {
  const { language, parameters, reckoningDay } = inputs;
  const { register } = data;
  const path = `/berichte/landesbericht?${queryOf(inputs)}`;
  const address = settings.publicUrl.replace(/^https?:\/\//, '') + localPath(language, path);
  const state = registerState(
    formatCount(register.revision, language),
    formatDay(register.publishedOn, language),
  )[language];
  return {
    language,
    textLanguage: language,
    kindTitle: words.kind[language],
    context: [words.scopeShort[parameters.scope][language], reckoningDay.slice(0, 4)],
    title: words.title[parameters.scope][language],
    lead: null,
    subject: `${words.kind[language]}, ${words.scopeShort[parameters.scope][language]}`,
    blocks: blocksOf(data, inputs, address),
    colophon: [],
    funding: { sentence: words.cofunded[language], landNotice: settings.landNotice },
    registerState: state,
    path,
    address,
    date: register.publishedOn,
    onePage: false,
    cover: coverOf(data, inputs, state),
    downloads: downloadsOf('state-report', queryOf(inputs), language),
  };
}

/** Names exactly this state of the report, also when the registry has moved on. */
function queryOf({ revision, parameters, reckoningDay }: Inputs): string {
  const { scope, cityPages: pages, since } = parameters;
  const said = [
    ...(scope === 'all' ? ['scope=all'] : []),
    ...(pages === 'programme' ? [] : [`cityPages=${pages}`]),
    ...(since === undefined ? [] : [`since=${since}`]),
  ];
  return [...said, `asOf=${revision}`, `reckoningDay=${reckoningDay}`].join('&');
}

function coverOf(data: StateReportData, inputs: Inputs, state: string): ReportDocument['cover'] {
  const { language, parameters, reckoningDay } = inputs;
  return {
    map: { ...data.map, alt: words.mapAlt[language] },
    accent: reckoningDay.slice(0, 4),
    lines: [
      words.scope[parameters.scope][language],
      state,
      `${words.reckonedOn[language]} ${formatDay(reckoningDay, language)}`,
    ],
  };
}

function blocksOf(data: StateReportData, inputs: Inputs, address: string): Block[] {
  const { language, reckoningDay } = inputs;
  return [
    { kind: 'contents', title: words.contents[language] },
    ...scopeBlocks(
      {
        register: data.register,
        scope: data.scope,
        reckoningDay,
        address,
        fingerprint: fingerprintOf(published(data)),
      },
      language,
    ),
    ...summary(data, inputs),
    ...money(data, language),
    ...places(data, language),
    ...topics(data, language),
    ...time(data, inputs),
    ...standingBlocks(data.standing, language),
    ...changed(data, language),
    ...cityPages(data, language),
    ...methodBlocks(language),
    ...completeness(data, language),
    { kind: 'chapter', key: 'annex', title: words.annex[language], lead: annexLead(data, inputs) },
    projectsTable(data.projects, data.fullNames, language),
    { kind: 'note', mark: 'a', text: derivedNote[language] },
  ];
}

const annexLead = ({ totals }: StateReportData, { language }: Inputs): string =>
  language === 'de'
    ? `${formatCount(totals.projects, language)} Vorhaben nach Ort und Name`
    : `${formatCount(totals.projects, language)} projects by place and name`;
