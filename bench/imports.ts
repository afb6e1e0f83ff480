import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { tokenOfNew } from '../test/support/people.js';
import { described, readsMeanwhile } from './bystander.js';
import { type Load, percentile } from './load.js';
import { asCsv, asWorkbook, listWords, makeList } from './made-lists.js';
import type { BenchOptions } from './options.js';
import { withPeakMemory } from './processes.js';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

const csvType = 'text/csv';
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const wantedSeconds = 15;
const wantedFindingsSeconds = 2;
const faultyRows = 5_000;

interface Tokens {
  readonly staff: string;
  readonly lead: string;
}

/** How long the steps of bringing a list in took, how much memory the service took at most, and others' reads meanwhile. */
interface Brought {
  readonly rows: number;
  readonly checked: number;
  readonly proposed: number;
  readonly published: number;
  readonly megabytes: number;
  readonly reads: Load;
}

/** A large list brought in over HTTP as people do: sent, read and checked, proposed by one and published by another. */
export async function measureImports(stage: Stage, { rows, seed }: BenchOptions): Promise<Row[]> {
  const { owner } = stage;
  const tokens = { staff: await tokenOfNew(owner, 'staff'), lead: await tokenOfNew(owner, 'lead') };
  const words = await listWords(owner);
  const list = makeList(words, { rows, seed, prefix: 'A' });
  const csv = asCsv(list);
  const copied = await copySeconds(owner, csv, list.headings.length);
  const faulty = asCsv(makeList(words, { rows: faultyRows, seed, prefix: 'F', isFaulty: true }));
  await check(stage, tokens, faulty, csvType);
  const findings = await check(stage, tokens, faulty, csvType);
  const asText = await bringIn(stage, tokens, csv, csvType);
  const again = await withPeakMemory(stage.service.pid, () => check(stage, tokens, csv, csvType));
  const other = await asWorkbook(makeList(words, { rows, seed: seed + 1, prefix: 'B' }));
  const asBook = await bringIn(stage, tokens, other, workbookType);
  const size = rows.toLocaleString('en');
  return [
    ...rowsOf(`${size} rows of CSV`, asText, copied),
    {
      work: `the same ${size} rows sent again, all unchanged`,
      service: `checked ${seconds(again.result.seconds)}, +${Math.round(again.megabytes)} MB`,
      bare: '–',
      ratio: '–',
      goal: '',
      reached: null,
    },
    ...rowsOf(`${size} rows of a workbook`, asBook, copied),
    {
      work: `${faultyRows.toLocaleString('en')} rows with ${findings.findings.toLocaleString('en')} findings, checked`,
      service: seconds(findings.seconds),
      bare: '–',
      ratio: '–',
      goal: `< ${wantedFindingsSeconds} s`,
      reached: findings.seconds < wantedFindingsSeconds,
    },
  ];
}

function rowsOf(what: string, brought: Brought, copied: number): Row[] {
  const { checked, proposed, published, megabytes, reads } = brought;
  const total = checked + proposed + published;
  const p99 = percentile(reads, 0.99);
  return [
    {
      work: `${what} brought in`,
      service: `checked ${seconds(checked)}, proposed ${seconds(proposed)}, published ${seconds(published)}, +${Math.round(megabytes)} MB`,
      bare: `COPY of its cells ${seconds(copied)}`,
      ratio: `${(total / copied).toFixed(1)} × COPY`,
      goal: `≤ ${wantedSeconds} s`,
      reached: total <= wantedSeconds,
    },
    {
      work: `another user's single read meanwhile`,
      service: described(reads),
      bare: '–',
      ratio: '–',
      goal: 'p99 < 50 ms',
      reached: p99 < 50,
    },
  ];
}

const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`;

async function bringIn(stage: Stage, tokens: Tokens, file: Buffer, type: string): Promise<Brought> {
  const [first] = await stage.owner<{ reference: string }[]>`select reference from project limit 1`;
  const record = `/api/v1/projects/${first?.reference}`;
  const { address, pid } = stage.service;
  const { result, megabytes } = await withPeakMemory(pid, () =>
    readsMeanwhile(address, record, async () => {
      const read = await check(stage, tokens, file, type);
      const proposed = await timed(() => step(stage, tokens.staff, `${read.id}/commit`));
      const published = await timed(() => publish(stage, tokens, read.id));
      return { rows: read.rows, checked: read.seconds, proposed, published };
    }),
  );
  return { ...result.result, megabytes, reads: result.reads };
}

/** Sends a file and waits until all of it was read and checked; how long that took from the first byte on. */
async function check({ service }: Stage, { staff }: Tokens, file: Buffer, type: string) {
  const started = performance.now();
  let read = await ask(`${service.address}/api/v1/imports`, staff, {
    method: 'POST',
    body: new Uint8Array(file),
    headers: { 'content-type': type },
  });
  while (read.state === 'reading') {
    await pause(50);
    read = await ask(`${service.address}/api/v1/imports/${read.id}`, staff);
  }
  if (read.state !== 'preview') throw new Error(`the list was not read: ${JSON.stringify(read.failure)}`);
  return {
    id: read.id,
    rows: read.counts.rows,
    findings: read.findings.reduce((sum, { count }) => sum + count, 0),
    seconds: (performance.now() - started) / 1_000,
  };
}

const step = ({ service }: Stage, token: string, path: string) =>
  ask(`${service.address}/api/v1/imports/${path}`, token, { method: 'POST' });

/** A large list is published in the background. */
async function publish(stage: Stage, { staff, lead }: Tokens, id: string): Promise<void> {
  let now = await step(stage, lead, `${id}/publish`);
  while (now.publication !== null) {
    if (now.publication.state === 'failed') throw new Error('the list was not published');
    await pause(50);
    now = await ask(`${stage.service.address}/api/v1/imports/${id}`, staff);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

interface ImportAnswer {
  readonly id: string;
  readonly state: string;
  readonly failure: unknown;
  readonly publication: { readonly state: string } | null;
  readonly counts: { readonly rows: number };
  readonly findings: readonly { readonly count: number }[];
}

async function ask(address: string, token: string, more: RequestInit = {}): Promise<ImportAnswer> {
  const headers = { ...more.headers, authorization: `Bearer ${token}` };
  const answer = await fetch(address, { ...more, headers });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as ImportAnswer;
}

/** The same cells as texts into a table without anything, as the database itself takes them in. */
async function copySeconds(owner: Sql, csv: Buffer, columns: number): Promise<number> {
  const names = Array.from({ length: columns }, (_, index) => `c${index}`);
  const below = csv.indexOf('\n') + 1;
  return owner.begin(async (tx) => {
    await tx.unsafe(
      `create temp table copied (${names.map((name) => `${name} text`).join(', ')}) on commit drop`,
    );
    const started = performance.now();
    const target = await tx`copy copied from stdin (format csv, delimiter ';', header)`.writable();
    await new Promise<void>((resolve, reject) => {
      target.once('finish', resolve);
      target.once('error', reject);
      target.end(csv.subarray(below));
    });
    return (performance.now() - started) / 1_000;
  });
}
