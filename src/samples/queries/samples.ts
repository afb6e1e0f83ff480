import { sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database/database.js';
import { planSchema, type SamplePlan } from '../sample-plan.js';

/** A sample as it was kept. */
export interface KeptSample {
  readonly id: string;
  readonly purpose: string;
  readonly plan: SamplePlan;
  readonly listing: string;
  readonly sha256: string;
  readonly drawnBy: string | null;
  readonly drawnAt: Date;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly purpose: string;
  readonly parameters: unknown;
  readonly listing: string;
  readonly sha256: string;
  readonly drawn_by: string | null;
  readonly drawn_at: string;
}

/** Samples the reader may see, the newest first. */
export async function listSamples(tx: Transaction): Promise<KeptSample[]> {
  const rows = await tx.execute<Row>(sql`
    select s.id, s.purpose, s.parameters, '' as listing, s.sha256, p.name as drawn_by, s.drawn_at
    from audit_sample s left join person p on p.id = s.drawn_by order by s.drawn_at desc, s.id`);
  return rows.map(kept);
}

/** One sample. @throws Problem `not_found`, also for one that is not the reader's to see */
export async function findSample(tx: Transaction, id: string): Promise<KeptSample> {
  const [row] = await tx.execute<Row>(sql`
    select s.id, s.purpose, s.parameters, s.listing, s.sha256, p.name as drawn_by, s.drawn_at
    from audit_sample s left join person p on p.id = s.drawn_by where s.id = ${id}::uuid`);
  if (row === undefined) throw new Problem('not_found');
  return kept(row);
}

const kept = (row: Row): KeptSample => ({
  id: row.id,
  purpose: row.purpose,
  plan: planSchema.parse(row.parameters),
  listing: row.listing,
  sha256: row.sha256,
  drawnBy: row.drawn_by,
  drawnAt: new Date(row.drawn_at),
});

/** Names and beneficiaries of what was drawn, as the registry's state of the sample had them; none of natural persons. */
export async function namesOf(
  tx: Transaction,
  revision: number,
  references: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly beneficiary: string | null }>> {
  const rows = await tx.execute<{ reference: string; name: string; beneficiary: string | null }>(sql`
    select v.reference, v.name, case when v.beneficiary_is_natural_person then null else v.beneficiary_name end as beneficiary
    from project_version v
    where v.reference = any(${sql.param([...references])}::text[]) and v.published_revision <= ${revision}
      and (v.superseded_revision is null or v.superseded_revision > ${revision})`);
  return new Map(rows.map(({ reference, ...names }) => [reference, names]));
}
