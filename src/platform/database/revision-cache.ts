import { sql } from 'drizzle-orm';
import type { Orm, Transaction } from './database.js';
import { poolOfHeld } from './reading-room.js';
import { poolOfTransaction } from './transaction-pool.js';

/** What was read, or is being read; `value` stands when it has come. */
interface Kept<Value> {
  readonly answer: Promise<Value>;
  value?: Value;
}

/**
 * Keeps what was read at a registry revision, and whatever follows from a revision and other fixed values. A published
 * revision never changes, so nothing ever has to be invalidated; only the number of kept answers is bounded, and what was
 * not asked for longest goes first. What is read on a connection of somebody who may hang up is kept, for everybody, only
 * when it has come.
 *
 * Inside a transaction nothing is kept: it may be the one that is still writing the revision, and it may see more than
 * others do. `forEverybody` is for what is the same to every reader: then a transaction takes what is kept already, and
 * keeps what it read as long as it has written nothing.
 */
export class RevisionCache<Value, Key extends number | string = number> {
  readonly #kept = new WeakMap<object, Map<Key, Kept<Value>>>();
  readonly #capacity: number;
  readonly #forEverybody: boolean;

  constructor(capacity: number, { forEverybody = false } = {}) {
    this.#capacity = capacity;
    this.#forEverybody = forEverybody;
  }

  get(db: Orm | Transaction, key: Key, read: () => Promise<Value>): Promise<Value> {
    if ('rollback' in db) return this.#getInTransaction(db, key, read);
    const pool = poolOfHeld(db);
    const answers = this.#answersOf(pool ?? db);
    const known = answers.get(key);
    if (known !== undefined) return this.#keep(answers, key, known);
    if (pool === null) return this.#keep(answers, key, { answer: read() });
    return read().then((value) => this.#keep(answers, key, { answer: Promise.resolve(value) }));
  }

  /** Never waits for what another connection is reading: that one may wait for this transaction's. */
  async #getInTransaction(tx: Transaction, key: Key, read: () => Promise<Value>): Promise<Value> {
    const pool = this.#forEverybody ? poolOfTransaction(tx) : null;
    if (pool === null) return read();
    const answers = this.#answersOf(pool);
    const known = answers.get(key);
    if (known?.value !== undefined) return this.#keep(answers, key, known);
    const value = await read();
    if (!(await hasWritten(tx))) this.#keep(answers, key, { answer: Promise.resolve(value), value });
    return value;
  }

  #keep(answers: Map<Key, Kept<Value>>, key: Key, kept: Kept<Value>): Promise<Value> {
    // Set anew, it stands last in the order in which answers go.
    answers.delete(key);
    answers.set(key, kept);
    kept.answer.then(
      (value) => {
        kept.value = value;
      },
      () => answers.delete(key),
    );
    const oldest = answers.keys().next();
    if (answers.size > this.#capacity && !oldest.done) answers.delete(oldest.value);
    return kept.answer;
  }

  #answersOf(db: Orm): Map<Key, Kept<Value>> {
    const answers = this.#kept.get(db) ?? new Map<Key, Kept<Value>>();
    this.#kept.set(db, answers);
    return answers;
  }
}

async function hasWritten(tx: Transaction): Promise<boolean> {
  const [row] = await tx.execute<{ written: boolean }>(
    sql`select pg_current_xact_id_if_assigned() is not null as written`,
  );
  return row?.written !== false;
}
