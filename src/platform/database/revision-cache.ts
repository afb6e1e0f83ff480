import type { Orm, Transaction } from './database.js';
import { poolOfHeld } from './reading-room.js';

/**
 * Keeps what was read at a registry revision, and whatever follows from a revision and other fixed values. A published
 * revision never changes, so nothing ever has to be invalidated; only the number of kept answers is bounded, and what was
 * not asked for longest goes first. Inside a transaction nothing is kept: it may be the one that is still writing the
 * revision. What is read on a connection of somebody who may hang up is kept, for everybody, only when it has come.
 */
export class RevisionCache<Value, Key extends number | string = number> {
  readonly #kept = new WeakMap<object, Map<Key, Promise<Value>>>();

  constructor(private readonly capacity: number) {}

  get(db: Orm | Transaction, key: Key, read: () => Promise<Value>): Promise<Value> {
    if ('rollback' in db) return read();
    const pool = poolOfHeld(db);
    const answers = this.#answersOf(pool ?? db);
    const known = answers.get(key);
    if (known !== undefined || pool === null) return this.#keep(answers, key, known ?? read());
    return read().then((value) => this.#keep(answers, key, Promise.resolve(value)));
  }

  #keep(answers: Map<Key, Promise<Value>>, key: Key, answer: Promise<Value>): Promise<Value> {
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
