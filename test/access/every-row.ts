import { createHash, randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { bautzen, goerlitz } from '../support/people.js';

/**
 * Whose row it is: of Bautzen or Görlitz, before (`0`) or after (`1`) its draft was handed in for the first time; or the
 * service centre's own.
 */
export const owners = {
  B0: { city: bautzen, draft: randomUUID(), handedIn: false },
  B1: { city: bautzen, draft: randomUUID(), handedIn: true },
  G0: { city: goerlitz, draft: randomUUID(), handedIn: false },
  G1: { city: goerlitz, draft: randomUUID(), handedIn: true },
  S: { city: null, draft: randomUUID(), handedIn: true },
} as const;
export type Owner = keyof typeof owners;
const ownerNames = Object.keys(owners) as Owner[];

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Rows that decide about others by what they say; everything else gets values that mean nothing. */
const meaningful = (table: string, column: string, owner: Owner): unknown => {
  const { city, draft, handedIn } = owners[owner];
  if (column === 'city_ags' || column === 'owner_city' || column === 'city') return city;
  if (column === 'draft_id' || (table === 'project_draft' && column === 'id')) return draft;
  // A file is named after whose it is, so that attachment, file and parts belong together.
  if (column === 'sha256') return hashOf(owner);
  // Imports are the service centre's: only the file of its own is also one that was imported.
  if (column === 'file_sha256') return hashOf(owner === 'S' ? owner : `import ${owner}`);
  if (table === 'project_draft' && column === 'state') return handedIn ? 'submitted' : 'draft';
  if (table === 'workflow_step' && column === 'step') return handedIn ? 'handedIn' : 'begun';
  if (table === 'person' && column === 'role') return city === null ? 'staff' : 'cityEditor';
  if (column === 'natural_person') return city !== null;
  if (column === 'asker') return city === null ? undefined : `city:${city}`;
  if ((table === 'report_run' || table === 'city_upload') && column === 'id') return draft;
  // A run of a city is of what is published, or of its own.
  if (table === 'report_run' && column === 'audience') return handedIn ? 'public' : 'city';
  if (table === 'report_run' && column === 'parameters') return { city };
  if (column === 'upload_id') return draft;
  if (column === 'run_id' && table.startsWith('report_run_')) return draft;
  // One search of the registry, and one of each import.
  if (table === 'duplicate_look' && column === 'import_id') return randomUUID();
  if (column === 'opens_on') return '2020-01-01';
  return undefined;
};

/**
 * Puts one row of every owner into every table, whatever the table is: a new one needs nothing here. Checks, references
 * and triggers are taken away first, as this is about who sees a row, not about what may be in it.
 *
 * @returns for each table whose row each is, by `keyOf`
 */
export async function fillEveryTable(
  ownerSql: Sql,
  tables: readonly string[],
): Promise<Map<string, Map<string, Owner>>> {
  await withoutRules(ownerSql);
  const columns = await ownerSql<Column[]>`
    select table_name::text as table, column_name::text as name, data_type as type,
           is_nullable = 'NO' and column_default is null and is_identity = 'NO' as required
    from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER' and table_name in ${ownerSql(tables)}`;
  const rows = new Map<string, Map<string, Owner>>();
  for (const table of tables) {
    await ownerSql.unsafe(`delete from ${table}`);
    const ofTable = columns.filter((column) => column.table === table);
    rows.set(table, new Map());
    for (const [index, owner] of ownerNames.entries()) {
      const values = Object.fromEntries(
        ofTable.flatMap(({ name, type, required }) => {
          const value = meaningful(table, name, owner);
          if (value !== undefined) return [[name, value]];
          return required ? [[name, anything(type, index)]] : [];
        }),
      );
      if (ofTable.some(({ name, required }) => required && values[name] === null)) continue;
      const [row] = await ownerSql<
        { key: string }[]
      >`insert into ${ownerSql(table)} ${ownerSql(values)} returning ${ownerSql.unsafe(keyOf(table))} as key`;
      rows.get(table)?.set(row?.key ?? '', owner);
    }
  }
  return rows;
}

/** What tells rows of a table apart, as SQL; of people the service may read some columns only. */
export const keyOf = (table: string): string => (table === 'person' ? 'id::text' : 'ctid::text');

function anything(type: string, index: number): unknown {
  if (type === 'uuid') return randomUUID();
  if (type === 'boolean') return false;
  if (type === 'jsonb') return {};
  if (type === 'bytea') return Buffer.from([index]);
  if (type === 'date') return '2026-01-01';
  if (type.startsWith('timestamp')) return new Date(0);
  return /int|numeric/.test(type) ? index + 1 : `x${index}`;
}

async function withoutRules(ownerSql: Sql): Promise<void> {
  await ownerSql`
    do $$ declare rule record; begin
      for rule in select conrelid::regclass as "table", conname from pg_constraint
        where connamespace = 'public'::regnamespace and contype in ('c', 'f') and conrelid <> 0
      loop execute format('alter table %s drop constraint if exists %I', rule."table", rule.conname); end loop;
      for rule in select tgrelid::regclass as "table", tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = 'public'::regnamespace and not tgisinternal
      loop execute format('drop trigger %I on %s', rule.tgname, rule."table"); end loop;
    end $$`;
}
