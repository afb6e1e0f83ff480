import { formatCount } from '../../../src/kernel/format.js';
import { type Language, type Text, text } from '../../../src/kernel/text.js';
import type { Block } from '../../../src/reporting/index.js';
import { actionFields } from '../../shared/action-fields.js';
import { bars } from '../../shared/bars.js';
import { calendarTable } from '../../shared/calendar-table.js';
import { headings } from '../../shared/headings.js';
import { amountNotes, section } from '../../shared/notes.js';
import { catalogueTable, namedTable } from '../../shared/sum-tables.js';
import type { CityReportData } from '../dataset.js';
import { tableTitles, words } from '../words.js';

/** What the projects are for, in which areas, and when. */
export function topics(data: CityReportData, language: Language): Block[] {
  const { totals, sums } = data;
  const named = sums.area.filter(({ groups }) => groups[0]?.key !== null);
  const areas = namedTable(
    totals,
    sums.area,
    { key: 'area', title: tableTitles.area, heading: headings.area, otherwise: noArea },
    language,
  );
  const years = namedTable(
    totals,
    sums.year,
    { key: 'year', title: tableTitles.year, heading: headings.year, otherwise: words.yearUnknown },
    language,
  );
  return [
    { kind: 'chapter', key: 'topics', title: words.topics[language], lead: null },
    ...catalogue(data, 'object', language),
    ...catalogue(data, 'category', language),
    ...actionFields(totals, data.actionFields, language),
    section('areas', tableTitles.area[language], countSentence(named.length, areaNouns)[language]),
    ...(named.length === 0 ? [] : [areas]),
    section('years', tableTitles.year[language], startSentence[language]),
    years,
    section('calendarYears', tableTitles.calendarYear[language], words.spread[language]),
    calendarTable(data.calendarYears, tableTitles.calendarYear, language),
    ...amountNotes(totals, language),
  ];
}

function catalogue(
  { totals, sums }: CityReportData,
  key: 'object' | 'category',
  language: Language,
): Block[] {
  const what = { key, title: tableTitles[key], heading: headings[key] };
  const known = sums[key].filter(({ groups }) => groups[0]?.key !== null).length;
  return [
    section(`${key}s`, what.title[language], countSentence(known, nouns[key])[language]),
    ...bars(sums[key], what.heading[language], language),
    catalogueTable(totals, sums[key], what, language),
  ];
}

const noArea = text('kein Gebiet genannt', 'no area named');
const startSentence = text(
  'Der ganze Betrag steht in dem Jahr, in dem das Vorhaben beginnt.',
  'The whole amount stands in the year in which the project begins.',
);

interface Nouns {
  readonly one: Text;
  readonly many: Text;
}

const areaNouns: Nouns = { one: text('Gebiet', 'area'), many: text('Gebiete', 'areas') };
const nouns: Readonly<Record<'object' | 'category', Nouns>> = {
  object: {
    one: text('Fördergegenstand', 'funding object'),
    many: text('Fördergegenstände', 'funding objects'),
  },
  category: {
    one: text('Interventionskategorie', 'intervention category'),
    many: text('Interventionskategorien', 'intervention categories'),
  },
};

const countSentence = (count: number, { one, many }: Nouns): Text => {
  const noun = count === 1 ? one : many;
  return text(
    `Die Vorhaben nennen ${formatCount(count, 'de')} ${noun.de}.`,
    `The projects name ${formatCount(count, 'en')} ${noun.en}.`,
  );
};
