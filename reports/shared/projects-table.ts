import { text as bilingual, type Language } from '../../src/kernel/text.js';
import type { Column, Table, Value } from '../../src/reporting/index.js';
import { headings } from './headings.js';
import type { ListedProject, ListedValue } from './listed-projects.js';
import { common } from './words.js';

type Cell = Value | null | undefined;

/** Names of places that share theirs with another, told apart by the district, by AGS. */
export type FullNames = Readonly<Record<string, string>>;

const allProjects = bilingual('Alle Vorhaben', 'All projects');

const columns: readonly Column[] = [
  { key: 'reference', heading: headings.reference, type: 'text', width: 17, total: 'label' },
  { key: 'name', heading: headings.name, type: 'text', width: 58, verbatim: true },
  {
    key: 'beneficiary',
    heading: headings.beneficiary,
    type: 'text',
    width: 40,
    beneath: 'name',
    verbatim: true,
  },
  { key: 'ags', heading: headings.ags, type: 'text', width: 10, only: 'data' },
  { key: 'place', heading: headings.city, type: 'text', width: 23, verbatim: true },
  { key: 'start', heading: headings.start, type: 'day', width: 16 },
  { key: 'end', heading: headings.end, type: 'day', width: 16, beneath: 'start' },
  { key: 'totalEligibleCost', heading: headings.cost, type: 'money', width: 25, total: 'sum', bare: true },
  { key: 'union', heading: headings.union, type: 'money', width: 24, only: 'reading', bare: true },
  {
    key: 'unionContribution',
    heading: headings.unionStated,
    type: 'money',
    width: 20,
    only: 'data',
    total: 'sum',
  },
  {
    key: 'unionContributionDerived',
    heading: headings.unionDerived,
    type: 'money',
    width: 20,
    only: 'data',
    total: 'sum',
  },
  { key: 'fundingPeriod', heading: headings.fundingPeriod, type: 'text', width: 12, only: 'data' },
  { key: 'fund', heading: headings.fund, type: 'text', width: 12, only: 'data' },
  { key: 'fundingGuideline', heading: headings.guideline, type: 'text', width: 30, only: 'data' },
  { key: 'fundingObject', heading: headings.object, type: 'text', width: 30, only: 'data' },
  { key: 'interventionCategory', heading: headings.category, type: 'text', width: 30, only: 'data' },
  { key: 'specificObjective', heading: headings.objective, type: 'text', width: 30, only: 'data' },
  { key: 'area', heading: headings.area, type: 'text', width: 20, only: 'data' },
];

/** The list of all projects a report covers. */
export function projectsTable(
  projects: readonly ListedProject[],
  fullNames: FullNames,
  language: Language,
): Table {
  return {
    kind: 'table',
    key: 'projects',
    title: allProjects[language],
    columns,
    rows: projects.map((project) => rowOf(project, fullNames, language)),
    totalLabel: common.total[language],
    dense: true,
  };
}

const text = (content: string | null): Cell => (content === null ? null : { type: 'text', text: content });
const day = (value: string | null): Cell => (value === null ? null : { type: 'day', day: value });

function rowOf(project: ListedProject, fullNames: FullNames, language: Language): Cell[] {
  const { totalEligibleCost, unionContribution, period, place } = project;
  const { cents, origin } = unionContribution;
  const union: Cell = cents === null ? null : { type: 'money', cents, derived: origin === 'derived' };
  return [
    text(project.reference),
    text(project.name),
    text(beneficiaryName(project, language)),
    place.ags === null ? { type: 'none' } : text(place.ags),
    text(fullNames[place.ags ?? ''] ?? placeName(place, language)),
    day(period.start),
    day(period.end),
    totalEligibleCost === null ? null : { type: 'money', cents: totalEligibleCost },
    union,
    origin === 'derived' ? { type: 'none' } : union,
    origin === 'derived' ? union : { type: 'none' },
    text(valueName(project.fundingPeriod, language)),
    text(project.fund.code ?? valueName(project.fund, language)),
    text(valueName(project.fundingGuideline, language)),
    text(valueName(project.fundingObject, language)),
    text(valueName(project.interventionCategory, language)),
    text(valueName(project.specificObjective, language)),
    project.area === null ? { type: 'none' } : text(project.area),
  ];
}

const beneficiaryName = ({ beneficiary }: ListedProject, language: Language): string | null =>
  beneficiary?.naturalPerson ? common.naturalPerson[language] : (beneficiary?.name ?? null);

const placeName = (place: ListedProject['place'], language: Language): string | null =>
  place.kind === 'statewide' ? common.statewide[language] : (place.name ?? place.sourceText);

/** Code and title as matched, else the source's own common. */
function valueName({ code, title, sourceText }: ListedValue, language: Language): string | null {
  const parts = [code, title[language] ?? title.de].filter((part) => part !== null);
  return parts.length === 0 ? sourceText : parts.join(' ');
}
