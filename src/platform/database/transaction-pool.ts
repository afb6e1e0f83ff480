import type { Orm, Transaction } from './database.js';

const pools = new WeakMap<object, Orm>();

/** The pool a transaction was begun on, for what is kept of published revisions; null where nobody said. */
export const poolOfTransaction = (tx: Transaction): Orm | null => pools.get(tx) ?? null;

export function rememberPool(tx: Transaction, pool: Orm): void {
  pools.set(tx, pool);
}
