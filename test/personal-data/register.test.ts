import t from 'tap';
import { register, titleOf } from '../../src/personal-data/register.js';
import { testDatabase } from '../support/database.js';

t.test('everything personal has a purpose, and every purpose something personal', async (t) => {
  const { ownerSql } = await testDatabase(t);
  const personal = await ownerSql<{ name: string }[]>`
    select table_name || '.' || column_name as name from column_class where class = 'personal'`;
  const named = register.flatMap(({ table, columns }) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  t.same(
    named.toSorted(),
    personal.map(({ name }) => name).sort(),
    'enter new columns in src/personal-data/register.ts',
  );
  for (const purpose of register)
    for (const words of [purpose.what, purpose.why, purpose.basis, purpose.howLong])
      t.ok(words.length > 3, `${purpose.table}: ${words}`);
});

t.test('the register says of what stays what the database keeps', async (t) => {
  const { ownerSql } = await testDatabase(t);
  const kept = await ownerSql<{ name: string }[]>`
    select table_name || '.' || column_name as name from kept_when_forgetting()`;
  const named = register.flatMap(({ table, columns }) =>
    Object.entries(columns).flatMap(([column, outcome]) =>
      outcome === 'kept' ? [`${table}.${column}`] : [],
    ),
  );
  t.same(named.toSorted(), kept.map(({ name }) => name).sort());
});

t.test('every table that names people has words for it', async (t) => {
  const { ownerSql } = await testDatabase(t);
  const tables = await ownerSql<{ name: string }[]>`
    select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'person'::regclass`;
  for (const { name } of tables) t.not(titleOf(name), name, name);
});
