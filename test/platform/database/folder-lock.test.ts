import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { lockFolder } from '../../../src/platform/database/embedded/folder-lock.js';

t.test('one holder at a time', async (t) => {
  const folder = t.testdir();
  const release = await lockFolder(folder);
  await t.rejects(lockFolder(folder), { name: 'StartError', message: /already uses DATA_DIR/ });
  await release();
  await lockFolder(folder);
  t.equal((await readdir(folder)).length, 1, 'locks do not pile up');
});

t.test('of many at once exactly one gets a stale lock', async (t) => {
  for (let round = 0; round < 50; round += 1) {
    const folder = t.testdir();
    await writeFile(
      join(folder, 'service-7.lock'),
      JSON.stringify({ pid: process.pid, identity: 'of an earlier one' }),
    );
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const winners = outcomes.filter(({ status }) => status === 'fulfilled');
    t.equal(winners.length, 1);
    t.same(await readdir(folder), ['service-8.lock']);
  }
});

t.test('a lock file that says nothing counts as stale', async (t) => {
  const folder = t.testdir({ 'service-3.lock': 'nothing' });
  await t.resolves(lockFolder(folder));
});
