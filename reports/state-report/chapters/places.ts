import { addSums, type GroupedSums, noSums, type Sums } from '../../../src/aggregates/index.js';
import { formatCount } from '../../../src/kernel/format.js';
import { type Language, type Text, text as words } from '../../../src/kernel/text.js';
import type { Block, Table } from '../../../src/reporting/index.js';
import { count, figureColumn, money, text } from '../../shared/cells.js';
import { flowWords } from '../../shared/flow/words.js';
import { headings } from '../../shared/headings.js';
import { amountNotes, note, section } from '../../shared/notes.js';
import { nameColumn, namedTable } from '../../shared/sum-tables.js';
import type { StateReportData } from '../dataset.js';
import { citySentence } from '../sentences.js';
import { cityTable } from '../sum-tables.js';
import { words as stateWords, tableTitles } from '../words.js';
import { bodies } from './bodies.js';

/** The programme and its periods, the places, and the areas inside them. */
export function places(data: StateReportData, language: Language): Block[] {
  return [
    { kind: 'chapter', key: 'cities', title: stateWords.cities[language], lead: null },
    section('programme', tableTitles.programme[language], programmeSentence[language]),
    programmeTable(data, language),
    section('places', tableTitles.city[language], citySentence(data, language)),
    cityTable(data, language),
    ...amountNotes(data.totals, language),
    ...areas(data, language),
    ...bodies(data, language),
  ];
}

const programmeSentence = words(
  'Programmstädte und Orte mit Vorhaben je Förderperiode; eine Stadt kann in mehreren teilnehmen, deshalb steht hier keine Summe der Städte.',
  'Programme cities and places with projects by funding period; a city can take part in several, so there is no sum of cities here.',
);

function programmeTable({ periods, sums }: StateReportData, language: Language): Table {
  const sumsOf = (key: string | null): Sums =>
    sums.periodAndFund.filter(({ groups }) => groups[0]?.key === key).reduce<Sums>(addSums, noSums);
  const rows = periods.map(({ key, title, places: found, programmeCities }) => {
    const { projects, amounts } = sumsOf(key);
    const name = title[language] ?? title.de ?? key;
    return [
      text(name),
      // A period without any mark is one of which the registry knows no programme cities.
      programmeCities === 0 ? null : count(programmeCities),
      count(found),
      count(projects),
      money(amounts.totalEligibleCost),
    ];
  });
  const unknown = sumsOf(null);
  return {
    kind: 'table',
    key: 'programme',
    title: tableTitles.programme[language],
    columns: [
      nameColumn('fundingPeriod', headings.fundingPeriod),
      { key: 'programmeCities', heading: headings.programmeCities, type: 'count', width: 22 },
      { key: 'places', heading: headings.places, type: 'count', width: 22 },
      figureColumn('projects', headings.projects, 'count', 18),
      figureColumn('totalEligibleCost', headings.totalEligibleCost, 'money', 30),
    ],
    rows:
      unknown.projects === 0
        ? rows
        : [
            ...rows,
            [
              text(stateWords.unmatched[language]),
              { type: 'none' },
              { type: 'none' },
              count(unknown.projects),
              money(unknown.amounts.totalEligibleCost),
            ],
          ],
    totalLabel: stateWords.total[language],
  };
}

/** Areas as the records name them; nothing but a sentence where none does. */
function areas({ totals, sums }: StateReportData, language: Language): Block[] {
  const named = sums.area.filter(({ groups }) => groups[0]?.key !== null);
  const known = named.reduce((sum, { projects }) => sum + projects, 0);
  const heading = section('areas', tableTitles.area[language], areaSentence(known, named, totals)[language]);
  if (named.length === 0) return [heading];
  return [
    heading,
    namedTable(
      totals,
      sums.area,
      { key: 'area', title: tableTitles.area, heading: headings.area, otherwise: flowWords.noArea },
      language,
    ),
    note(null, areaNote[language]),
  ];
}

const areaSentence = (known: number, named: readonly GroupedSums[], { projects }: Sums): Text =>
  known === 0
    ? words('Kein Vorhaben nennt ein Gebiet.', 'No project names an area.')
    : words(
        `${formatCount(known, 'de')} von ${formatCount(projects, 'de')} Vorhaben nennen eines von ${formatCount(named.length, 'de')} Gebieten.`,
        `${formatCount(known, 'en')} of ${formatCount(projects, 'en')} projects name one of ${formatCount(named.length, 'en')} areas.`,
      );

const areaNote = words(
  'Gebiete heißen hier, wie die Vorhaben sie nennen; derselbe Name in zwei Städten sind zwei Gebiete.',
  'Areas are called as the projects call them; the same name in two cities means two areas.',
);
