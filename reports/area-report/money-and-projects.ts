import type { Language } from '../../src/kernel/text.js';
import type { Block, Table } from '../../src/reporting/index.js';
import { amount, figureColumn, text, textColumn } from '../shared/cells.js';
import { frameNotes } from '../shared/flow/flow-chapter.js';
import { flowYears } from '../shared/flow/flow-line.js';
import { yearsTable } from '../shared/flow/flow-tables.js';
import { headings } from '../shared/headings.js';
import { note, section } from '../shared/notes.js';
import type { AreaReportData } from './dataset.js';
import { words } from './words.js';

/** Plans made for the area, with their money by budget year. */
export function moneyBlocks({ facts, projects }: AreaReportData, language: Language): Block[] {
  const { plans } = facts.neighbourhoods;
  if (plans.length === 0) return [section('plans', words.plans[language], words.noPlan[language])];
  const names = plans.map(({ name }) => name).join('; ');
  const years = flowYears({ projects, plans }, new Map());
  const isShared = plans.some(({ areas }) => areas.length > 1);
  return [
    section('plans', words.plans[language], words.plansSentence(names)[language]),
    ...(years.length === 0
      ? []
      : [yearsTable(years, { key: 'framework', title: words.framework, isOpen: true }, language)]),
    ...frameNotes({ plans }, language),
    ...(isShared ? [note(null, words.sharedPlan[language])] : []),
  ];
}

/** Every project that names the area. */
export function projectBlocks({ projects }: AreaReportData, language: Language): Block[] {
  const heading = section(
    'projectsOfArea',
    words.projectsOf[language],
    words.projectsSentence(projects.length)[language],
  );
  return projects.length === 0 ? [heading] : [heading, projectsTable(projects, language)];
}

const projectsTable = (projects: AreaReportData['projects'], language: Language): Table => ({
  kind: 'table',
  key: 'projectsOfArea',
  title: words.projectsOf[language],
  columns: [
    textColumn('reference', headings.reference, 20, { total: 'label' }),
    textColumn('name', headings.name, 62, { verbatim: true }),
    { key: 'period', heading: words.period, type: 'period', width: 40 },
    figureColumn('totalEligibleCost', headings.cost, 'money', 28),
    figureColumn('grant', headings.grant, 'money', 28),
  ],
  rows: projects.map(({ reference, name, period, totalEligibleCost, grant }) => [
    text(reference),
    text(name),
    period.start === null && period.end === null ? null : { type: 'period', period },
    amount(totalEligibleCost),
    amount(grant),
  ]),
  totalLabel: words.total[language],
  dense: projects.length > 16,
});
