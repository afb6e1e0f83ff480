import { sql } from 'drizzle-orm';
import t from 'tap';
import { isDatabaseReady, isDatabaseUnavailable } from '../../../src/platform/database/availability.js';
import type { Target } from '../../../src/platform/database/connections.js';
import { openPools } from '../../../src/platform/database/pools.js';
import { testDatabase } from '../../support/database.js';

const everyRole = (target: Target) => ({ app: target, auth: target });

const failure = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => null,
    (error: unknown) => error,
  );

t.test('a server that is away is told from a statement that is wrong', async (t) => {
  const nowhere = openPools(everyRole({ host: '/nonexistent', user: 'nobody', database: 'none' }));
  t.teardown(() => nowhere.close());
  t.equal(isDatabaseUnavailable(await failure(nowhere.sql`select 1`)), true);
  t.equal(
    isDatabaseUnavailable(await failure(nowhere.orm.execute(sql`select 1`))),
    true,
    'wrapped by drizzle',
  );
  t.equal(await isDatabaseReady(nowhere), false);

  const refused = openPools(everyRole({ url: 'postgres://nobody@127.0.0.1:1/none' }));
  t.teardown(() => refused.close());
  t.equal(isDatabaseUnavailable(await failure(refused.sql`select 1`)), true);

  const database = await testDatabase(t);
  t.equal(await isDatabaseReady(database), true);
  t.equal(isDatabaseUnavailable(await failure(database.sql`select 1 / 0`)), false);
  t.equal(isDatabaseUnavailable(await failure(database.orm.execute(sql`select * from nowhere`))), false);
  t.equal(isDatabaseUnavailable(new Error('something else')), false);
  t.equal(isDatabaseUnavailable(null), false);
});

t.test('sessions cut off by the server count as away, and the pool goes on', async (t) => {
  const { sql } = await testDatabase(t);
  const sleeping = failure(sql`select pg_sleep(60)`);
  let ended = 0;
  while (ended === 0) {
    const rows = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query like 'select pg_sleep%'`;
    ended = rows.length;
  }
  t.equal(isDatabaseUnavailable(await sleeping), true);
  t.same([...(await sql`select 1 as one`)], [{ one: 1 }]);
});
