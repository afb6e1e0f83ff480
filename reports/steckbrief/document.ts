import { formatDay } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import {
  type Block,
  fingerprintOf,
  type ReportDocument,
  type ReportInputs,
  type ReportSettings,
  writtenPeriod,
} from '../../src/reporting/index.js';
import { localPath } from '../../src/web/index.js';
import type { SteckbriefData, SteckbriefRecord } from './dataset.js';
import { recordFacts } from './facts.js';
import { derivedNotes, moneyBlocks } from './money.js';
import type { SteckbriefParameters } from './parameters.js';
import { placeBlocks } from './place.js';
import { registerState, words } from './words.js';

/** The Steckbrief: money and time side by side, purpose and place, then all fields. One page on paper. */
export function steckbriefDocument(
  data: SteckbriefData,
  inputs: ReportInputs<SteckbriefParameters>,
  settings: ReportSettings,
): ReportDocument {
  const { record, register } = data;
  const { language } = inputs;
  const address = addressOf(record.reference, language, settings);
  return {
    language,
    textLanguage: 'de',
    kindTitle: words.title[language],
    context: [fundAndPeriod(record, language), record.reference],
    title: record.name,
    lead: record.beneficiary?.name ?? null,
    subject: words.subject[language],
    blocks: blocksOf(data, inputs),
    colophon: colophonOf(record, address, language),
    funding: { sentence: words.cofunded[language], landNotice: settings.landNotice },
    registerState: registerState(String(register.revision), formatDay(register.publishedOn, language))[
      language
    ],
    path: pathOf(record.reference),
    address,
    date: register.publishedOn,
    onePage: true,
  };
}

function blocksOf(
  data: SteckbriefData,
  { language, reckoningDay }: ReportInputs<SteckbriefParameters>,
): Block[] {
  const { record } = data;
  const purpose: Block[] = [
    { kind: 'heading', level: 2, text: words.purpose[language] },
    { kind: 'paragraph', key: 'purposeAndAchievements', text: record.purposeAndAchievements },
  ];
  return [
    {
      kind: 'columns',
      columns: [
        { width: 'half', blocks: moneyBlocks(record, language) },
        { width: 'half', blocks: timeBlocks(record, reckoningDay, language) },
      ],
    },
    {
      kind: 'columns',
      columns: [
        { width: 'wide', blocks: purpose },
        { width: 'narrow', blocks: placeBlocks(data, language) },
      ],
    },
    { kind: 'facts', facts: recordFacts(record, language) },
    ...derivedNotes(record, language),
    { kind: 'note', mark: null, text: `${words.decisionCounts[language]} ${words.mapCredit[language]}` },
  ];
}

function timeBlocks({ period }: SteckbriefRecord, reckoningDay: string, language: Language): Block[] {
  const known = period.start !== null || period.end !== null;
  const label = words.period[language];
  return [
    { kind: 'heading', level: 2, text: words.time[language] },
    {
      kind: 'keyFigures',
      figures: [{ key: 'period', label, value: known ? { type: 'period', period } : null }],
    },
    {
      kind: 'timeBar',
      period,
      reckoningDay,
      markLabel: words.statusDay[language],
      alt: `${label}: ${writtenPeriod(period, language)}`,
    },
  ];
}

function fundAndPeriod({ catalogue }: SteckbriefRecord, language: Language): string {
  const { fund, fundingPeriod } = catalogue;
  return [
    fund.code ?? fund.title.de ?? fund.sourceText,
    fundingPeriod.title[language] ?? fundingPeriod.title.de ?? fundingPeriod.sourceText,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

const pathOf = (reference: string): string => `/vorhaben/${encodeURIComponent(reference)}`;

/** The page's address as people type it. */
const addressOf = (reference: string, language: Language, { publicUrl }: ReportSettings): string =>
  publicUrl.replace(/^https?:\/\//, '') + localPath(language, pathOf(reference));

function colophonOf(
  record: SteckbriefRecord,
  address: string,
  language: Language,
): ReportDocument['colophon'] {
  const day = formatDay(record.publishedOn, language);
  return [
    {
      label: words.version[language],
      value: language === 'de' ? `${record.versionNumber} vom ${day}` : `${record.versionNumber} of ${day}`,
    },
    { label: words.fingerprint[language], value: fingerprintOf(record) },
    { label: words.allVersions[language], value: address },
  ];
}
