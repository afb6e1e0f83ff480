import { formatCount, formatDay } from '../../src/kernel/format.js';
import {
  type Block,
  fingerprintOf,
  type ReportDocument,
  type ReportInputs,
  type ReportSettings,
} from '../../src/reporting/index.js';
import { localPath } from '../../src/web/index.js';
import { derivedNote } from '../shared/notes.js';
import { registerState } from '../shared/words.js';
import { annexTable } from './annex.js';
import { changed } from './chapters/changed.js';
import { cityPages } from './chapters/city-pages.js';
import { completeness } from './chapters/completeness.js';
import { money } from './chapters/money.js';
import { places } from './chapters/places.js';
import { standing } from './chapters/standing.js';
import { summary } from './chapters/summary.js';
import { time } from './chapters/time.js';
import { topics } from './chapters/topics.js';
import type { StateReportData } from './dataset.js';
import { methodBlocks, scopeBlocks } from './method.js';

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
    downloads: (['pdf', 'xlsx', 'json'] as const).map((format) => ({
      label: { pdf: 'PDF', xlsx: 'Excel', json: 'JSON' }[format],
      href: `/api/v1/reports/state-report/file.${format}?${queryOf(inputs)}&language=${language}`,
      kind: format === 'pdf' ? 'document' : 'data',
      meta: downloadNotes[format][language],
    })),
  };
}

const downloadNotes = {
  pdf: { de: 'zum Drucken', en: 'for print' },
  xlsx: { de: 'Tabellen mit Formeln', en: 'tables with formulas' },
  json: { de: 'für Programme', en: 'for programs' },
} as const;

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
  const { language } = inputs;
  return [
    { kind: 'contents', title: words.contents[language] },
    ...scopeBlocks(data, inputs, { address, fingerprint: fingerprintOf(published(data)) }),
    ...summary(data, inputs),
    ...money(data, language),
    ...places(data, language),
    ...topics(data, language),
    ...time(data, inputs),
    ...standing(data, language),
    ...changed(data, language),
    ...cityPages(data, language),
    ...methodBlocks(inputs),
    ...completeness(data, language),
    { kind: 'chapter', key: 'annex', title: words.annex[language], lead: annexLead(data, inputs) },
    annexTable(data, language),
    { kind: 'note', mark: 'a', text: derivedNote[language] },
  ];
}

const annexLead = ({ totals }: StateReportData, { language }: Inputs): string =>
  language === 'de'
    ? `${formatCount(totals.projects, language)} Vorhaben nach Ort und Name`
    : `${formatCount(totals.projects, language)} projects by place and name`;
