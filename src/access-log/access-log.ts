import type { FastifyBaseLogger } from 'fastify';
import type { Orm } from '../platform/database/database.js';
import { forgetOldReadings, type Reading, writeReadings } from './commands/write-readings.js';

const second = 1_000;
const day = 86_400 * second;
/** Rows of one statement; more are written by the next. */
const mostAtOnce = 500;
/** Kept in memory while the database is away. Reading needs the database too, so this is hardly ever reached. */
const mostWaiting = 10_000;

/** Takes readings and writes them in batches, so that being logged costs a reader nothing. */
export class AccessLog {
  readonly #waiting: Reading[] = [];
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #forgottenAt = 0;

  constructor(
    private readonly orm: Orm,
    private readonly log: FastifyBaseLogger,
  ) {}

  /** Will be written within a second or two. */
  note(reading: Reading): void {
    if (this.#waiting.length < mostWaiting) this.#waiting.push(reading);
    else this.log.error({ route: reading.route, actor: reading.actor }, 'access log is full');
    this.#timer ??= setTimeout(() => void this.flush(), second).unref();
  }

  /** Is written when this resolves: for what leaves as a file. */
  async write(reading: Reading): Promise<void> {
    await writeReadings(this.orm, [reading]);
  }

  /** Writes everything noted so far. What cannot be written waits for the next time. */
  flush(): Promise<void> {
    this.#running ??= this.#writeAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #writeAll(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, mostAtOnce);
      try {
        await writeReadings(this.orm, batch);
        await this.#forgetDaily();
      } catch (error) {
        this.#waiting.unshift(...batch);
        this.#timer ??= setTimeout(() => void this.flush(), 5 * second).unref();
        this.log.warn({ err: error, waiting: this.#waiting.length }, 'access log waits for the database');
        return;
      }
    }
  }

  /** Old rows go as new ones come: who has nothing to log has nothing to keep either. */
  async #forgetDaily(): Promise<void> {
    if (Date.now() - this.#forgottenAt < day) return;
    this.#forgottenAt = Date.now();
    const forgotten = await forgetOldReadings(this.orm);
    if (forgotten > 0) this.log.info({ forgotten }, 'old readings removed from the access log');
  }
}
