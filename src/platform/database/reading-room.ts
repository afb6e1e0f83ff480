import { drizzle } from 'drizzle-orm/postgres-js';
import type { ReservedSql, Sql } from 'postgres';
import type { Gate, Visitor } from '../workers/gate.js';
import { isDatabaseUnavailable } from './availability.js';
import type { Orm } from './database.js';
import { holdConnection } from './held-connection.js';

const members = new WeakMap<object, Orm>();

/** The pool in whose name a held connection reads, for what is kept of published revisions; null for a pool itself. */
export const poolOfHeld = (db: object): Orm | null => members.get(db) ?? null;

/**
 * Where free searches and sums that no rollup answers are read: they may take long, so they have a few connections of
 * their own, wait in line for them, and end when whoever asked has hung up. Everybody else's reading goes past it.
 */
export class ReadingRoom {
  readonly #pool: Sql;
  readonly #alone: Sql;
  #inside = 0;
  readonly #canceller: Sql;
  readonly #everybody: Orm;
  readonly #gate: Gate;

  /**
   * @param parts `everybody`: the pool whose kept answers are used here too; `alone`: whose connection somebody takes while
   * nobody else is in the room, where another one is better then
   */
  constructor(parts: { pool: Sql; alone?: Sql; canceller: Sql; everybody: Orm; gate: Gate }) {
    this.#pool = drizzle(parts.pool).$client;
    this.#alone = parts.alone === undefined ? this.#pool : drizzle(parts.alone).$client;
    this.#canceller = parts.canceller;
    this.#everybody = parts.everybody;
    this.#gate = parts.gate;
  }

  /**
   * Reads on a connection of the room, when it is this visitor's turn.
   * @throws Problem `overloaded` when too many wait, or the visitor has gone
   */
  async read<Result>(visitor: Visitor, work: (db: Orm) => Promise<Result>): Promise<Result> {
    const leave = await this.#gate.enter(visitor);
    this.#inside += 1;
    try {
      const pool = this.#inside === 1 ? this.#alone : this.#pool;
      const held = await holdConnection(pool, this.#canceller, visitor.gone);
      let result: Result;
      try {
        result = await work(this.#ormOn(held.sql, visitor.gone));
      } catch (error) {
        await held.giveBack(error);
        throw error;
      }
      await held.giveBack(null, true);
      return result;
    } finally {
      this.#inside -= 1;
      leave();
    }
  }

  /** What the query builder needs of a pool, on one connection; for whoever is gone nothing more is begun. */
  #ormOn(connection: ReservedSql, gone: AbortSignal): Orm {
    const client = {
      options: this.#pool.options,
      unsafe: (...statement: Parameters<Sql['unsafe']>) => {
        gone.throwIfAborted();
        return connection.unsafe(...statement);
      },
      begin: (work: (sql: unknown) => Promise<unknown>) => inTransaction(connection, () => work(client)),
    };
    const orm = drizzle({ client: client as unknown as Sql });
    members.set(orm, this.#everybody);
    return orm;
  }
}

/** The driver has transactions for pools only. */
async function inTransaction(connection: ReservedSql, work: () => Promise<unknown>): Promise<unknown> {
  await connection.unsafe('begin');
  try {
    const result = await work();
    await connection.unsafe('commit');
    return result;
  } catch (error) {
    if (!isDatabaseUnavailable(error)) await connection.unsafe('rollback').catch(() => undefined);
    throw error;
  }
}
