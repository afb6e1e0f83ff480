import { inArray, type SQL, sql } from 'drizzle-orm';
import type { Orm, Transaction } from '../../platform/database/database.js';
import type { Dictionary } from '../../projects/index.js';
import { catalogueFields, type ProjectFilter, type ProjectInput, toInput } from '../../projects/index.js';
import { projectVersion as v } from '../../projects/tables.js';
import type { ComparedMeasure } from '../measures.js';
import { type States, sideBySide, valueOfProject } from './side-by-side.js';

export type { States } from './side-by-side.js';

/**
 * New: not selected then. Gone: not selected any more. Reclassified: selected in both, at another place or under another
 * catalogue value. Amended: selected in both in another version.
 */
export const changeKinds = ['new', 'gone', 'amended', 'reclassified'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A part of the difference of a total: so many projects, so much together. */
export interface ChangePart {
  readonly kind: ChangeKind;
  readonly projects: number;
  /** EUR cents, or a number of projects. */
  readonly difference: bigint;
}

/** One project that is not as it was. */
export interface ChangedProject {
  readonly reference: string;
  readonly name: string;
  readonly kind: ChangeKind;
  /** Null where it is not stated, or there was no such project. */
  readonly before: bigint | null;
  readonly after: bigint | null;
  readonly difference: bigint;
  /** What it said in each state; null where it was not selected. */
  readonly past: ProjectInput | null;
  readonly present: ProjectInput | null;
}

type Reader = Orm | Transaction;

/** What a project is classified by, as one value that can be compared. */
const classified = sql.join(
  [sql`${v.placeKind}`, sql`${v.placeId}`, ...catalogueFields.map((field) => sql`${v[`${field}Id`]}`)],
  sql`, `,
);

/** Projects of either state that have another version in the other, or none. */
export async function changed(
  db: Reader,
  states: States,
  filter: ProjectFilter,
  measure: ComparedMeasure,
  more: SQL = sql``,
): Promise<SQL> {
  const sides = await sideBySide(
    db,
    states,
    filter,
    () => sql`${valueOfProject(measure)} as value, row(${classified}) as class, ${v.placeKind} as place_kind,
      ${v.placeId} as place_id, ${sql.join(
        catalogueFields.map((field) => sql`${v[`${field}Id`]} as ${sql.identifier(`${field}Id`)}`),
        sql`, `,
      )}`,
  );
  return sql`(
    select coalesce(present.project_id, past.project_id) as project_id,
      coalesce(present.reference, past.reference) as reference, coalesce(present.name, past.name) as name,
      case when past.project_id is null then 'new' when present.project_id is null then 'gone'
        when past.class is distinct from present.class then 'reclassified' else 'amended' end as kind,
      past.version_id as past_version, present.version_id as present_version, past.value as before, present.value as after,
      coalesce(present.value, 0) - coalesce(past.value, 0) as difference ${more}
    from ${sides} where past.version_id is distinct from present.version_id
  ) changed`;
}

/** The parts the difference of a total is made of; they sum to it exactly. */
export async function changeParts(
  db: Reader,
  states: States,
  filter: ProjectFilter,
  measure: ComparedMeasure,
): Promise<ChangePart[]> {
  const rows = await db.execute<{ kind: ChangeKind; projects: number; difference: string }>(sql`
    select kind, count(*)::int as projects, sum(difference)::text as difference
    from ${await changed(db, states, filter, measure)} group by kind`);
  return changeKinds.flatMap((kind) => {
    const row = rows.find((one) => one.kind === kind);
    return row === undefined ? [] : [{ kind, projects: row.projects, difference: BigInt(row.difference) }];
  });
}

interface Row extends Record<string, unknown> {
  readonly reference: string;
  readonly name: string;
  readonly kind: ChangeKind;
  readonly past_version: string | null;
  readonly present_version: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string;
}

const cents = (written: string | null): bigint | null => (written === null ? null : BigInt(written));

/** Changed projects with what they said in each state, the largest differences first, from one place of that order on. */
export async function changedProjects(
  db: Reader,
  states: States,
  filter: ProjectFilter,
  measure: ComparedMeasure,
  {
    from,
    limit,
    dictionary,
  }: { readonly from: number; readonly limit: number; readonly dictionary: Dictionary },
): Promise<ChangedProject[]> {
  const rows = await db.execute<Row>(sql`
    select reference, name, kind, past_version::text, present_version::text, before::text, after::text, difference::text
    from ${await changed(db, states, filter, measure)}
    order by abs(difference) desc, reference collate "C" offset ${from} limit ${limit}`);
  const inputs = await inputsOf(db, rows, dictionary);
  return rows.map((row) => ({
    reference: row.reference,
    name: row.name,
    kind: row.kind,
    before: cents(row.before),
    after: cents(row.after),
    difference: BigInt(row.difference),
    past: inputs.get(row.past_version ?? '') ?? null,
    present: inputs.get(row.present_version ?? '') ?? null,
  }));
}

async function inputsOf(
  db: Reader,
  rows: readonly Row[],
  dictionary: Dictionary,
): Promise<ReadonlyMap<string, ProjectInput>> {
  const ids = rows.flatMap(({ past_version: past, present_version: present }) =>
    [past, present].filter((id) => id !== null),
  );
  if (ids.length === 0) return new Map();
  const versions = await db
    .select()
    .from(v)
    .where(inArray(v.id, ids.map(BigInt)));
  return new Map(versions.map((version) => [String(version.id), toInput(version, dictionary)]));
}
