import type { Sql } from 'postgres';
import type { Database, Orm } from '../database/database.js';
import type { Log } from '../log.js';
import type { Mailer } from '../mail/smtp.js';

/** What a job works with. */
export interface JobParts {
  /** The registry under the application's role: use `actingAs` with `systemActor`, as everywhere. */
  readonly database: Database;
  /** The registry under the role steckbrief_jobs, for what the application may not read: addresses, the outbox. */
  readonly orm: Orm;
  /** The same role, plain driver. */
  readonly sql: Sql;
  readonly log: Log;
  readonly publicUrl: () => string;
  /** How mail leaves; `outbox` in the demo, null where no mail server is set. */
  readonly mailer: Mailer | 'outbox' | null;
  /** Set when the service is asked to stop: end at the next good place. */
  readonly stop: AbortSignal;
}

/** Work the service does by itself. */
export interface Job {
  /** Lower case and hyphens; also the name of its queue. */
  readonly name: string;
  /** Minute, hour, day, month, weekday by the clock of Saxony; null for a job that is only sent. */
  readonly schedule: string | null;
  /** Asked every second: true runs the job at once, without waiting for its schedule. */
  isDue?(parts: JobParts): Promise<boolean>;
  /**
   * Runs it. Every start of the service runs each scheduled job once, to make up for what it missed, a failed run is tried
   * again, and another process may run it at the same time: doing it twice must do no harm.
   */
  run(parts: JobParts): Promise<void>;
}
