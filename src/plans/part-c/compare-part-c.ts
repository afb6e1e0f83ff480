import type { Difference, LocatedFinding } from '../../imports/index.js';
import { fold } from '../../kernel/fold.js';
import { toDecimal } from '../../kernel/money.js';
import type { Plan, PlannedProject } from '../plan.js';
import { mostProjects } from '../plan-form.js';
import { moneyKinds } from './columns.js';
import type { PartCRow } from './read-part-c.js';
import * as said from './said.js';

export const partCChanges = ['new', 'changed', 'unchanged', 'missing'] as const;

/** What a file would do to one planned project. */
export interface PartCChange {
  readonly number: string;
  readonly name: string;
  readonly change: (typeof partCChanges)[number];
  readonly differences: readonly Difference[];
}

interface ComparedPartC {
  /** Part C as it would be: what the file does not name stays. */
  readonly projects: readonly PlannedProject[];
  readonly changes: readonly PartCChange[];
  readonly findings: readonly LocatedFinding[];
  /** The row of each project of the file, by its place in `projects`. */
  readonly rows: ReadonlyMap<number, PartCRow>;
}

/** Sets the rows of a file beside part C of a draft. */
export function comparePartC({ projects: current }: Plan, rows: readonly PartCRow[]): ComparedPartC {
  const findings: LocatedFinding[] = [];
  const taken = new Map<number, PartCRow>();
  const rowOf = (number: string) => rows.find((row) => fold(row.number) === fold(number));
  const kept = current.map((project, index) => {
    const row = rowOf(project.number);
    if (row === undefined) return { before: project, after: project, change: 'missing' as const };
    taken.set(index, row);
    findings.push(...emptied(project, row));
    const after = changed(project, row);
    const change = differences(project, after).length === 0 ? ('unchanged' as const) : ('changed' as const);
    return { before: project, after, change };
  });
  const added = rows
    .filter(({ number }) => !current.some((project) => fold(project.number) === fold(number)))
    .map((row, index) => {
      taken.set(kept.length + index, row);
      if (row.name === null)
        findings.push(said.locatedAt(said.missing('name', ['Der Name', 'The name']), row.placeOf('name')));
      const empty: PlannedProject = {
        number: row.number,
        name: row.name ?? row.number,
        kind: 'neighbourhood',
        executingBody: null,
        reference: null,
        years: [],
      };
      return { before: null, after: changed(empty, row), change: 'new' as const };
    });
  const all = [...kept, ...added];
  if (all.length > mostProjects) findings.push(said.locatedAt(said.tooMany(mostProjects), said.nowhere));
  return {
    projects: all.map(({ after }) => after),
    changes: all.map(({ before, after, change }) => ({
      number: after.number,
      name: after.name,
      change,
      differences: change === 'missing' ? [] : differences(before, after),
    })),
    findings,
    rows: taken,
  };
}

/** A project with what a row says; an empty cell says nothing. */
function changed(project: PlannedProject, row: PartCRow): PlannedProject {
  const years = new Map(project.years.map((year) => [year.year, year]));
  for (const { year, key, amount } of row.money) {
    const before = years.get(year) ?? { year, cost: null, grant: null, ownShare: null };
    years.set(year, { ...before, [key]: amount });
  }
  return {
    number: project.number,
    name: row.name ?? project.name,
    kind: row.kind ?? project.kind,
    executingBody: row.executingBody ?? project.executingBody,
    reference: row.reference ?? project.reference,
    years: [...years.values()].sort((one, other) => one.year - other.year),
  };
}

const texts = ['name', 'kind', 'executingBody', 'reference'] as const;

/** Every field of a project as text: "name", "cost.2024". */
const valuesOf = (project: PlannedProject | null): Map<string, string> =>
  new Map(
    project === null
      ? []
      : [
          ...texts.flatMap((field) => (project[field] === null ? [] : [[field, project[field]] as const])),
          ...moneyKinds.flatMap(({ key }) =>
            project.years.flatMap(({ year, [key]: amount }) =>
              amount === null ? [] : [[`${key}.${year}`, toDecimal(amount)] as const],
            ),
          ),
        ],
  );

function differences(before: PlannedProject | null, after: PlannedProject): Difference[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])]
    .filter((field) => old.get(field) !== now.get(field))
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }));
}

/** What the draft says and the file leaves empty. */
const emptied = (project: PlannedProject, row: PartCRow): LocatedFinding[] =>
  [...valuesOf(project).keys()].flatMap((field) => {
    const place = row.placeOf(field);
    return place.cell !== null && (place.value ?? '').trim() === ''
      ? [said.locatedAt(said.emptied(field), place)]
      : [];
  });
