import type { ISql } from 'postgres';

/** A table of the registry as far as copying it needs to know. */
export interface Relation {
  readonly name: string;
  /** Columns with values of their own; generated ones follow from them. */
  readonly columns: readonly string[];
  /** What its rows are sorted by, as SQL, so that equal contents give equal bytes on every server. Empty without a key. */
  readonly order: readonly string[];
  /** Tables it refers to by foreign keys. */
  readonly refersTo: readonly string[];
}

export interface Sequence {
  readonly name: string;
  readonly lastValue: string;
  readonly called: boolean;
}

/** Every table of the registry, one that refers to another after it. */
export async function relations(sql: ISql): Promise<readonly Relation[]> {
  return inLoadingOrder(
    await sql<Relation[]>`
    select c.relname::text as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end
        from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k(attnum, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indexrelid = (
          select u.indexrelid from pg_index u
          where u.indrelid = c.oid and u.indisunique and u.indpred is null and u.indexprs is null
          order by u.indisprimary desc, u.indexrelid limit 1)
        order by k.position) as "order",
      array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as "refersTo"
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`,
  );
}

function inLoadingOrder(found: readonly Relation[]): readonly Relation[] {
  const ordered: Relation[] = [];
  const waiting = new Map(found.map((relation) => [relation.name, relation]));
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(({ refersTo }) => !refersTo.some((name) => waiting.has(name)));
    if (!next) throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    waiting.delete(next.name);
    ordered.push(next);
  }
  return ordered;
}

export async function sequences(sql: ISql): Promise<readonly Sequence[]> {
  const found = await sql<{ name: string }[]>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname collate "C"`;
  const positions: Sequence[] = [];
  for (const { name } of found) {
    const [position] = await sql<{ last_value: string; is_called: boolean }[]>`
      select last_value, is_called from ${sql(`public.${name}`)}`;
    if (position) positions.push({ name, lastValue: position.last_value, called: position.is_called });
  }
  return positions;
}

/** `public."table"`, for SQL that the driver cannot put together. */
export const quotedTable = (name: string): string => `public.${quoted(name)}`;

export const quotedColumns = (names: readonly string[]): string => names.map(quoted).join(', ');

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Session settings under which values read the same on every server, however long it takes. */
export const plainSession = {
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: 1,
  row_security: 'off',
  statement_timeout: 0,
  lock_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  // Indexes are made anew after loading; in kilobytes.
  maintenance_work_mem: 262_144,
};
