import type { Sql } from 'postgres';
import { copyOut } from '../src/platform/database/copy-rows.js';
import { verifyRegistry } from '../src/seal/index.js';
import { announceAndChange } from './past-events.js';
import { milliseconds, type Row } from './row.js';
import type { Stage } from './stage.js';

const asked = 20;
const wantedListMs = 100;
const wantedPerSecond = 100_000;

/** Past states: a list of each, what the newest revision changed, and how fast the chain of the trail is checked. */
export async function measureHistory({ service, owner }: Stage): Promise<Row[]> {
  const [{ last, changed } = { last: 1, changed: 0 }] = await owner<{ last: number; changed: number }[]>`
    select r.last, (select count(*)::int from project_version where published_revision = r.last) as changed
    from (select max(published_revision) as last from project_version) r`;
  return [
    await pastLists(service.address, last),
    await differences(service.address, last, changed),
    await pastEvents(service.address, owner),
    ...(await alone(service.pid, () => verifying(owner))),
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

/** Events belong to no revision: their past is read back from the trail, by its index, however long it is. */
async function pastEvents(address: string, owner: Sql): Promise<Row> {
  const revision = await announceAndChange(owner);
  const past: number[] = [];
  const present: number[] = [];
  for (let turn = 0; turn < asked; turn += 1) {
    past.push(await timeOf(`${address}/api/v1/events?asOf=${revision}`));
    present.push(await timeOf(`${address}/api/v1/events`));
  }
  const bare = median(present);
  return {
    ...row(`events as of a past revision, median of ${asked}`, median(past), wantedListMs),
    bare: `present ${milliseconds(bare)}`,
    ratio: `${(median(past) / bare).toFixed(2)} × present`,
  };
}

/** With the service stopped meanwhile: after a registry was filled it has other things to look at. */
async function alone<Result>(service: number, work: () => Promise<Result>): Promise<Result> {
  process.kill(service, 'SIGSTOP');
  try {
    return await work();
  } finally {
    process.kill(service, 'SIGCONT');
  }
}

/**
 * The whole check, as an auditor asks for it: the chain of the trail entry by entry, and beside it every row of every table
 * against what the trail says of it last. The chain is done before the tables are. What reading the same entries costs stands
 * beside it.
 */
async function verifying(owner: Sql): Promise<Row[]> {
  for (let waits = true; waits; ) {
    await owner`select seal_trail()`;
    const [row] = await owner<{ waits: boolean }[]>`select trail_waits() as waits`;
    waits = row?.waits === true;
  }
  const copied = await secondsOfCopy(owner);
  const began = performance.now();
  let chain = 1;
  const { fault, entries, seconds } = await verifyRegistry(owner, {
    progress: () => {
      chain = (performance.now() - began) / 1_000;
    },
  });
  if (fault !== null) throw new Error(fault.words.en);
  const count = entries.toLocaleString('en');
  const rowOf = (work: string, lasted: number): Row => ({
    ...{
      work,
      service: entriesPerSecond(entries / lasted),
      bare: `COPY of the entries ${entriesPerSecond(entries / copied)}`,
    },
    ratio: `${(lasted / copied).toFixed(2)} × COPY`,
    goal: `≥ ${wantedPerSecond.toLocaleString('en')} entries/s`,
    reached: entries / lasted >= wantedPerSecond,
  });
  return [
    rowOf(`checking the chain of ${count} entries while tables are compared`, chain),
    rowOf(`checking all of it, ${count} entries and the rows they are about`, seconds),
  ];
}

/** How long all entries take to come out of the database and be thrown away. */
async function secondsOfCopy(owner: Sql): Promise<number> {
  const began = performance.now();
  await owner.begin(async (tx) => {
    for await (const _ of copyOut(tx, 'select * from audit_entry order by id', 'binary'));
  });
  return (performance.now() - began) / 1_000;
}

const entriesPerSecond = (entries: number): string => `${Math.round(entries).toLocaleString('en')} entries/s`;

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
