import type { ISql, Sql } from 'postgres';
import { copyOut } from '../platform/database/copy-rows.js';
import { TableCheck } from './check-tables.js';
import { EntryHashes } from './entry-hashes.js';
import {
  copyOfEntries,
  digestsOf,
  digestsOfSeals,
  entriesBetween,
  sealsAfter,
  sealsOfRuns,
  unsealed,
  wrongPersonalValues,
} from './queries.js';
import type { Verification } from './verification.js';
import { type Entry, type Printed, type Seal, summaryOf, TrailCheck } from './verify-trail.mjs';

export interface VerificationNeeds {
  /** Seals that somebody has on paper. */
  readonly printed?: readonly Printed[];
  /** Told how far it is, in entries. */
  progress?(entries: number): void;
}

const oneLook = 'isolation level repeatable read read only';
const sealsAtATime = 500;
/** As many entries are read in one go, unless a single seal covers more. */
const entriesAtATime = 50_000;
const firstId = String(-1n << 63n);

/**
 * Checks the whole trail of a registry in one snapshot: every entry against what its seal has sealed, every seal against the
 * one before, personal values against their commitments, the chain against seals that were handed out, and the rows of all
 * tables against what the trail says of them last.
 */
export async function verifyRegistry(bulk: Sql, needs: VerificationNeeds = {}): Promise<Verification> {
  const began = performance.now();
  return bulk.begin(oneLook, async (tx) => {
    await identifyAsProgram(tx);
    const comparison = await TableCheck.of(tx);
    const snapshot = await exportedSnapshot(tx);
    const beside = () => inSnapshot(bulk, snapshot, (connection) => comparison.work(connection));
    const comparing = beside();
    // Whatever becomes of it is said where it is waited for.
    comparing.catch(() => undefined);
    const check = new TrailCheck([...(needs.printed ?? []), ...(await sealsOfRuns(tx))]);
    let last: Seal | null = null;
    for (;;) {
      const seals = await sealsAfter(tx, last?.number ?? 0, sealsAtATime);
      for (const some of inPortions(seals)) {
        if (check.fault !== null) break;
        await checkSeals(tx, check, last, some);
        last = some.at(-1) ?? last;
        needs.progress?.(check.entries);
      }
      if (seals.length < sealsAtATime || check.fault !== null) break;
    }
    check.end();
    await Promise.all([comparing, beside()]);
    const { tables, fault } = comparison.outcome;
    return {
      ...{
        fault: check.fault ?? fault,
        entries: check.entries,
        newest: check.newest,
        tables,
        confirmed: check.confirmed,
      },
      unsealed: await unsealed(tx, check.newest?.lastEntry ?? '0'),
      sentences: withTables(summaryOf(check), tables),
      seconds: (performance.now() - began) / 1_000,
    };
  }) as Promise<Verification>;
}

const withTables = ({ de, en }: Verification['sentences'], tables: number): Verification['sentences'] => ({
  de: [...de, `In ${tables} Tabellen ist jede Zeile, was das Protokoll zuletzt von ihr sagt.`],
  en: [...en, `In ${tables} tables every row is what the trail says of it last.`],
});

const identifyAsProgram = (tx: ISql) =>
  tx`select set_config('app.actor', 'system:verification', true), set_config('app.role', 'system', true)`;

async function exportedSnapshot(tx: ISql): Promise<string> {
  const [row] = await tx<{ snapshot: string }[]>`select pg_export_snapshot() as snapshot`;
  return row?.snapshot ?? '';
}

/**
 * On a connection of its own in the same snapshot: one beside the check of the chain, which leaves a processor free, and
 * another one once that is done.
 */
async function inSnapshot(bulk: Sql, snapshot: string, work: (tx: ISql) => Promise<void>): Promise<void> {
  await bulk.begin(oneLook, async (connection) => {
    await connection.unsafe(`set transaction snapshot '${snapshot}'`);
    await identifyAsProgram(connection);
    await work(connection);
  });
}

/** Seals one after the other, in portions of so many entries as are read at a time. */
function inPortions(seals: readonly Seal[]): readonly (readonly Seal[])[] {
  const portions: Seal[][] = [];
  let entries = Number.POSITIVE_INFINITY;
  for (const seal of seals) {
    entries += seal.entries;
    if (entries > entriesAtATime) {
      portions.push([]);
      entries = seal.entries;
    }
    portions.at(-1)?.push(seal);
  }
  return portions;
}

/**
 * What all these seals have sealed at once; only where that is not what is there, one after the other and entry by entry, so
 * that the first that is wrong is named.
 */
async function checkSeals(
  tx: ISql,
  check: TrailCheck,
  before: Seal | null,
  seals: readonly Seal[],
): Promise<void> {
  const digests = await digestsAsSealed(tx, before, seals);
  let previous = before;
  for (const [index, seal] of seals.entries()) {
    if (check.fault !== null) return;
    if (digests === null) await checkSeal(tx, check, previous, seal);
    else {
      check.entriesOf(digests[index] ?? Buffer.alloc(0));
      check.seal(seal);
    }
    previous = seal;
  }
}

/** What each of the seals knows of its entries; null unless these are the entries, digest for digest, that are there now. */
async function digestsAsSealed(
  tx: ISql,
  before: Seal | null,
  seals: readonly Seal[],
): Promise<readonly Buffer[] | null> {
  const [first, last] = [seals[0], seals.at(-1)];
  if (first === undefined || last === undefined) return null;
  const after = before?.lastEntry ?? firstId;
  const sealed = await digestsOfSeals(tx, first.number, last.number);
  const hashes = new EntryHashes(seals.reduce((sum, { entries }) => sum + entries, 0));
  for await (const piece of copyOut(tx, copyOfEntries(after, last.lastEntry), 'binary')) hashes.add(piece);
  const isAsSealed = sealed.length === seals.length && hashes.digests.equals(Buffer.concat(sealed));
  const wrong = isAsSealed ? await wrongPersonalValues(tx, after, last.lastEntry) : null;
  return isAsSealed && wrong === null ? sealed : null;
}

async function checkSeal(tx: ISql, check: TrailCheck, before: Seal | null, seal: Seal): Promise<void> {
  if (!check.follows(seal)) return check.seal(seal);
  const after = before?.lastEntry ?? firstId;
  const [digests, entries, wrong] = await Promise.all([
    digestsOf(tx, seal.number),
    entriesBetween(tx, after, seal.lastEntry),
    wrongPersonalValues(tx, after, seal.lastEntry),
  ]);
  const sealed = new Map(digests.map(({ id, sha256 }) => [id, sha256]));
  for (const step of inOrder(entries, digests)) {
    if (check.fault !== null) return;
    if (!('operation' in step)) check.missing(step.id);
    else handOver(check, step, sealed.get(step.id));
  }
  if (wrong !== null) check.wrongPersonalValues(wrong);
  check.seal(seal);
}

function handOver(check: TrailCheck, entry: Entry, sealed: Buffer | undefined): void {
  if (sealed === undefined) check.added(entry);
  else check.entry(entry, sealed.toString('hex'));
}

/** Every entry, and every id that a seal knows and no entry has, by id. */
function inOrder(
  entries: readonly Entry[],
  digests: readonly { readonly id: string }[],
): readonly (Entry | { readonly id: string })[] {
  if (entries.length === digests.length && entries.every(({ id }, index) => id === digests[index]?.id))
    return entries;
  const present = new Set(entries.map(({ id }) => id));
  const all = [...entries, ...digests.filter(({ id }) => !present.has(id)).map(({ id }) => ({ id }))];
  return all.sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
}
