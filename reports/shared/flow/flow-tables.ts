import type { AmountSum } from '../../../src/aggregates/index.js';
import type { Language, Text } from '../../../src/kernel/text.js';
import type { Column, Table } from '../../../src/reporting/index.js';
import { type Cell, count, figureColumn, money, none, text, textColumn } from '../cells.js';
import { headings } from '../headings.js';
import { common } from '../words.js';
import { type BookedStep, type Bookings, bookedSteps } from './bookings.js';
import type { FlowGroup } from './flow-groups.js';
import { type FlowLine, type FlowOf, type FlowYear, flowLine } from './flow-line.js';
import { flowWords as words } from './words.js';

/** Steps that are published; the others are kept beside the revisions and not public. */
const openSteps = ['framework', 'planned', 'applied', 'grant'] as const;
export const keptSteps = ['approved', 'called', 'paid', 'accepted', 'repaid', 'rest'] as const;
type Step = (typeof openSteps)[number] | (typeof keptSteps)[number];

/** The way of the grant step by step, each with what it is known for. */
export function stepsTable(
  line: FlowLine,
  { plans }: Pick<FlowOf, 'plans'>,
  { key, isOpen }: { readonly key: string; readonly isOpen: boolean },
  language: Language,
): Table {
  const steps: readonly Step[] = isOpen ? openSteps : [...openSteps, ...keptSteps];
  const numbers = plans.reduce((sum, { projects }) => sum + projects.length, 0);
  const all = (step: Step): number => {
    if (step === 'framework') return plans.length;
    if (step === 'planned') return numbers;
    return step === 'applied' ? line.applied.projects : line.projects;
  };
  const knownFor = (step: Step): Text => {
    const { known } = line[step];
    if (step === 'framework') return words.ofPlans(known, all(step));
    if (step === 'planned') return words.ofNumbers(known, all(step));
    return step === 'applied' ? words.applied(all(step)) : words.ofProjects(known, all(step));
  };
  return {
    kind: 'table',
    key,
    title: words.tables.steps[language],
    columns: [
      textColumn('step', words.columns.step, 52),
      { key: 'amount', heading: words.columns.amount, type: 'money', width: 30, bare: true },
      textColumn('remark', words.columns.remark, 52),
    ],
    rows: steps.map((step) => [
      text(words.steps[step][language]),
      all(step) === 0 ? none : amountOf(line[step]),
      text(knownFor(step)[language]),
    ]),
    totalLabel: null,
  };
}

/** What is known of nothing is not stated. */
const amountOf = ({ cents, known }: AmountSum): Cell => (known === 0 ? null : { type: 'money', cents });

/** What names the rows of a table of groups. */
export interface FlowRows {
  readonly key: string;
  readonly title: Text;
  readonly heading: Text;
  readonly column: string;
  readonly groups: readonly FlowGroup[];
}

const manyRows = 16;
const nameColumn = (key: string, heading: Text, width: number): Column =>
  textColumn(key, heading, width, { total: 'label' });

type Told = readonly (readonly [FlowGroup, FlowLine])[];

/** Groups that would be a row of dashes stand in one row together. */
function withRest(
  groups: readonly FlowGroup[],
  bookings: Bookings,
  rest: { readonly isBare: (line: FlowLine) => boolean; readonly name: (groups: number) => Text },
  language: Language,
): Told {
  const told = groups.map((group) => [group, flowLine(group, bookings)] as const);
  const bare = told.filter(([, line]) => rest.isBare(line)).map(([group]) => group);
  if (bare.length < 2) return told;
  const gathered: FlowGroup = {
    key: 'rest',
    name: rest.name(bare.length)[language],
    projects: bare.flatMap(({ projects }) => projects),
    plans: bare.flatMap(({ plans }) => plans),
  };
  return [...told.filter(([, line]) => !rest.isBare(line)), [gathered, flowLine(gathered, bookings)]];
}

const isUnknown = ({ framework, grant, applied }: FlowLine): boolean =>
  framework.known === 0 && grant.known === 0 && applied.projects === 0;
