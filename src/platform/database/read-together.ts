import type { Orm, Transaction } from './database.js';
import { poolOfHeld } from './reading-room.js';

type Reader = Orm | Transaction;

interface Batch<Key, Value> {
  readonly keys: Set<Key>;
  readonly found: Promise<ReadonlyMap<Key, Value>>;
}

/**
 * Puts what several requests ask at the same moment into one statement. At the same moment means in one turn of the event
 * loop, so nobody waits for anybody, and every answer is read after it was asked for: whoever has just written finds it.
 * The busier the service, the more is asked together. In transactions, and on connections somebody holds alone, everything
 * is read for itself.
 */
export class ReadTogether<Key, Value> {
  readonly #gathering = new WeakMap<object, Batch<Key, Value>>();

  /**
   * @param read finds what there is of some keys
   * @param most keys of one statement
   */
  constructor(
    private readonly read: (db: Reader, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
    private readonly most = 50,
  ) {}

  async get(db: Reader, key: Key): Promise<Value | undefined> {
    if ('rollback' in db || poolOfHeld(db) !== null) return (await this.read(db, [key])).get(key);
    const { keys, found } = this.#gathering.get(db) ?? this.#gather(db);
    keys.add(key);
    if (keys.size >= this.most) this.#gathering.delete(db);
    return (await found).get(key);
  }

  #gather(db: Orm): Batch<Key, Value> {
    const keys = new Set<Key>();
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      if (this.#gathering.get(db) === batch) this.#gathering.delete(db);
      return this.read(db, [...keys]);
    });
    const batch = { keys, found };
    this.#gathering.set(db, batch);
    return batch;
  }
}
