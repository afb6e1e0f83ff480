import { sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import type { Round } from '../round.js';

/** The newest step of a project that says where it stands in a round, with time and person. */
export interface LastStep {
  readonly means: 'handedIn' | 'returned' | 'inWork';
  readonly at: Date;
  readonly by: string | null;
}

const meanings: Readonly<Record<string, LastStep['means']>> = {
  begun: 'inWork',
  takenBack: 'inWork',
  handedIn: 'handedIn',
  accepted: 'handedIn',
  published: 'handedIn',
  returned: 'returned',
  reopened: 'returned',
};

/**
 * The newest step of each project until the round ended, as far as the reader may see it. A publication before the
 * opening is no answer; what was still being checked then is one. Drafts that were thrown away never happened.
 */
export async function lastSteps(
  tx: Transaction,
  projectIds: readonly bigint[],
  round: Round,
): Promise<ReadonlyMap<bigint, LastStep>> {
  if (projectIds.length === 0) return new Map();
  const until =
    round.phase === 'closed' && round.endsOn !== null
      ? sql`(${round.endsOn}::date + 1)::timestamp at time zone 'Europe/Berlin'`
      : round.phase === 'closed' && round.closedAt !== null
        ? sql`${round.closedAt.toISOString()}::timestamptz`
        : sql`'infinity'::timestamptz`;
  const rows = await tx.execute<{ project_id: string; step: string; at: string; by: string | null }>(sql`
    with about as (select distinct draft_id, project_id from workflow_step
                   where project_id = any(${sql.param(`{${projectIds.join(',')}}`)}::bigint[]))
    select distinct on (about.project_id) about.project_id, s.step, s.at, p.name as by
    from about join workflow_step s on s.draft_id = about.draft_id left join person p on p.id = s.person_id
    where s.at < ${until}
      and not exists (select from workflow_step gone where gone.draft_id = about.draft_id and gone.step = 'discarded')
      and not (s.step = 'published' and s.at < ${round.opensOn}::date::timestamp at time zone 'Europe/Berlin')
      and not exists (select from workflow_step done where done.draft_id = about.draft_id and done.step = 'published'
                      and done.at < ${round.opensOn}::date::timestamp at time zone 'Europe/Berlin')
    order by about.project_id, s.id desc`);
  return new Map(
    rows.flatMap(({ project_id, step, at, by }) => {
      const means = meanings[step];
      return means === undefined ? [] : [[BigInt(project_id), { means, at: new Date(at), by }] as const];
    }),
  );
}
