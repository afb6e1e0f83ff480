import type { z } from 'zod';
import { type Cents, knownSum } from '../kernel/money.js';
import type { planSchema } from './schemas.js';

/** An action plan (gebietsbezogenes integriertes Handlungskonzept) in one version. */
export type Plan = z.output<typeof planSchema>;
export type PlannedProject = Plan['projects'][number];
type PlannedYear = PlannedProject['years'][number];

/** Where a plan stands; a substantial change begins again as a new version. */
export type PlanState = 'preparation' | 'submitted' | 'examined' | 'confirmed';

export const planStateOf = ({ submittedOn, examinedOn, confirmedOn }: Plan): PlanState =>
  confirmedOn !== null
    ? 'confirmed'
    : examinedOn !== null
      ? 'examined'
      : submittedOn !== null
        ? 'submitted'
        : 'preparation';

export const frameOf = ({ framework }: Plan): Cents | null =>
  knownSum(framework.years.map(({ amount }) => amount));

/** What the projects of part C plan of one kind of money, in one year or in all. */
export const plannedSum = (
  projects: readonly PlannedProject[],
  kind: keyof Pick<PlannedYear, 'cost' | 'grant' | 'ownShare'>,
  year?: number,
): Cents | null =>
  knownSum(
    projects.flatMap(({ years }) =>
      years.filter((one) => year === undefined || one.year === year).map((one) => one[kind]),
    ),
  );

/** Every year that the framework or a project names, in order. */
export const yearsOf = ({ framework, projects }: Plan): number[] =>
  [
    ...new Set([...framework.years, ...projects.flatMap(({ years }) => years)].map(({ year }) => year)),
  ].sort();
