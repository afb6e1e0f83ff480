import type { ISql } from 'postgres';
import { quotedTable, type Relation } from './contents.js';

/** How PostgreSQL notes when a trigger fires, and the words that set it so. */
const enabling = { O: 'enable', A: 'enable always', R: 'enable replica' } as const;

interface Trigger {
  readonly table: string;
  readonly trigger: string;
  readonly state: keyof typeof enabling;
}

/**
 * Runs work with the tables' triggers off and puts each back as it was; to be used inside a transaction, which locks the
 * tables against all other writers until its end. Only the owner of the tables may do that: no superuser is needed, and
 * the service's role cannot. Foreign keys stay in force.
 */
export async function withoutTriggers(
  sql: ISql,
  found: readonly Relation[],
  work: () => Promise<void>,
): Promise<void> {
  const triggers = await sql<Trigger[]>`
    select c.relname::text as "table", quote_ident(t.tgname) as trigger, t.tgenabled::text as state
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled <> 'D'
    order by c.relname, t.tgname`;
  for (const { name } of found) await sql.unsafe(`alter table ${quotedTable(name)} disable trigger user`);
  await work();
  for (const { table, trigger, state } of triggers)
    await sql.unsafe(`alter table ${quotedTable(table)} ${enabling[state]} trigger ${trigger}`);
}
