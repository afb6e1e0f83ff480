import { dayInBerlin } from '../../src/kernel/clock.js';
import { Problem } from '../../src/kernel/problem.js';
import { changesBetween } from '../../src/projects/index.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import {
  type ChangedProject,
  type ChangedWord,
  type ChangePart,
  changedProjectsOf,
  comparisonOf,
  viewpointsOf,
} from '../../src/states/index.js';
import { type GroupChanges, groupChanges } from '../shared/changed-groups.js';
import type { Register } from '../shared/scope.js';
import type { ChangesParameters } from './parameters.js';

/** More are told one by one by the API: a report of a million rows is read by nobody. */
const mostListed = 10_000;

/** A field of an amended project, as people read it. */
export interface ChangedField {
  readonly reference: string;
  readonly name: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ChangesData {
  readonly scope: ChangesParameters['scope'];
  readonly measure: ChangesParameters['measure'];
  readonly register: Register;
  readonly since: Register;
  /** Totals of both states; before and the parts come to after. */
  readonly before: bigint;
  readonly after: bigint;
  readonly parts: readonly ChangePart[];
  readonly groups: GroupChanges;
  readonly projects: readonly Omit<ChangedProject, 'past' | 'present'>[];
  readonly fields: readonly ChangedField[];
  readonly words: readonly ChangedWord[];
}

/** Both states side by side, read in one snapshot. @throws Problem `not_found` for a revision there is not */
export async function changesDataset(
  { tx, viewpoint }: Reading,
  { parameters, language }: ReportInputs<ChangesParameters>,
): Promise<ChangesData> {
  const { scope, measure, since } = parameters;
  if (viewpoint.publishedAt === null) throw new Problem('not_found');
  const states = await viewpointsOf(tx, { kind: 'revision', revision: Number(since) }, viewpoint);
  const filter = { scope };
  const { before, after, parts, words } = await comparisonOf(tx, states, {
    filter,
    measure,
    dimension: null,
  });
  const projects = await changedProjectsOf(tx, states, { filter, measure }, { from: 0, limit: mostListed });
  const groups = await groupChanges({ tx }, states, filter, measure);
  for (const changed of Object.values(groups)) assertExplained(changed, after - before);
  return {
    scope,
    measure,
    register: { revision: viewpoint.revision, publishedOn: dayInBerlin(viewpoint.publishedAt) },
    since: {
      revision: states.before.revision,
      publishedOn: dayInBerlin(states.before.publishedAt ?? viewpoint.publishedAt),
    },
    ...{ before, after, parts, groups, words },
    projects: projects.map(({ past: _, present: __, ...project }) => project),
    fields: projects.flatMap(({ reference, name, past, present }) =>
      past === null || present === null
        ? []
        : changesBetween(past, present, null, language).map((change) => ({
            ...{ reference, name, label: change.label[language] },
            before: change.before,
            after: change.after,
          })),
    ),
  };
}

/** Throws unless the groups explain the whole difference: a report that does not reconcile is not handed out. */
function assertExplained(
  groups: readonly { readonly before: bigint; readonly after: bigint }[],
  difference: bigint,
): void {
  const explained = groups.reduce((sum, { before, after }) => sum + after - before, 0n);
  if (explained !== difference)
    throw new Error(`groups explain ${explained} of a difference of ${difference}`);
}
