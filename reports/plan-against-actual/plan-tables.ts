import type { AmountSum } from '../../src/aggregates/index.js';
import type { Cents } from '../../src/kernel/money.js';
import type { Language } from '../../src/kernel/text.js';
import type { Block, Table } from '../../src/reporting/index.js';
import { cityName } from '../../src/web/index.js';
import { amount, type Cell, figureColumn, money, none, text, textColumn } from '../shared/cells.js';
import { type Bookings, bookedSteps } from '../shared/flow/bookings.js';
import type { FlowGroup } from '../shared/flow/flow-groups.js';
import { flowLine, sumOf } from '../shared/flow/flow-line.js';
import { cellOf, keptColumns, keptSteps } from '../shared/flow/flow-tables.js';
import { headings } from '../shared/headings.js';
import type { ListedProject } from '../shared/listed-projects.js';
import type { ReportedPlan } from '../shared/neighbourhoods.js';
import { section } from '../shared/notes.js';
import { words } from './words.js';

/** A line of part C with the project it became, or a project of no plan. */
interface PlanLine {
  readonly number: string | null;
  readonly name: string;
  readonly project: ListedProject | null;
  readonly years: ReportedPlan['projects'][number]['years'];
}

function linesOf({ plans, projects }: FlowGroup): PlanLine[] {
  const partC = plans.flatMap((plan) => plan.projects);
  const found = new Map(projects.map((project) => [project.reference, project]));
  const lines = partC.map(({ number, name, reference, years }): PlanLine => {
    const project = found.get(reference ?? '') ?? null;
    return { number, name: project?.name ?? name, project, years };
  });
  const named = new Set(partC.map(({ reference }) => reference));
  const others = projects.filter(({ reference }) => !named.has(reference));
  return [
    ...lines,
    ...others.map((project): PlanLine => ({ number: null, name: project.name, project, years: [] })),
  ];
}

/** One plan: its lines of part C beside what is booked. */
export function planBlocks(group: FlowGroup, bookings: Bookings, language: Language): Block[] {
  const key = group.key === '~' ? 'ohne' : group.key;
  return [
    section(`konzept-${key}`, group.name, words.perPlan[language]),
    {
      kind: 'table',
      key: `plan-${key}`,
      title: group.name,
      columns: [
        textColumn('name', headings.name, 76, { verbatim: true, total: 'label' }),
        textColumn('reference', words.numberAndReference, 20, { beneath: 'name' }),
        figureColumn('planned', words.plannedGrant, 'money', 24),
        ...keptColumns(24),
        { ...figureColumn('grant', words.stated, 'money', 24), beneath: 'approved' },
      ],
      rows: linesOf(group).map((line) => rowOf(line, bookings, language)),
      totalLabel: words.total[language],
      dense: true,
      only: 'reading',
    },
  ];
}

function rowOf({ number, name, project, years }: PlanLine, bookings: Bookings, language: Language): Cell[] {
  const booked = flowLine({ projects: project === null ? [] : [project], plans: [] }, bookings);
  return [
    text(name),
    text(
      [number, project?.reference ?? words.notInRegistry[language]]
        .filter((part) => part !== null)
        .join(' · '),
    ),
    money(plannedIn(years)),
    ...keptSteps.map((step) => cellOf(step, booked)),
    project === null ? none : amount(project.grant),
  ];
}

const plannedIn = (years: PlanLine['years'], year?: number): AmountSum =>
  sumOf(
    years.filter((one) => year === undefined || one.year === year).map(({ grant }): Cents | null => grant),
  );

/** A row per plan, project and budget year, for workbook, CSV and JSON. */
export function tableOfAll(groups: readonly FlowGroup[], bookings: Bookings, language: Language): Table {
  const rows = groups.flatMap((group) =>
    linesOf(group).flatMap((line) => {
      const booked = bookings.get(line.project?.reference ?? '') ?? [];
      const all = [...new Set([...line.years, ...booked].map(({ year }) => year))].sort();
      const ags = line.project?.place.ags ?? group.plans[0]?.cityAgs ?? null;
      return all.map((year): Cell[] => {
        const ofYear = booked.find((one) => one.year === year);
        return [
          ags === null ? none : text(cityName(ags)),
          text(group.name),
          line.number === null ? none : text(line.number),
          line.project === null ? none : text(line.project.reference),
          text(line.name),
          text(String(year)),
          money(plannedIn(line.years, year)),
          ...bookedSteps.map((step) => money(sumOf([ofYear?.[step] ?? null]))),
        ];
      });
    }),
  );
  return {
    kind: 'table',
    key: 'planAgainstActual',
    title: words.byProjectAndYear[language],
    columns: [
      textColumn('city', headings.city, 24, { total: 'label' }),
      textColumn('plan', words.columns.plan, 40, { verbatim: true }),
      textColumn('number', words.number, 10),
      textColumn('reference', headings.reference, 16),
      textColumn('name', headings.name, 50, { verbatim: true }),
      textColumn('budgetYear', words.columns.year, 14),
      figureColumn('planned', words.plannedGrant, 'money', 20),
      ...bookedSteps.map((step) => figureColumn(step, words.columns[step], 'money', 20)),
    ],
    rows,
    totalLabel: words.total[language],
    only: 'data',
  };
}
