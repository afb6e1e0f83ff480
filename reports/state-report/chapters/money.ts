import type { GroupedSums, Sums } from '../../../src/aggregates/index.js';
import { formatCount } from '../../../src/kernel/format.js';
import { type Language, text as words } from '../../../src/kernel/text.js';
import type { Block, Table } from '../../../src/reporting/index.js';
import { amount, count, text, textColumn } from '../../shared/cells.js';
import { headings } from '../../shared/headings.js';
import { amountNotes, note, section } from '../../shared/notes.js';
import { catalogueTable, namedTable } from '../../shared/sum-tables.js';
import { common } from '../../shared/words.js';
import type { StateReportData } from '../dataset.js';
import { catalogueSentence, nouns } from '../sentences.js';
import { words as stateWords, tableTitles } from '../words.js';
import { funnel } from './funnel.js';

/** Whose money it is: the way from framework to rest, the parties, priorities and categories of regions. */
export function money(data: StateReportData, language: Language): Block[] {
  return [
    { kind: 'chapter', key: 'money', title: stateWords.money[language], lead: null },
    ...funnel(data, language),
    section('financing', tableTitles.financing[language], financingSentence(data.totals, language)),
    financingTable(data.totals, language),
    note(null, apart[language]),
    section(
      'priorities',
      tableTitles.priority[language],
      catalogueSentence(data.sums.priority, nouns.priority, language),
    ),
    catalogueTable(
      data.totals,
      data.sums.priority,
      { key: 'priority', title: tableTitles.priority, heading: headings.priority },
      language,
    ),
    ...regions(data, language),
    ...amountNotes(data.totals, language),
  ];
}

function financingSentence({ projects, amounts }: Sums, language: Language): string {
  const of = (known: number, lang: Language) => `${formatCount(known, lang)}`;
  return language === 'de'
    ? `Von ${of(projects, 'de')} Vorhaben nennen ${of(amounts.landFunds.known, 'de')} die Landesmittel und ${of(amounts.ownShare.known, 'de')} den Eigenanteil.`
    : `Of ${of(projects, 'en')} projects ${of(amounts.landFunds.known, 'en')} name the Land funds and ${of(amounts.ownShare.known, 'en')} the own share.`;
}

const apart = words(
  'Jede Zeile summiert nur die Vorhaben, die den Betrag nennen. Die Zeilen ergeben deshalb zusammen nicht die Gesamtkosten.',
  'Each row sums only the projects that state the amount. So the rows do not add up to the total cost.',
);

const parts = [
  ['totalEligibleCost', common.totalEligibleCost],
  ['grant', words('Zuwendung (EU und Land)', 'Grant (Union and Land)')],
  ['unionContribution', common.unionStated],
  ['unionContributionDerived', common.unionDerived],
  ['landFunds', words('Landesmittel', 'Land funds')],
  ['ownShare', words('Eigenanteil', 'Own share')],
  ['thirdPartyFunds', words('Drittmittel', 'Third-party funds')],
] as const;

/** Parties beside each other; they are not added up, because they are not known of the same projects. */
function financingTable({ projects, amounts }: Sums, language: Language): Table {
  return {
    kind: 'table',
    key: 'financing',
    title: tableTitles.financing[language],
    columns: [
      textColumn('part', headings.field, 52),
      { key: 'amount', heading: headings.amount, type: 'money', width: 30, bare: true },
      { key: 'stated', heading: headings.statedFor, type: 'count', width: 22 },
      { key: 'notStated', heading: headings.notStatedFor, type: 'count', width: 22 },
    ],
    rows: parts.map(([key, label]) => {
      const { cents, known } = amounts[key];
      const derived = key === 'unionContributionDerived';
      return [
        text(label[language]),
        known === 0 ? amount(null) : { type: 'money', cents, ...(derived ? { derived } : {}) },
        count(known),
        count(projects - known),
      ];
    }),
    totalLabel: null,
  };
}

function regions(data: StateReportData, language: Language): Block[] {
  const { totals, sums } = data;
  const named = sums.region.filter(({ groups }) => /^DED/.test(groups[0]?.key ?? ''));
  return [
    section('regions', tableTitles.regionCategory[language], regionSentence(named, language)),
    namedTable(
      totals,
      sums.regionCategory,
      {
        key: 'regionCategory',
        title: tableTitles.regionCategory,
        heading: headings.regionCategory,
        otherwise: common.placeUnmatched,
      },
      language,
    ),
    ...(data.regionCategoriesVerified ? [] : [note(null, unverified[language])]),
    section('nuts', tableTitles.region[language], nutsSentence[language]),
    namedTable(
      totals,
      sums.region,
      {
        key: 'region',
        title: tableTitles.region,
        heading: headings.region,
        otherwise: common.placeUnmatched,
      },
      language,
    ),
  ];
}

const regionSentence = (named: readonly GroupedSums[], language: Language): string =>
  language === 'de'
    ? `Vorhaben in ${formatCount(named.length, 'de')} ${named.length === 1 ? 'Region' : 'Regionen'} (NUTS 2), je nach Kategorie der Region in der Förderperiode.`
    : `Projects in ${formatCount(named.length, 'en')} ${named.length === 1 ? 'region' : 'regions'} (NUTS 2), by the category of the region in the funding period.`;

const nutsSentence = words(
  'Nach der Lage der Gemeinde des Durchführungsorts.',
  'By the municipality in which the project takes place.',
);

const unverified = words(
  'Die Kategorien der Regionen sind im Katalog noch nicht amtlich belegt. Der frühere Landkreis Döbeln zählt hier zu Chemnitz, im Programm zu Leipzig.',
  'The categories of the regions have no official source in the catalogue yet. The former district of Döbeln counts with Chemnitz here, with Leipzig in the programme.',
);
