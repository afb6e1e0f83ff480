import { sql } from 'drizzle-orm';
import { actingAs } from '../../platform/database/acting.js';
import type { Transaction } from '../../platform/database/database.js';
import type { Stage } from '../sample-work.js';

/** A published project a rule says something about, which the service centre accepts. */
interface Accepted {
  readonly code: string;
  readonly field: string;
  /** Which published projects it is said of, as a condition on `v`. */
  readonly saidOf: string;
  readonly reason: string;
  /** How many days it counts. */
  readonly days: number;
}

const accepted: readonly Accepted[] = [
  {
    code: 'below_usual_size',
    field: 'totalEligibleCost',
    saidOf: 'v.total_eligible_cost < 1000000',
    reason: 'Kleinprojekt des Verfügungsfonds, mit der SAB am 12.05.2026 abgestimmt.',
    days: 400,
  },
  {
    code: 'place_unmatched',
    field: 'city',
    saidOf: "v.place_kind = 'unmatched'",
    reason: 'Der Ort wird mit der Quartiersvereinbarung festgelegt; bis dahin bleibt er offen.',
    days: 20,
  },
  {
    code: 'required_field_missing',
    field: 'period.end',
    saidOf: 'v.period_end is null',
    reason: 'Das Ende steht erst mit dem Änderungsbescheid fest, der bei der SAB beantragt ist.',
    days: 90,
  },
];

/** Findings the service centre accepts, one of each kind for the first project they are said of; one of them ends soon. */
export async function sampleWaivers({ database, as }: Stage): Promise<void> {
  const writer = as('lead');
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    for (const each of accepted) await accept(tx, each);
  });
}

const accept = (tx: Transaction, { code, field, saidOf, reason, days }: Accepted): Promise<unknown> =>
  tx.execute(sql`
    insert into finding_waiver (project_id, owner_city, code, field, reason, expires_on, granted_by)
    select v.project_id, p.ags, ${code}, ${field}, ${reason},
      (now() at time zone 'Europe/Berlin')::date + ${days}::integer, acting_person()
    from project_version v left join place p on p.id = v.place_id
    where v.superseded_revision is null and ${sql.raw(saidOf)}
    order by v.project_id limit 1`);
