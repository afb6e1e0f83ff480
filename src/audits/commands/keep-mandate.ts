import { sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { mandatesOf } from '../queries/mandates.js';
import { auditMandate } from '../tables.js';

export interface MandateInput {
  readonly personId: string;
  readonly body: string;
  readonly mandate: string;
  readonly cities: readonly string[] | null;
  readonly fundingPeriods: readonly string[] | null;
  readonly funds: readonly string[] | null;
  /** Last day; null for an access without an end, given on purpose. */
  readonly endsOn: Day | null;
}

/** Records what an auditor's access covers and until when; it holds from the next request. @throws Problem `not_found` for who is no auditor */
export async function keepMandate(database: Database, writer: Writer, input: MandateInput): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    if ((await mandatesOf(tx, input.personId)).length === 0) throw new Problem('not_found');
    const { personId, ...scope } = input;
    const list = (values: readonly string[] | null) => (values === null ? null : [...values]);
    const kept = {
      ...scope,
      cities: list(scope.cities),
      fundingPeriods: list(scope.fundingPeriods),
      funds: list(scope.funds),
      changedBy: writer.actor.personId,
      changedAt: sql`clock_timestamp()`,
    };
    await tx
      .insert(auditMandate)
      .values({ ...kept, personId })
      .onConflictDoUpdate({ target: auditMandate.personId, set: kept });
  });
}
