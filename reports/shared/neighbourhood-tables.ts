import { formatMeasured, isOverdue } from '../../src/goals/index.js';
import { type IndicatorSum, indicatorTitle } from '../../src/implementations/index.js';
import type { Day } from '../../src/kernel/day.js';
import type { Language } from '../../src/kernel/text.js';
import { hoursLines, noticeText } from '../../src/offices/index.js';
import type { Column, Table } from '../../src/reporting/index.js';
import { cityName } from '../../src/web/index.js';
import { type Cell, count, day, figureColumn, money, none, text, textColumn } from './cells.js';
import { sumOf } from './flow/flow-line.js';
import { headings } from './headings.js';
import type { ListedProject } from './listed-projects.js';
import { neighbourhoodWords as words } from './neighbourhood-words.js';
import { areaOfProject, type Neighbourhoods } from './neighbourhoods.js';
import { lastMeasured, type ReportedGoal, standingOfGoal } from './reported-goals.js';
import type { ReportedOffice } from './reported-offices.js';
import { common } from './words.js';

/** Rows from which tables are set tighter. */
const manyRows = 12;

const said = (value: string | null): Cell => (value === null ? null : text(value));
const german = { verbatim: true } as const;
/** Where all is of one city, the city need not be named. */
const cityColumn = (beneath: string): Column => textColumn('city', words.city, 30, { ...german, beneath });

/** Areas with the figures that decide about them, their plans and their projects. */
export function areasTable(
  { areas, plans }: Neighbourhoods,
  projects: readonly ListedProject[],
  { language, alone }: { readonly language: Language; readonly alone: boolean },
): Table {
  const byCity = areas.toSorted((one, other) =>
    collator.compare(
      `${cityName(one.cityAgs)} ${one.name} ${one.reference}`,
      `${cityName(other.cityAgs)} ${other.name} ${other.reference}`,
    ),
  );
  const areaOf = areaOfProject(areas);
  const areaOfEach = projects.map((project) => areaOf(project));
  const rows = byCity.map((area): Cell[] => {
    const own = projects.filter((_, index) => areaOfEach[index] === area);
    const of = plans.filter((plan) => plan.areas.includes(area.reference)).map(({ name }) => name);
    return [
      text(area.name),
      ...(alone ? [] : [text(cityName(area.cityAgs))]),
      area.inhabitants === null ? null : count(area.inhabitants),
      area.sgb2Rate === null ? null : { type: 'rate', rate: area.sgb2Rate },
      day(area.sgb2RateOn ?? area.inhabitantsOn),
      of.length === 0 ? none : text(of.join('; ')),
      count(own.length),
      money(sumOf(own.map(({ totalEligibleCost }) => totalEligibleCost))),
    ];
  });
  return {
    kind: 'table',
    key: 'publishedAreas',
    title: words.areas[language],
    columns: [
      textColumn('publishedArea', words.area, 34, { ...german, total: 'label' }),
      ...(alone ? [] : [cityColumn('publishedArea')]),
      figureColumn('inhabitants', words.inhabitants, 'count', 18),
      { key: 'sgb2Rate', heading: words.sgb2Rate, type: 'rate', width: 17 },
      { key: 'countedOn', heading: words.countedOn, type: 'day', width: 22 },
      textColumn('plans', words.plan, 46, german),
      figureColumn('projects', headings.projects, 'count', 18),
      figureColumn('totalEligibleCost', headings.totalEligibleCost, 'money', 32),
    ],
    rows,
    totalLabel: common.total[language],
    dense: rows.length > manyRows,
  };
}

const collator = new Intl.Collator('de', { numeric: true });

/** How many goals of each city were measured and reached. */
export function goalsByCity(goals: readonly ReportedGoal[], on: Day, language: Language): Table {
  const cities = [...new Set(goals.map(({ cityAgs }) => cityAgs))].sort((one, other) =>
    collator.compare(cityName(one), cityName(other)),
  );
  return {
    kind: 'table',
    key: 'goalsByCity',
    title: words.goalsByCity[language],
    columns: [
      textColumn('city', words.city, 44, { total: 'label' }),
      figureColumn('goals', words.goals, 'count', 20),
      ...(['reached', 'underWay', 'notMeasured'] as const).map((standing) =>
        figureColumn(standing, words.standings[standing], 'count', 26),
      ),
      figureColumn('overdue', words.overdue, 'count', 26),
    ],
    rows: cities.map((ags) => {
      const own = goals.filter(({ cityAgs }) => cityAgs === ags);
      const standing = (wanted: string) =>
        count(own.filter((goal) => standingOfGoal(goal) === wanted).length);
      return [
        text(cityName(ags)),
        count(own.length),
        ...['reached', 'underWay', 'notMeasured'].map(standing),
        count(own.filter((goal) => isOverdue(goal, on)).length),
      ];
    }),
    totalLabel: common.total[language],
    dense: cities.length > manyRows,
  };
}

