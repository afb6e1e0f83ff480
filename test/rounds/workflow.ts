import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import type { TestDatabase } from '../support/database.js';

/** Begins an amendment of a published project as a city does, with the record as it stands. */
export async function beginAmendment(
  database: TestDatabase,
  actor: Actor,
  reference: string,
  roundId: string | null = null,
): Promise<string> {
  const id = randomUUID();
  await actingAs(database.orm, actor, {}, async (tx) => {
    await tx.execute(sql`
      insert into project_draft (id, created_by, owner_city, kind, project_id, base_revision, round_id, name, place_kind, place_id,
        period_start, period_end, total_eligible_cost, total_eligible_cost_evidence, purpose_and_achievements, source_kind, source_title)
      select ${id}::uuid, ${actor.id}, ${actor.city}, 'amendment', v.project_id, v.published_revision, ${roundId}::uuid, v.name, v.place_kind, v.place_id,
        v.period_start, v.period_end, v.total_eligible_cost, v.total_eligible_cost_evidence, v.purpose_and_achievements, 'form', 'Test'
      from project_version v where v.reference = ${reference} and v.superseded_revision is null`);
  });
  return id;
}

/** Moves a draft a step on, as whoever may. */
export async function step(
  database: TestDatabase,
  actor: Actor,
  draftId: string,
  state: string,
): Promise<void> {
  await actingAs(database.orm, actor, {}, async (tx) => {
    await tx.execute(sql`update project_draft set state = ${state} where id = ${draftId}::uuid`);
  });
}

export async function discard(database: TestDatabase, actor: Actor, draftId: string): Promise<void> {
  await actingAs(database.orm, actor, {}, async (tx) => {
    await tx.execute(sql`delete from project_draft where id = ${draftId}::uuid`);
  });
}