const isUnbooked = ({ framework, booked }: FlowLine): boolean => framework.known === 0 && booked === 0;

/** What is published of the way: framework, stated grants, what is applied for. */
export function openTable(rows: FlowRows, language: Language): Table {
  const told = withRest(rows.groups, new Map(), { isBare: isUnknown, name: words.allUnknown }, language);
  return tableOf(
    rows,
    [
      nameColumn(rows.column, rows.heading, 46),
      figureColumn('projects', headings.projects, 'count', 18),
      figureColumn('framework', words.columns.framework, 'money', 26),
      figureColumn('grantStated', headings.grantStated, 'count', 22),
      figureColumn('grant', headings.grant, 'money', 26),
      figureColumn('appliedFor', headings.appliedFor, 'money', 24),
    ],
    told.map(([{ name }, line]) => [
      text(name),
      count(line.projects),
      money(line.framework),
      count(line.grant.known),
      money(line.grant),
      money(line.applied),
    ]),
    language,
  );
}

/** What stands below another amount leaves its line empty where nothing is known. */
export const cellOf = <Step extends BookedStep | 'rest'>(
  step: Step,
  line: Readonly<Record<Step, AmountSum>>,
): Cell => (step === 'repaid' && line[step].known === 0 ? undefined : money(line[step]));

/** The whole way, for those who may know what is booked. */
export function flowTable(rows: FlowRows, bookings: Bookings, language: Language): Table {
  const told = withRest(rows.groups, bookings, { isBare: isUnbooked, name: words.unbooked }, language);
  return tableOf(
    rows,
    [
      nameColumn(rows.column, rows.heading, 44),
      textColumn('bookedFor', words.columns.booked, 44, { beneath: rows.column, only: 'reading' }),
      { ...figureColumn('projects', headings.projects, 'count', 18), only: 'data' },
      { ...figureColumn('booked', words.columns.booked, 'count', 18), only: 'data' },
      figureColumn('framework', words.columns.framework, 'money', 24),
      ...keptColumns(26),
    ],
    told.map(([{ name }, line]) => [
      text(name),
      text(words.bookedFor(line.booked, line.projects)[language]),
      count(line.projects),
      count(line.booked),
      money(line.framework),
      ...keptSteps.map((step) => cellOf(step, line)),
    ]),
    language,
  );
}

/** What is booked, a column each; repayments stand below payments to save room. */
const bookedColumns = (steps: readonly (typeof keptSteps)[number][], width: number): Column[] =>
  steps.map((step) => ({
    ...figureColumn(step, words.columns[step], 'money', width),
    ...(step === 'repaid' ? { beneath: 'paid' } : {}),
  }));

export const keptColumns = (width: number): Column[] => bookedColumns(keptSteps, width);

const tableOf = (
  { key, title }: FlowRows,
  columns: readonly Column[],
  rows: Table['rows'],
  language: Language,
): Table => ({
  kind: 'table',
  key,
  title: title[language],
  columns,
  rows,
  totalLabel: common.total[language],
  dense: rows.length > manyRows || columns.length > 7,
});

/** Money by budget year; `isOpen`: frameworks and planning alone. */
export function yearsTable(
  years: readonly FlowYear[],
  { key, title, isOpen }: { readonly key: string; readonly title: Text; readonly isOpen: boolean },
  language: Language,
): Table {
  const steps = isOpen ? [] : bookedSteps;
  return {
    kind: 'table',
    key,
    title: title[language],
    columns: [
      nameColumn('budgetYear', words.columns.year, 26),
      figureColumn('framework', words.columns.framework, 'money', 26),
      figureColumn('planned', words.columns.planned, 'money', 26),
      ...bookedColumns(steps, 26),
    ],
    rows: years.map(({ year, framework, planned, booked }) => [
      text(String(year)),
      money(framework),
      money(planned),
      ...steps.map((step) => cellOf(step, booked)),
    ]),
    totalLabel: common.total[language],
    dense: !isOpen,
  };
}
