import type { Sql } from 'postgres';
import { verifyRegistry } from '../src/seal/index.js';
import { milliseconds, type Row } from './row.js';
import type { Stage } from './stage.js';

const asked = 20;
const wantedListMs = 100;
const sealedEntries = 200_000;
const wantedPerSecond = 100_000;

/** Past states: a list of each, what the newest revision changed, and how fast the chain of the trail is checked. */
export async function measureHistory({ service, owner }: Stage): Promise<Row[]> {
  const [{ last, changed } = { last: 1, changed: 0 }] = await owner<{ last: number; changed: number }[]>`
    select r.last, (select count(*)::int from project_version where published_revision = r.last) as changed
    from (select max(published_revision) as last from project_version) r`;
  return [
    await pastLists(service.address, last),
    await differences(service.address, last, changed),
    await verifying(owner),
  ];
}

async function pastLists(address: string, last: number): Promise<Row> {
  const times: number[] = [];
  for (let turn = 0; turn < asked; turn += 1) {
    // Every page is another one, so that none was answered before.
    const query = `asOf=${last - 1 - (turn % 2)}&sort=${turn % 4 < 2 ? 'name' : '-totalEligibleCost'}&limit=${31 + turn}`;
    times.push(await timeOf(`${address}/api/v1/projects?scope=all&${query}`));
  }
  return row(`list as of a past revision, median of ${asked}`, median(times), wantedListMs);
}

async function differences(address: string, last: number, changed: number): Promise<Row> {
  const times: number[] = [];
  for (const measure of ['totalEligibleCost', 'grant', 'totalCost', 'ownShare'])
    times.push(
      await timeOf(`${address}/api/v1/changes?from=${last - 1}&to=${last}&measure=${measure}&groupBy=city`),
    );
  const { work, ...rest } = row(
    `difference of two revisions, ${changed} projects changed`,
    median(times),
    null,
  );
  return { work, ...rest, goal: 'as large as the change, not the registry' };
}

/** Entries of a size as the service writes them, sealed and checked. */
async function verifying(owner: Sql): Promise<Row> {
  await owner`
    insert into audit_entry (transaction_id, at, actor, table_name, row_key, operation, payload)
    select 1, clock_timestamp(), 'system:bench', 'bench', n::text, 'insert', jsonb_build_object('after', jsonb_build_object('name', repeat('x', 400), 'n', n))::text
    from generate_series(1, ${sealedEntries}::int) n`;
  for (let waits = true; waits; ) {
    await owner`select seal_trail()`;
    const [row] = await owner<{ waits: boolean }[]>`select trail_waits() as waits`;
    waits = row?.waits === true;
  }
  const began = performance.now();
  const before = process.cpuUsage();
  let chain = { entries: 0, seconds: 1, worked: 1 };
  await verifyRegistry(owner, {
    progress: (entries) => {
      const { user, system } = process.cpuUsage(before);
      const seconds = (performance.now() - began) / 1_000;
      chain = { entries, seconds, worked: (user + system) / 1_000_000 };
    },
  });
  const speed = chain.entries / chain.seconds;
  const perSecond = (entries: number): string => `${Math.round(entries).toLocaleString('en')} entries/s`;
  return {
    work: `checking the chain of ${chain.entries.toLocaleString('en')} entries while tables are compared`,
    service: perSecond(speed),
    // On a machine that does other things as well this says more: what one processor of the checking process comes to.
    bare: `${perSecond(chain.entries / chain.worked)} of its own processor time`,
    ratio: '–',
    goal: `≥ ${wantedPerSecond.toLocaleString('en')} entries/s`,
    reached: speed >= wantedPerSecond,
  };
}

async function timeOf(address: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(address);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return performance.now() - began;
}

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

const row = (work: string, time: number, wanted: number | null): Row => ({
  ...{ work, service: milliseconds(time), bare: '–', ratio: '–' },
  goal: wanted === null ? '' : `< ${wanted} ms`,
  reached: wanted === null ? null : time < wanted,
});
