import type { Orm, Transaction } from './database.js';

/**
 * Keeps what was read at a registry revision, and whatever follows from a revision and other fixed values. A published
 * revision never changes, so nothing ever has to be invalidated; only the number of kept answers is bounded, and what was
 * not asked for longest goes first. Inside a transaction nothing is kept: it may be the one that is still writing the
 * revision.
 */
export class RevisionCache<Value, Key extends number | string = number> {
  readonly #kept = new WeakMap<object, Map<Key, Promise<Value>>>();

  constructor(private readonly capacity: number) {}

  get(db: Orm | Transaction, key: Key, read: () => Promise<Value>): Promise<Value> {
    if ('rollback' in db) return read();
    const answers = this.#answersOf(db);
    const answer = answers.get(key) ?? read();
    // Set anew, it stands last in the order in which answers go.
    answers.delete(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    const oldest = answers.keys().next();
    if (answers.size > this.capacity && !oldest.done) answers.delete(oldest.value);
    return answer;
  }

  #answersOf(db: Orm): Map<Key, Promise<Value>> {
    const answers = this.#kept.get(db) ?? new Map<Key, Promise<Value>>();
    this.#kept.set(db, answers);
    return answers;
  }
}
