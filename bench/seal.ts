import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { percent, type Row } from './row.js';
import type { Stage } from './stage.js';

const writers = 4;
const windowMs = 4_000;
const rounds = 4;
const wanted = 0.85;

/**
 * Single-row updates with the trail, while the service seals and while it is kept from it, in turns: whoever holds the lock
 * of sealing keeps everybody else from it.
 */
export async function measureSeal({ owner }: Stage): Promise<Row[]> {
  const keys = await owner<{ id: string }[]>`
    insert into saved_view (name, query) select 'bench ' || n, 'rows=city' from generate_series(1, ${writers}) n returning id`;
  const ids = keys.map(({ id }) => id);
  const counts = { sealing: 0, without: 0 };
  const sealing = async (): Promise<number> => {
    await untilSealed(owner);
    return updatesIn(owner, ids);
  };
  const without = (): Promise<number> =>
    owner.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended('steckbrief.seal', 0))`;
      return updatesIn(owner, ids);
    }) as Promise<number>;
  // A registry that was just filled has other work to do first, and the first writes of a server are slower.
  await sealing();
  await without();
  for (let round = 0; round < rounds; round += 1) {
    counts.sealing += await sealing();
    counts.without += await without();
  }
  await owner`delete from saved_view where id in ${owner(ids)}`;
  const perSecond = (count: number): string =>
    `${Math.round((count * 1_000) / (rounds * windowMs)).toLocaleString('en')} updates/s`;
  const share = counts.sealing / counts.without;
  return [
    {
      work: `single-row updates by ${writers} writers, with sealing`,
      service: perSecond(counts.sealing),
      bare: `${perSecond(counts.without)} without sealing`,
      ratio: percent(share),
      goal: `≥ ${percent(wanted)}`,
      reached: share >= wanted,
    },
  ];
}

/** What was written while sealing was kept away is sealed first: it is no cost of the updates that are counted next. */
async function untilSealed(owner: Sql): Promise<void> {
  for (let waits = true; waits; ) {
    await pause(100);
    const [row] = await owner<{ waits: boolean }[]>`select trail_waits() as waits`;
    waits = row?.waits === true;
  }
}

async function updatesIn(owner: Sql, ids: readonly string[]): Promise<number> {
  const until = performance.now() + windowMs;
  const write = async (id: string): Promise<number> => {
    let count = 0;
    for (; performance.now() < until; count += 1)
      await owner`update saved_view set query = ${`rows=city&n=${count}`} where id = ${id}`;
    return count;
  };
  return (await Promise.all(ids.map(write))).reduce((sum, count) => sum + count, 0);
}
