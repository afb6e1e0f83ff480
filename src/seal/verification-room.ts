import type { Sql } from 'postgres';
import type { Database } from '../platform/database/database.js';
import { sealTrail } from './commands.js';
import { type Verification, verifyRegistry } from './verify-registry.js';
import type { Printed } from './verify-trail.mjs';

/** The last check of the trail that this process was asked for. */
export interface Standing {
  readonly askedAt: Date;
  /** Entries checked so far. */
  readonly checked: number;
  /** Null while it runs. */
  readonly found: Verification | 'failed' | null;
  readonly printed: readonly Printed[];
}

const sealingMs = 1_000;

/** One check at a time: whoever asks while one runs is shown that one. */
export class VerificationRoom {
  readonly #database: Database;
  #standing: Standing | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  get standing(): Standing | null {
    return this.#standing;
  }

  /** Begins a check unless one runs; ends when it has ended. */
  async check(printed: readonly Printed[]): Promise<void> {
    if (this.#standing?.found === null) return;
    let standing: Standing = { askedAt: new Date(), checked: 0, found: null, printed };
    this.#standing = standing;
    const progress = (checked: number): void => {
      standing = { ...standing, checked };
      this.#standing = standing;
    };
    const found = await this.#verify(this.#database.bulk, printed, progress).catch(() => 'failed' as const);
    this.#standing = { ...standing, found };
  }

  async #verify(bulk: Sql, printed: readonly Printed[], progress: (entries: number) => void) {
    await sealTrail(this.#database.orm, sealingMs);
    return verifyRegistry(bulk, { printed, progress });
  }
}
