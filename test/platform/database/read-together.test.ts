import t from 'tap';
import { ReadTogether } from '../../../src/platform/database/read-together.js';
import { testDatabase } from '../../support/database.js';

t.test('what is asked at the same moment is read together, and later questions anew', async (t) => {
  const { orm, sql } = await testDatabase(t);
  const asked: (readonly string[])[] = [];
  const lengths = new ReadTogether<string, number>(async (_db, words) => {
    asked.push(words);
    const rows = await sql<
      { word: string; length: number }[]
    >`select word, length(word)::int from unnest(${words}::text[]) as word`;
    return new Map(rows.filter(({ length }) => length > 0).map(({ word, length }) => [word, length]));
  }, 3);
  const of = (word: string) => lengths.get(orm, word);
  t.same(await Promise.all(['eins', 'zwei', '', 'eins'].map(of)), [4, 4, undefined, 4]);
  t.same(asked, [['eins', 'zwei', ''], ['eins']], 'no more in one statement than wanted');
  t.equal(await of('drei'), 4);
  t.same(asked.at(-1), ['drei']);
  const inside = await orm.transaction((tx) => Promise.all(['a', 'bb'].map((word) => lengths.get(tx, word))));
  t.same(inside, [1, 2]);
  t.same(asked.slice(-2), [['a'], ['bb']], 'a transaction reads for itself');
});

t.test('a failure reaches everybody who asked, and nobody after them', async (t) => {
  const { orm, sql } = await testDatabase(t);
  let divisor = 0;
  const tenths = new ReadTogether<'tenth', number>(async () => {
    const [row] = await sql<{ tenth: number }[]>`select 10 / ${divisor}::int as tenth`;
    return new Map([['tenth', row?.tenth ?? 0]]);
  });
  const twice = await Promise.allSettled([tenths.get(orm, 'tenth'), tenths.get(orm, 'tenth')]);
  t.same(
    twice.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  divisor = 5;
  t.equal(await tenths.get(orm, 'tenth'), 2);
});
