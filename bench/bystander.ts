import { download, type Load, load, percentile } from './load.js';
import { milliseconds, type Row } from './row.js';
import type { Stage } from './stage.js';

/** Another user reads single records while somebody exports everything. */
export async function measureBystander(stage: Stage): Promise<Row[]> {
  const [first] = await stage.owner<{ reference: string }[]>`select reference from project limit 1`;
  const reference = first?.reference ?? '';
  const rows: Row[] = [];
  for (const [format, own, bare] of [
    ['CSV', '/api/v1/projects.csv', '/all.csv'],
    ['XLSX', '/api/v1/projects.xlsx', '/all.xlsx'],
  ] as const) {
    const service = await meanwhile(stage.service.address, `/api/v1/projects/${reference}`, own);
    const yardstick = await meanwhile(stage.bare.address, `/record/${reference}`, bare);
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

/** One read after the other with a short pause, for as long as exports last; at least two, so that there are enough reads. */
async function meanwhile(address: string, record: string, all: string): Promise<Load> {
  let exporting = true;
  const exports = (async () => {
    for (let turn = 0; turn < 2; turn += 1) await download(address + all);
    exporting = false;
  })();
  const times: number[] = [];
  while (exporting) {
    const part = await load({ address, path: () => record, connections: 1, seconds: 0.2, pause: 5 });
    times.push(...part.times);
  }
  await exports;
  times.sort((a, b) => a - b);
  return { perSecond: 0, times };
}

const described = (reads: Load): string =>
  `p99 ${milliseconds(percentile(reads, 0.99))}, worst ${milliseconds(percentile(reads, 1))}`;
