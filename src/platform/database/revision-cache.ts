import type { Orm, Transaction } from './database.js';

/**
 * Keeps what was read at a registry revision. A published revision never changes, so nothing ever has to be
 * invalidated; only the number of kept revisions is bounded. Inside a transaction nothing is kept: it may be the one
 * that is still writing the revision.
 */
export class RevisionCache<Value> {
  readonly #kept = new WeakMap<object, Map<number, Promise<Value>>>();

  constructor(private readonly capacity: number) {}

  get(db: Orm | Transaction, revision: number, read: () => Promise<Value>): Promise<Value> {
    if ('rollback' in db) return read();
    const revisions = this.#revisionsOf(db);
    const kept = revisions.get(revision);
    if (kept) return kept;
    const reading = read();
    revisions.set(revision, reading);
    reading.catch(() => revisions.delete(revision));
    const oldest = revisions.keys().next();
    if (revisions.size > this.capacity && !oldest.done) revisions.delete(oldest.value);
    return reading;
  }

  #revisionsOf(db: Orm): Map<number, Promise<Value>> {
    const revisions = this.#kept.get(db) ?? new Map<number, Promise<Value>>();
    this.#kept.set(db, revisions);
    return revisions;
  }
}
