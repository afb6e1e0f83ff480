import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { connect } from '../src/platform/database/connections.js';
import { killed, postmaster } from '../test/support/service.js';
import type { BenchOptions } from './options.js';
import { type Measured, startMeasured } from './processes.js';
import { fillRegistry } from './volume.js';

/** Both sides of every measurement, over one and the same database. */
export interface Stage {
  readonly service: Measured;
  readonly bare: Measured;
  /** The database as its owner, for what neither side should do. */
  readonly owner: Sql;
  readonly fillSeconds: number;
  close(): Promise<void>;
}

/** Starts the service on a registry, fills it unless it is filled already, and starts the bare server beside it. */
export async function openStage(options: BenchOptions): Promise<Stage> {
  const dataDir = options.registry ?? (await mkdtemp(join(tmpdir(), 'steckbrief-bench-')));
  const closing: (() => Promise<unknown>)[] = [];
  if (options.registry === null) closing.push(() => rm(dataDir, { recursive: true, force: true }));
  const close = async (): Promise<void> => {
    for (const step of closing.toReversed()) await step();
  };
  try {
    closing.push(() => stopLeftServer(dataDir));
    const service = await startMeasured(['src/main.js', 'serve'], { DATA_DIR: dataDir });
    closing.push(() => service.stop());
    const server = await postmaster(dataDir);
    if (server === null) throw new Error('the service runs without its database');
    const owner = connect(server.owner, { name: 'bench owner', connections: 6 });
    closing.push(() => owner.end({ timeout: 1 }));
    const started = performance.now();
    if (!(await isFilled(owner, options))) await fillRegistry(owner, options);
    const fillSeconds = (performance.now() - started) / 1_000;
    const bare = await startMeasured(['bench/bare/server.js'], { BENCH_SOCKET: server.owner.host });
    closing.push(() => bare.stop());
    return { service, bare, owner, fillSeconds, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function isFilled(owner: Sql, { projects }: BenchOptions): Promise<boolean> {
  const [{ found } = { found: 0 }] = await owner<{ found: number }[]>`
    select count(*)::int as found from project_version where superseded_revision is null`;
  if (found > 0 && found !== projects)
    throw new Error(`the registry holds ${found} projects, not ${projects}`);
  return found === projects;
}

async function stopLeftServer(dataDir: string): Promise<void> {
  const left = await postmaster(dataDir);
  if (left) await killed(left.pid, 'SIGQUIT');
}
