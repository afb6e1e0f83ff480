import { isDeepStrictEqual } from 'node:util';
import { systemActor } from '../kernel/actor.js';
import { actingAs } from '../platform/database/acting.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { lockRegistry, publish } from './publish.js';

/** What one kind of reference data wants published. */
export interface ReferencePlan {
  /** Number of entries that would get a new version. */
  readonly changes: number;
  write(revision: number): Promise<void>;
}

/** Reference data that ships with the program: compares itself with the registry, under the registry lock. */
export interface ReferenceSource {
  /** For people: "Katalog", "Orte". */
  readonly name: string;
  plan(tx: Transaction): Promise<ReferencePlan>;
}

/**
 * Brings the registry up to the reference data that ships with the program; runs at every start. All sources together
 * become one revision, and none when nothing changed. Returns the revision, or null.
 */
export async function loadReferenceData(
  orm: Orm,
  sources: readonly ReferenceSource[],
): Promise<number | null> {
  return actingAs(
    orm,
    systemActor('reference-data'),
    { reason: 'Referenzdaten des Programms' },
    async (tx) => {
      await lockRegistry(tx);
      const plans: { name: string; plan: ReferencePlan }[] = [];
      for (const source of sources) plans.push({ name: source.name, plan: await source.plan(tx) });
      const changed = plans.filter(({ plan }) => plan.changes > 0);
      if (changed.length === 0) return null;
      const note = changed.map(({ name, plan }) => `${name}: ${plan.changes}`).join(', ');
      const { revision } = await publish(
        tx,
        { origin: 'reference', note: `Referenzdaten (${note})` },
        async (revision) => {
          for (const { plan } of changed) await plan.write(revision);
        },
      );
      return revision;
    },
  );
}

/** An entry of the registry as reference data sees it. */
export interface KnownReference<Content> {
  /** What the reference data said when it was last loaded; null when it never was. */
  readonly loaded: Content | null;
  /** What is published now; null when the entry was withdrawn. */
  readonly current: Content | null;
}

export interface ReferenceChange<Content> {
  readonly name: string;
  readonly content: Content;
}

/**
 * Compares shipped reference data with the registry. Where staff corrected a value (what is published differs from
 * what was last loaded) the correction stays, field by field. `publish` needs a new version; `remember` is what counts
 * as loaded from now on. Entries that no longer ship stay as they are: projects refer to them.
 */
export function compareReference<Content extends object>(
  shipped: ReadonlyMap<string, Content>,
  known: ReadonlyMap<string, KnownReference<Content>>,
): { publish: ReferenceChange<Content>[]; remember: ReferenceChange<Content>[] } {
  const changes: { publish: ReferenceChange<Content>[]; remember: ReferenceChange<Content>[] } = {
    publish: [],
    remember: [],
  };
  for (const [name, content] of shipped) {
    const entry = known.get(name);
    if (entry && isDeepStrictEqual(entry.loaded, content)) continue;
    changes.remember.push({ name, content });
    const merged = entry ? mergedInto(entry, content) : content;
    if (merged !== null) changes.publish.push({ name, content: merged });
  }
  return changes;
}

function mergedInto<Content extends object>(
  { loaded, current }: KnownReference<Content>,
  shipped: Content,
): Content | null {
  if (current === null || loaded === null) return null;
  const merged = merge(loaded, current, shipped) as Content;
  return isDeepStrictEqual(merged, current) ? null : merged;
}

/** The changes with the identities of their entries. */
export function identified<Content>(
  changes: readonly ReferenceChange<Content>[],
  ids: ReadonlyMap<string, bigint>,
): readonly { readonly id: bigint; readonly content: Content }[] {
  return changes.map(({ name, content }) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`reference data without identity: ${name}`);
    return { id, content };
  });
}

/** Three-way merge of plain values: what staff changed stays, everything else follows what ships. Lists count as one value. */
function merge(loaded: unknown, current: unknown, shipped: unknown): unknown {
  if (isDeepStrictEqual(loaded, current)) return shipped;
  if (!isRecord(loaded) || !isRecord(current) || !isRecord(shipped)) return current;
  const fields = new Set([...Object.keys(current), ...Object.keys(shipped)]);
  return Object.fromEntries(
    [...fields]
      .map((field) => [field, merge(loaded[field], current[field], shipped[field])] as const)
      .filter(([, value]) => value !== undefined),
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
