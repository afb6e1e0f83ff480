import t from 'tap';
import { systemActor } from '../../../src/kernel/actor.js';
import { actingAs } from '../../../src/platform/database/acting.js';
import type { Transaction } from '../../../src/platform/database/database.js';
import { RevisionCache } from '../../../src/platform/database/revision-cache.js';
import { testDatabase } from '../../support/database.js';

const { orm } = await testDatabase(t);
const acting = <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  actingAs(orm, systemActor('test'), {}, work);

/** A cache with a count of how often it had to read. */
function counted(options?: { forEverybody: boolean }) {
  const cache = new RevisionCache<string>(2, options);
  let reads = 0;
  const read = async (): Promise<string> => {
    reads += 1;
    return `reading ${reads}`;
  };
  return {
    in: (db: Parameters<typeof cache.get>[0], revision: number) => cache.get(db, revision, read),
    reads: () => reads,
  };
}

t.test('outside transactions a revision is read once, and what was not asked for longest goes', async (t) => {
  const kept = counted();
  await kept.in(orm, 1);
  await kept.in(orm, 2);
  t.equal(await kept.in(orm, 1), 'reading 1');
  await kept.in(orm, 3);
  t.equal(await kept.in(orm, 1), 'reading 1');
  t.equal(await kept.in(orm, 2), 'reading 4');
});

t.test('inside a transaction what may differ between readers is read for itself', async (t) => {
  const kept = counted();
  await kept.in(orm, 1);
  t.equal(await acting((tx) => kept.in(tx, 1)), 'reading 2');
  t.equal(await kept.in(orm, 1), 'reading 1');
});

t.test('what is the same to everybody is shared, unless a transaction wrote before it read', async (t) => {
  const kept = counted({ forEverybody: true });
  const first = await acting((tx) => kept.in(tx, 1));
  t.equal(await kept.in(orm, 1), first);
  t.equal(await acting((tx) => kept.in(tx, 1)), first);
  await acting(async (tx) => {
    await tx.execute('select pg_current_xact_id()');
    t.equal(await kept.in(tx, 1), first, 'what was published before it wrote');
    t.equal(await kept.in(tx, 2), 'reading 2', 'the revision it may be writing');
  });
  t.equal(await acting((tx) => kept.in(tx, 2)), 'reading 3', 'was not kept');
  t.equal(kept.reads(), 3);
});

t.test('a transaction never waits for what somebody else is reading', async (t) => {
  const cache = new RevisionCache<string>(2, { forEverybody: true });
  let arrive: (value: string) => void = () => undefined;
  const slow = cache.get(orm, 1, () => new Promise((resolve) => (arrive = resolve)));
  t.equal(await acting((tx) => cache.get(tx, 1, async () => 'own')), 'own');
  arrive('slow');
  t.equal(await slow, 'slow');
});
