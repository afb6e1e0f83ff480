import { formatDay } from '../../src/kernel/format.js';
import { type Language, text as words } from '../../src/kernel/text.js';
import type { Column, Table } from '../../src/reporting/index.js';
import { amount, count, figureColumn, money, none, text } from '../shared/cells.js';
import { headings } from '../shared/headings.js';
import { costPerInhabitant } from '../shared/per-inhabitant.js';
import type { ComparisonData } from './dataset.js';
import { words as comparisonWords, tableTitles } from './words.js';

/** One row per city, in alphabetical order. */
export function cityTable({ cities, totals }: ComparisonData, language: Language): Table {
  const shownFor = (known: number) => (known > 0 ? {} : ({ only: 'data' } as const));
  const { unionContribution: stated, unionContributionDerived: derived } = totals.amounts;
  const columns: Column[] = [
    { key: 'ags', heading: headings.ags, type: 'text', width: 12, only: 'data' },
    { key: 'city', heading: headings.city, type: 'text', width: 28, total: 'label' },
    { key: 'inhabitants', heading: headings.inhabitants, type: 'count', width: 18 },
    { key: 'inhabitantsOn', heading: countedOn, type: 'day', width: 18, only: 'data' },
    figureColumn('projects', headings.projects, 'count', 18),
    figureColumn('totalEligibleCost', headings.totalEligibleCost, 'money', 31),
    { key: 'perInhabitant', heading: headings.perInhabitant, type: 'money', width: 24, bare: true },
    { ...figureColumn('unionContribution', headings.unionStated, 'money', 26), ...shownFor(stated.known) },
    {
      ...figureColumn('unionContributionDerived', headings.unionDerived, 'money', 26),
      ...shownFor(derived.known),
    },
  ];
  const rows = cities.map((city) => [
    text(city.ags),
    text(city.name),
    city.inhabitants === null ? null : count(city.inhabitants),
    city.inhabitantsOn === null ? none : ({ type: 'day', day: city.inhabitantsOn } as const),
    count(city.sums.projects),
    money(city.sums.amounts.totalEligibleCost),
    amount(costPerInhabitant(city)),
    money(city.sums.amounts.unionContribution),
    money(city.sums.amounts.unionContributionDerived, true),
  ]);
  return {
    kind: 'table',
    key: 'cities',
    title: tableTitles.cities[language],
    columns,
    rows,
    totalLabel: comparisonWords.total[language],
  };
}

const countedOn = words('Einwohner am', 'Inhabitants on');

/** On which day inhabitants were counted, for the note below, and of which cities no source says it. */
export function inhabitantsNote({ cities }: ComparisonData, language: Language): string {
  const days = [...new Set(cities.flatMap(({ inhabitantsOn }) => inhabitantsOn ?? []))].sort();
  const dated = days.map((one) => formatDay(one, language)).join(', ');
  const undated = cities
    .filter(({ inhabitants, inhabitantsOn }) => inhabitants !== null && inhabitantsOn === null)
    .map(({ name }) => name)
    .join(', ');
  return [
    comparisonWords.perInhabitantNote[language],
    ...(dated === '' ? [] : [`${countedOn[language]} ${dated}.`]),
    ...(undated === '' ? [] : [`${noDay[language]} ${undated}.`]),
  ].join(' ');
}

const noDay = words('Stichtag der Einwohner nicht angegeben:', 'Day of the inhabitants not stated:');
