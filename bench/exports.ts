import type { Readable } from 'node:stream';
import { columns, currentRows } from './bare/sql.js';
import { download } from './load.js';
import { withPeakMemory } from './processes.js';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

/** All rows as CSV against the database's own COPY, and as a workbook against exceljs' streaming writer alone. */
export async function measureExports(stage: Stage): Promise<Row[]> {
  const copies: number[] = [];
  const csvs: { seconds: number; bytes: number; megabytes: number }[] = [];
  await download(`${stage.service.address}/api/v1/projects.csv?asOf=0`);
  for (let turn = 0; turn < 3; turn += 1) {
    copies.push(await copySeconds(stage));
    csvs.push(await exported(stage, '/api/v1/projects.csv'));
  }
  const bareCsv = await download(`${stage.bare.address}/all.csv`);
  const [copy, csv] = [Math.min(...copies), best(csvs)];
  const workbook = await exported(stage, '/api/v1/projects.xlsx');
  const bareWorkbook = await withPeakMemory(stage.bare.pid, () => download(`${stage.bare.address}/all.xlsx`));
  const records = await exported(stage, '/api/v1/projects.ndjson');
  return [
    {
      work: 'all rows as CSV',
      service: described(csv),
      bare: `COPY ${seconds(copy)}; bare server ${seconds(bareCsv.seconds)}`,
      ratio: `${(csv.seconds / copy).toFixed(1)} × COPY`,
      goal: '≤ 3 × COPY, ≤ 100 MB above idle',
      reached: csv.seconds <= 3 * copy && csv.megabytes <= 100,
    },
    {
      work: 'all rows as XLSX',
      service: described(workbook),
      bare: `exceljs streaming ${seconds(bareWorkbook.result.seconds)}, ${megabytes(bareWorkbook.megabytes)}`,
      ratio: `${(workbook.seconds / bareWorkbook.result.seconds).toFixed(2)} ×`,
      goal: '≤ 1.2 × exceljs streaming',
      reached: workbook.seconds <= 1.2 * bareWorkbook.result.seconds,
    },
    {
      work: 'all rows as NDJSON',
      service: described(records),
      bare: '–',
      ratio: '–',
      goal: 'flat memory',
      reached: null,
    },
  ];
}

async function exported(stage: Stage, path: string) {
  const { pid, address } = stage.service;
  const { result, megabytes } = await withPeakMemory(pid, () => download(address + path));
  return { ...result, megabytes };
}

const best = <Timed extends { seconds: number; megabytes: number }>(runs: readonly Timed[]): Timed =>
  runs.reduce((least, run) => ({
    ...(run.seconds < least.seconds ? run : least),
    megabytes: Math.max(least.megabytes, run.megabytes),
  }));

async function copySeconds({ owner }: Stage): Promise<number> {
  const started = performance.now();
  const stream = await owner.unsafe(`copy (select ${columns} from ${currentRows}) to stdout csv`).readable();
  neverPause(stream);
  for await (const piece of stream) void piece;
  return (performance.now() - started) / 1_000;
}

/** The driver (3.4.9) sometimes pauses a COPY for good once its reader lags behind; nothing here needs it to pause. */
function neverPause(stream: Readable): void {
  const push = stream.push.bind(stream);
  stream.push = (piece) => {
    push(piece);
    return true;
  };
}

const seconds = (value: number): string => `${value.toFixed(2)} s`;
const megabytes = (value: number): string => `+${Math.round(value)} MB`;
const described = (run: { seconds: number; bytes: number; megabytes: number }): string =>
  `${seconds(run.seconds)}, ${megabytes(run.megabytes)}, file of ${Math.round(run.bytes / 1e6)} MB`;
