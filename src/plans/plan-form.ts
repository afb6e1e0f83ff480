import type { SentForm } from '../platform/http/form-body.js';
import { FormReader, shownPlaces, typed } from '../web/index.js';
import type { Plan, PlannedProject } from './plan.js';
import { frameworkBases, plannedKinds } from './schemas.js';

/** Budget years a form offers, by funding period: to the end of the time in which money may be spent. */
export function budgetYears(fundingPeriod: string | null | undefined): number[] {
  const first = Number((fundingPeriod ?? '').slice(0, 4)) + 1;
  const begin = first > 2000 ? first : 2022;
  return Array.from({ length: 8 }, (_, index) => begin + index);
}

export const mostProjects = 60;
/** Empty places for new projects at the end of part C. */
const furtherProjects = 3;

/** How many places for projects a form shows. */
export const shownProjects = (values: SentForm): number =>
  shownPlaces(values, /^p(\d+)\.(?:number|name)$/, mostProjects, furtherProjects);

export function valuesOfPlan(plan: Plan | null): SentForm {
  if (plan === null) return { fundingPeriod: '2021-2027', confirmedBy: '' };
  const { framework } = plan;
  return {
    name: plan.name,
    fundingPeriod: plan.fundingPeriod ?? '',
    areas: plan.areas.join('\n'),
    transitional: plan.transitional ? '1' : '',
    change: plan.change ?? '',
    submittedOn: typed.day(plan.submittedOn),
    examinedOn: typed.day(plan.examinedOn),
    confirmedOn: typed.day(plan.confirmedOn),
    confirmedBy: plan.confirmedBy ?? '',
    conditions: plan.conditions ?? '',
    participants: typed.lines(plan.participants),
    insek: plan.insek ?? '',
    urbanRenewal: plan.urbanRenewal ?? '',
    partA: plan.partA ?? '',
    partB: plan.partB ?? '',
    frameNumber: framework.number ?? '',
    frameOn: typed.day(framework.on),
    frameBasis: framework.basis ?? '',
    frameStart: typed.day(framework.grantPeriod.start),
    frameEnd: typed.day(framework.grantPeriod.end),
    ...Object.fromEntries(framework.years.map(({ year, amount }) => [`frame.${year}`, typed.amount(amount)])),
    ...Object.fromEntries(plan.projects.flatMap(valuesOfProject)),
  };
}

const valuesOfProject = (project: PlannedProject, index: number): [string, string][] => [
  [`p${index}.number`, project.number],
  [`p${index}.name`, project.name],
  [`p${index}.kind`, project.kind],
  [`p${index}.executingBody`, project.executingBody ?? ''],
  [`p${index}.reference`, project.reference ?? ''],
  ...project.years.flatMap(({ year, cost, grant, ownShare }): [string, string][] => [
    [`p${index}.cost.${year}`, typed.amount(cost)],
    [`p${index}.grant.${year}`, typed.amount(grant)],
    [`p${index}.ownShare.${year}`, typed.amount(ownShare)],
  ]),
];

export function planOfForm(values: SentForm) {
  const form = new FormReader(values);
  const years = budgetYears(values.fundingPeriod);
  const content: Plan = {
    name: form.required('name', 200, 'Der Name fehlt. Schreiben Sie ihn wie auf dem Konzept.'),
    fundingPeriod: form.words('fundingPeriod', 20),
    areas: form.chosen('areas'),
    transitional: form.isChecked('transitional'),
    change: form.words('change', 2_000),
    submittedOn: form.day('submittedOn'),
    examinedOn: form.day('examinedOn'),
    confirmedOn: form.day('confirmedOn'),
    confirmedBy: form.words('confirmedBy', 200),
    conditions: form.words('conditions', 4_000),
    participants: form.lines('participants', 300, 100),
    insek: form.words('insek', 1_000),
    urbanRenewal: form.words('urbanRenewal', 1_000),
    partA: form.words('partA', 8_000),
    partB: form.words('partB', 8_000),
    framework: {
      number: form.words('frameNumber', 100),
      on: form.day('frameOn'),
      basis: form.choice('frameBasis', frameworkBases),
      grantPeriod: { start: form.day('frameStart'), end: form.day('frameEnd') },
      years: years.flatMap((year) => {
        const amount = form.amount(`frame.${year}`);
        return amount === null ? [] : [{ year, amount }];
      }),
    },
    projects: Array.from({ length: mostProjects }, (_, index) =>
      projectOfForm(form, values, index, years),
    ).filter((project) => project !== null),
  };
  return form.isRight ? { content } : { faults: form.faults };
}

/** One project of part C; null where its place was left empty. */
function projectOfForm(
  form: FormReader,
  values: SentForm,
  index: number,
  years: readonly number[],
): PlannedProject | null {
  const field = (name: string) => `p${index}.${name}`;
  const isEmpty = ['number', 'name', 'executingBody', 'reference'].every(
    (name) => !values[field(name)]?.trim(),
  );
  if (isEmpty) return null;
  return {
    number: form.required(field('number'), 20, 'Die Nummer fehlt. Sie steht in Teil C, etwa E.2.'),
    name: form.required(field('name'), 300, 'Der Name des Vorhabens fehlt.'),
    kind: form.choice(field('kind'), plannedKinds) ?? 'neighbourhood',
    executingBody: form.words(field('executingBody'), 300),
    reference: form.words(field('reference'), 50),
    years: years.flatMap((year) => {
      const [cost, grant, ownShare] = [
        form.amount(field(`cost.${year}`)),
        form.amount(field(`grant.${year}`)),
        form.amount(field(`ownShare.${year}`)),
      ];
      return cost === null && grant === null && ownShare === null ? [] : [{ year, cost, grant, ownShare }];
    }),
  };
}
