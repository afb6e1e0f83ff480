import type { ISql } from 'postgres';

interface Index {
  readonly name: string;
  readonly definition: string;
}

/**
 * Runs work while the plain indexes of all tables are gone and makes them anew afterwards: far faster than entering rows
 * one by one, above all into the search index. Keys stay, because foreign keys need them.
 */
export async function withoutIndexes(sql: ISql, work: () => Promise<void>): Promise<void> {
  const indexes = await sql<Index[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and not i.indisunique
    order by i.indexrelid`;
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  await work();
  for (const { definition } of indexes) await sql.unsafe(definition);
}
