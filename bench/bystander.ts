import { download, type Load, load, percentile } from './load.js';
import { milliseconds, type Row } from './row.js';
import type { Stage } from './stage.js';

/** Another user reads single records while somebody exports everything. */
export async function measureBystander(stage: Stage): Promise<Row[]> {
  const [first] = await stage.owner<{ reference: string }[]>`select reference from project limit 1`;
  const reference = first?.reference ?? '';
  const rows: Row[] = [];
  for (const [format, path, barePath] of [
    ['CSV', '/api/v1/projects.csv', '/all.csv'],
    ['XLSX', '/api/v1/projects.xlsx', '/all.xlsx'],
  ] as const) {
    const twice = (address: string) => async (): Promise<void> => {
      for (let turn = 0; turn < 2; turn += 1) await download(address);
    };
    const { service: ours, bare: theirs } = stage;
    const own = twice(ours.address + path);
    const { reads: service } = await readsMeanwhile(ours.address, `/api/v1/projects/${reference}`, own);
    const bare = twice(theirs.address + barePath);
    const { reads: yardstick } = await readsMeanwhile(theirs.address, `/record/${reference}`, bare);
    const p99 = percentile(service, 0.99);
    rows.push({
      work: `another user's single read during ${format}`,
      service: described(service),
      bare: described(yardstick),
      ratio: `p99 ${(p99 / percentile(yardstick, 0.99)).toFixed(2)} ×`,
      goal: 'p99 < 50 ms',
      reached: p99 < 50,
    });
  }
  return rows;
}

/** One read after the other with a short pause, for as long as some work lasts. */
export async function readsMeanwhile<Result>(
  address: string,
  record: string,
  work: () => Promise<Result>,
): Promise<{ reads: Load; result: Result }> {
  let working = true;
  const done = work().finally(() => {
    working = false;
  });
  const times: number[] = [];
  while (working) {
    const part = await load({ address, path: () => record, connections: 1, seconds: 0.2, pause: 5 });
    times.push(...part.times);
  }
  const result = await done;
  times.sort((a, b) => a - b);
  return { reads: { perSecond: 0, times }, result };
}

export const described = (reads: Load): string =>
  `p99 ${milliseconds(percentile(reads, 0.99))}, worst ${milliseconds(percentile(reads, 1))}`;
