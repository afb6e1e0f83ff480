import type { Viewpoint } from '../../src/history/index.js';
import { viewpointAt } from '../../src/history/index.js';
import { dayInBerlin } from '../../src/kernel/clock.js';
import type { Day } from '../../src/kernel/day.js';
import type { Cents } from '../../src/kernel/money.js';
import type { Text } from '../../src/kernel/text.js';
import { changesBetween } from '../../src/projects/index.js';
import type { Reading } from '../../src/reporting/index.js';
import { changedProjectsOf, type States } from '../../src/states/index.js';
import { type GroupChanges, groupChanges } from '../shared/changed-groups.js';
import { type ListedProject, listedProjects } from '../shared/listed-projects.js';
import type { StateReportParameters } from './parameters.js';

export const changeKinds = ['new', 'gone', 'amended', 'unchanged'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A project that is not as it was in the last report. */
export interface ChangedProject {
  readonly kind: Exclude<ChangeKind, 'unchanged'>;
  readonly reference: string;
  readonly name: string;
  /** Null where there is none: not stated, or no such project. */
  readonly before: Cents | null;
  readonly now: Cents | null;
  /** What people call the fields that are not as they were; of an amended project alone. */
  readonly fields: readonly Text[];
}

/** Projects of one kind of change; what is not known counts as nothing in the sums, as everywhere. */
export interface ChangeSums {
  readonly kind: ChangeKind;
  readonly projects: number;
  readonly before: Cents;
  readonly now: Cents;
}

/** What became of the projects of an earlier report. */
export interface Changes {
  readonly since: { readonly revision: number; readonly publishedOn: Day | null };
  readonly sums: readonly ChangeSums[];
  readonly projects: readonly ChangedProject[];
  /** Why the total cost differs by place, category, guideline and fund. */
  readonly groups: GroupChanges;
}

/**
 * The report's projects beside those of an earlier revision: new, gone, amended by a version published since, unchanged.
 *
 * @throws Problem `not_found` when there is no such revision
 */
export async function changesSince(
  { tx, viewpoint }: Reading,
  { scope, since }: StateReportParameters,
  now: readonly ListedProject[],
): Promise<Changes | null> {
  if (since === undefined) return null;
  const then: Viewpoint = await viewpointAt(tx, { kind: 'revision', revision: Number(since) });
  const before = new Map(
    (await listedProjects(tx, then, { scope })).map((project) => [project.reference, project]),
  );
  const present = new Map(now.map((project) => [project.reference, project]));
  const states: States = { before: then, now: viewpoint };
  const fields = await amendedFields({ tx }, states, { scope });
  const compared = [...new Set([...before.keys(), ...present.keys()])]
    .sort()
    .map((reference) => comparedProject(reference, before.get(reference), present.get(reference)));
  return {
    since: {
      revision: then.revision,
      publishedOn: then.publishedAt === null ? null : dayInBerlin(then.publishedAt),
    },
    sums: changeKinds.map((kind) => sumsOf(kind, compared)),
    projects: compared.flatMap(({ kind, ...rest }) =>
      kind === 'unchanged' ? [] : [{ kind, ...rest, fields: fields.get(rest.reference) ?? [] }],
    ),
    groups: await groupChanges({ tx }, states, { scope }, 'totalEligibleCost'),
  };
}

/** As many as a workbook is read of; beyond, the changes are told by the API. */
const mostAmended = 10_000;

/** Fields of every amended project, by its reference. */
async function amendedFields(
  { tx }: Pick<Reading, 'tx'>,
  states: States,
  filter: { readonly scope: StateReportParameters['scope'] },
): Promise<ReadonlyMap<string, readonly Text[]>> {
  const asked = { filter, measure: 'totalEligibleCost' } as const;
  const changed = await changedProjectsOf(tx, states, asked, { from: 0, limit: mostAmended });
  return new Map(
    changed.flatMap(({ reference, past, present }) =>
      past === null || present === null
        ? []
        : [[reference, changesBetween(past, present).map(({ label }) => label)]],
    ),
  );
}

type Compared = Omit<ChangedProject, 'kind' | 'fields'> & { readonly kind: ChangeKind };

function comparedProject(
  reference: string,
  before: ListedProject | undefined,
  now: ListedProject | undefined,
): Compared {
  const kind =
    before === undefined
      ? 'new'
      : now === undefined
        ? 'gone'
        : before.versionNumber === now.versionNumber
          ? 'unchanged'
          : 'amended';
  return {
    kind,
    reference,
    name: now?.name ?? before?.name ?? '',
    before: before?.totalEligibleCost ?? null,
    now: now?.totalEligibleCost ?? null,
  };
}

function sumsOf(wanted: ChangeKind, compared: readonly Compared[]): ChangeSums {
  const own = compared.filter(({ kind }) => kind === wanted);
  const sum = (of: (one: Compared) => Cents | null) =>
    own.reduce((cents, one) => cents + (of(one) ?? 0n), 0n);
  return {
    kind: wanted,
    projects: own.length,
    before: sum(({ before }) => before),
    now: sum(({ now }) => now),
  };
}
