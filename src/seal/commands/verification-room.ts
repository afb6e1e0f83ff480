import { sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import type { Verification } from '../verification.js';
import { verifyRegistry } from '../verify-registry.js';
import type { Printed } from '../verify-trail.mjs';
import { sealTrail } from './seal-trail.js';

/** The last check of the trail that was asked for, in whichever process. */
export interface Standing {
  readonly askedAt: Date;
  /** Entries checked so far. */
  readonly checked: number;
  /** Null while it runs. */
  readonly found: Verification | 'failed' | null;
}

const sealingMs = 1_000;
const progressMs = 1_000;
const signOfLifeMs = 10_000;
/** Silent for longer, whoever checked has died. */
const silence = '1 minute';

const checker = systemActor('verification');

/** One check at a time for all processes: whoever asks while one runs is shown that one. Kept in the registry. */
export class VerificationRoom {
  constructor(private readonly database: Database) {}

  /** The newest check, for whoever may read the trail. */
  async standing(tx: Transaction): Promise<Standing | null> {
    const [row] = await tx.execute<{
      asked: string;
      checked: number;
      ended: boolean;
      found: Verification | null;
    }>(sql`
      select asked_at::text as asked, checked, running is null or seen_at < clock_timestamp() - ${silence}::interval as ended, found
      from trail_check order by id desc limit 1`);
    if (row === undefined) return null;
    const found = row.found ?? (row.ended ? ('failed' as const) : null);
    return { askedAt: new Date(row.asked), checked: row.checked, found };
  }

  /** Begins a check unless one runs; ends when it has ended. */
  async check(printed: readonly Printed[], askedBy: string): Promise<void> {
    const id = await this.#begin(askedBy);
    if (id === null) return;
    let told = Date.now();
    const progress = (checked: number): void => {
      if (Date.now() - told < progressMs) return;
      told = Date.now();
      this.#tell(id, sql`checked = ${checked}, seen_at = clock_timestamp()`).catch(() => undefined);
    };
    const goesOn = () => this.#tell(id, sql`seen_at = clock_timestamp()`).catch(() => undefined);
    const alive = setInterval(goesOn, signOfLifeMs);
    try {
      await sealTrail(this.database.orm, sealingMs);
      const found = await verifyRegistry(this.database.bulk, { printed, progress });
      await this.#tell(
        id,
        sql`checked = ${found.entries}, running = null, found = ${JSON.stringify(found)}::jsonb`,
      );
    } catch {
      await this.#tell(id, sql`running = null`).catch(() => undefined);
    } finally {
      clearInterval(alive);
    }
  }

  /** Id of the check that begins; null while another one runs. */
  #begin(askedBy: string): Promise<string | null> {
    return actingAs(this.database.orm, checker, {}, async (tx) => {
      await tx.execute(
        sql`update trail_check set running = null where running and seen_at < clock_timestamp() - ${silence}::interval`,
      );
      const [row] = await tx.execute<{ id: string }>(
        sql`insert into trail_check (asked_by, running) values (${askedBy}, true) on conflict do nothing returning id::text`,
      );
      return row?.id ?? null;
    });
  }

  #tell(id: string, what: ReturnType<typeof sql>): Promise<unknown> {
    return actingAs(this.database.orm, checker, {}, (tx) =>
      tx.execute(sql`update trail_check set ${what} where id = ${id}::bigint and running`),
    );
  }
}