/** Every goal with its baseline, its target and what was measured last. */
export function goalsTable(goals: readonly ReportedGoal[], language: Language): Table {
  const measured = (value: number | null, unit: string | null): Cell =>
    value === null ? null : text(formatMeasured(value, unit, language));
  return {
    kind: 'table',
    key: 'goals',
    title: words.goals[language],
    columns: [
      textColumn('numberedGoal', words.goal, 64, { ...german, only: 'reading' }),
      textColumn('number', words.number, 10, { only: 'data' }),
      textColumn('goal', words.goal, 64, { ...german, only: 'data' }),
      textColumn('indicator', words.indicator, 64, { ...german, only: 'reading', beneath: 'numberedGoal' }),
      textColumn('measuredBy', words.indicator, 64, { ...german, only: 'data' }),
      textColumn('baseline', words.baseline, 26),
      textColumn('target', words.target, 26),
      { key: 'targetOn', heading: headings.due, type: 'day', width: 20, beneath: 'target' },
      textColumn('measured', words.measured, 26),
      { key: 'measuredOn', heading: words.measuredOn, type: 'day', width: 20, beneath: 'measured' },
      textColumn('standing', words.standing, 24),
    ],
    rows: goals.map((goal) => {
      const last = lastMeasured(goal);
      return [
        text([goal.number, goal.name].filter((part) => part !== null).join(' ')),
        goal.number === null ? none : text(goal.number),
        text(goal.name),
        said(goal.indicator),
        said(goal.indicator),
        measured(goal.baseline, goal.unit),
        measured(goal.target, goal.unit),
        goal.targetOn === null ? undefined : day(goal.targetOn),
        last === null ? null : measured(last.value, goal.unit),
        last === null ? undefined : day(last.on),
        text(words.standings[standingOfGoal(goal)][language]),
      ];
    }),
    totalLabel: null,
    dense: true,
  };
}

/** Indicators over all years, as the public sees them. */
export function indicatorsTable(sums: readonly IndicatorSum[], language: Language): Table {
  const parts = ['reached', 'women', 'men', 'nonBinary'] as const;
  return {
    kind: 'table',
    key: 'indicators',
    title: words.indicators[language],
    columns: [
      textColumn('indicator', words.indicator, 58),
      { key: 'projects', heading: headings.projects, type: 'count', width: 20 },
      { key: 'planned', heading: words.planned, type: 'count', width: 20 },
      ...parts.map((part): Column => ({ key: part, heading: words[part], type: 'count', width: 20 })),
      { key: 'withheld', heading: words.withheld, type: 'count', width: 24, only: 'data' },
    ],
    rows: sums.map((sum) => [
      text(indicatorTitle(sum, language)),
      count(sum.projects),
      sum.planned === null ? null : count(sum.planned),
      ...parts.map((part): Cell => {
        const number = sum[part];
        return number === null ? (sum.withheld > 0 ? none : null) : count(number);
      }),
      count(sum.withheld),
    ]),
    totalLabel: null,
    dense: true,
  };
}

/** Offices with where they are, when they open and what hangs out. */
export function officesTable(
  offices: readonly ReportedOffice[],
  { language, alone }: { readonly language: Language; readonly alone: boolean },
): Table {
  return {
    kind: 'table',
    key: 'offices',
    title: words.offices[language],
    columns: [
      textColumn('office', words.office, 36, german),
      ...(alone ? [] : [cityColumn('office')]),
      textColumn('address', words.address, 34, german),
      textColumn('contact', words.contact, 48, german),
      textColumn('hours', words.hours, 36),
      textColumn('notice', words.notice, 44, german),
    ],
    rows: offices.map((office) => [
      text(office.name),
      ...(alone ? [] : [text(cityName(office.cityAgs))]),
      said(addressOf(office)),
      said([office.phone, office.email].filter((part) => part !== null).join(', ') || null),
      said([...hoursLines(office.hours, language), office.hoursNote].filter(Boolean).join('; ') || null),
      office.notices.length === 0
        ? none
        : text(
            office.notices
              .map((notice) => `${notice.title}. ${noticeText(notice, language)}`.trim())
              .join(' '),
          ),
    ]),
    totalLabel: null,
    dense: true,
  };
}

/** Street, postcode and town on one line; null where none is stated. */
export const addressOf = ({ street, postcode, town }: ReportedOffice): string | null =>
  [street, [postcode, town].filter((part) => part !== null).join(' ')].filter(Boolean).join(', ') || null;
