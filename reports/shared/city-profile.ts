import { formatCount, formatDay } from '../../src/kernel/format.js';
import { type Language, text as words } from '../../src/kernel/text.js';
import { hoursLines } from '../../src/offices/index.js';
import type { MapShapes } from '../../src/platform/charts/schematic-map.js';
import { type Fact, type Profile, type Table, yearChart } from '../../src/reporting/index.js';
import { amount, type Cell, count, day, figureColumn, sumFact, text, textColumn } from './cells.js';
import type { ReportedCity } from './cities.js';
import { headings } from './headings.js';
import type { ListedProject } from './listed-projects.js';
import type { ReportedOffice } from './reported-offices.js';
import { common } from './words.js';

/** Room is short on half a page; what these costs are stands in the method. */
const shortCost = words('Gesamtkosten (€)', 'Eligible cost (€)');

/** A city on half a page: figures, its largest projects, cost by calendar year, where it lies. */
export function cityProfile(
  city: ReportedCity,
  projects: readonly ListedProject[],
  { shapes, offices = [] }: { readonly shapes: MapShapes; readonly offices?: readonly ReportedOffice[] },
  language: Language,
): Profile {
  const alt = `${common.place[language]}: ${city.name}`;
  return {
    kind: 'profile',
    key: `ort-${city.ags}`,
    title: city.name,
    subtitle: subtitleOf(city, language),
    figures: cityFigures(city, language),
    table: projectsOf(city, projects, language),
    chart: yearChart(city.years, common.costByCalendarYear[language], language, true),
    map: {
      shapes,
      chosen: { districts: city.district === null ? [] : [city.district.ags], mark: city.mark },
      alt,
    },
    facts: [
      ...(city.areas.length === 0
        ? []
        : [{ key: 'areas', label: headings.areas[language], value: text(city.areas.join('; ')) }]),
      ...offices
        .filter(({ cityAgs }) => cityAgs === city.ags)
        .slice(0, mostOffices)
        .map((office) => officeFact(office, language)),
    ],
  };
}

/** There is room for so many below the map. */
const mostOffices = 2;

/** What hangs out at an office, else when it opens. */
function officeFact({ reference, name, notices, hours }: ReportedOffice, language: Language): Fact {
  const said = notices[0]?.title ?? (hoursLines(hours, language).join('; ') || null);
  return { key: reference, label: name, value: said === null ? null : text(said) };
}

/** District and inhabitants. */
export function subtitleOf(city: ReportedCity, language: Language): string {
  const { ags, district, inhabitants, inhabitantsOn } = city;
  const where =
    ags.slice(5) === '000'
      ? common.freeCity[language]
      : district === null
        ? null
        : /kreis/i.test(district.name)
          ? district.name
          : language === 'de'
            ? `Landkreis ${district.name}`
            : `District of ${district.name}`;
  const people =
    inhabitants === null
      ? null
      : common.inhabitants(formatCount(inhabitants, language), inhabitantsOn)[language];
  return [where, people].filter((part) => part !== null).join(' · ');
}

/** Projects, cost and Union contribution, each with the number of projects it is known of. */
export function cityFigures({ sums }: ReportedCity, language: Language): Fact[] {
  const { projects, amounts } = sums;
  const of = (known: number) =>
    language === 'de'
      ? `bei ${formatCount(known, 'de')} von ${formatCount(projects, 'de')}`
      : `for ${formatCount(known, 'en')} of ${formatCount(projects, 'en')}`;
  const { unionContribution: stated, unionContributionDerived: derived } = amounts;
  const costs = sumFact(
    'totalEligibleCost',
    words('Gesamtkosten', 'Eligible cost')[language],
    amounts.totalEligibleCost,
    of(amounts.totalEligibleCost.known),
  );
  const union = [
    ...(stated.known > 0
      ? [sumFact('unionContribution', common.unionStated[language], stated, of(stated.known))]
      : []),
    ...(derived.known > 0
      ? [sumFact('unionContributionDerived', common.unionDerived[language], derived, of(derived.known), true)]
      : []),
  ];
  return [{ key: 'projects', label: common.projects[language], value: count(projects) }, costs, ...union];
}

function projectsOf(city: ReportedCity, projects: readonly ListedProject[], language: Language): Table {
  const own = projects.filter(({ place }) => place.ags === city.ags).sort(byCost);
  const lines = own.map(({ name }) => inLines(name, mostLines));
  const named = own.slice(0, fitting(lines.map(({ length }) => length)));
  const rest = own.slice(named.length);
  const rows: Cell[][] = named.map(({ period, totalEligibleCost }, index) => [
    text(lines[index]?.join('') ?? ''),
    day(period.end),
    amount(totalEligibleCost),
  ]);
  if (rest.length > 0) rows.push([text(common.moreProjects(rest.length)[language]), undefined, restOf(rest)]);
  return {
    kind: 'table',
    key: `projectsOf${city.ags}`,
    title: `${common.projects[language]}: ${city.name}`,
    columns: [
      textColumn('name', headings.name, 70, { total: 'label', verbatim: true }),
      { key: 'end', heading: headings.end, type: 'day', width: 20 },
      figureColumn('totalEligibleCost', shortCost, 'money', 26),
    ],
    rows,
    totalLabel: common.total[language],
    dense: true,
    only: 'reading',
  };
}

/** Sum of the projects not named; a dash where none of them states its cost. */
function restOf(rest: readonly ListedProject[]): Cell {
  const known = rest.flatMap(({ totalEligibleCost }) => totalEligibleCost ?? []);
  if (known.length === 0) return { type: 'none' };
  return { type: 'money', cents: known.reduce((sum, cents) => sum + cents, 0n) };
}

function byCost(one: ListedProject, other: ListedProject): number {
  const [a, b] = [one.totalEligibleCost ?? -1n, other.totalEligibleCost ?? -1n];
  if (a !== b) return a > b ? -1 : 1;
  return one.reference < other.reference ? -1 : 1;
}

/** Height of a row and of each further line in it, and what half a page has room for, in thirds of a row. */
const heights = { row: 3, line: 2, all: 17 };

/** How many projects are named one by one: all of them, or as many as leave a row for the others. */
function fitting(lines: readonly number[]): number {
  const needed = (count: number) =>
    lines.slice(0, count).reduce((sum, one) => sum + heights.row + (one - 1) * heights.line, 0);
  if (needed(lines.length) <= heights.all) return lines.length;
  return lines.findLastIndex((_, index) => needed(index + 1) + heights.row <= heights.all) + 1;
}

/** Letters of a line of the column of names, and lines a name has. */
const letters = 40;
const mostLines = 2;
const cut = '\u00a0…';

/** A name in lines as they are set; one too long for them ends at a word, and the annex has it in full. */
function inLines(name: string, most: number): string[] {
  const words = name.match(/[^\s-]*(?:-|\s+|$)/g) ?? [];
  const lines = [''];
  for (const word of words) {
    const last = lines.at(-1) ?? '';
    if (last === '' || (last + word).trimEnd().length <= letters) lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const end = kept.pop() ?? '';
  const room = letters - cut.length;
  const ended = end.trimEnd().length <= room ? end : end.slice(0, room + 1).replace(/\s*\S*$/, '');
  return [...kept, `${ended.replace(/[\s,–-]+$/, '')}${cut}`];
}

/** "from the 1st to the 31st", for sentences. */
export const span = (from: string, until: string, language: Language): string =>
  language === 'de'
    ? `vom ${formatDay(from, 'de')} bis zum ${formatDay(until, 'de')}`
    : `from ${formatDay(from, 'en')} to ${formatDay(until, 'en')}`;
