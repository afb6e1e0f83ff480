import { sql } from 'drizzle-orm';
import { visibleAt } from '../../history/index.js';
import type { Orm } from '../../platform/database/database.js';

/** A record of a neighbourhood that names a project: the plan it comes from, a goal it serves, how it is carried out. */
export interface NamingRecord {
  readonly kind: 'plan' | 'goal' | 'implementation';
  readonly reference: string;
  readonly name: string;
}

/** What the city of a project published that names it, at a revision. */
export async function recordsNaming(
  db: Orm,
  revision: number,
  { reference, cityAgs }: { readonly reference: string; readonly cityAgs: string },
): Promise<NamingRecord[]> {
  const version = {
    publishedRevision: sql`v.published_revision`,
    supersededRevision: sql`v.superseded_revision`,
  };
  const planned = JSON.stringify([{ reference }]);
  const rows = await db.execute<Record<string, string>>(sql`
    select r.kind, r.reference, v.content ->> 'name' as name
    from city_record r join city_record_version v on v.record_id = r.id
    where r.city_ags = ${cityAgs} and ${visibleAt(version, revision)} and case r.kind
      when 'plan' then v.content -> 'projects' @> ${planned}::jsonb
      when 'goal' then v.content -> 'projects' @> to_jsonb(${reference}::text)
      when 'implementation' then v.content ->> 'project' = ${reference} end
    order by array_position(array['plan', 'implementation', 'goal'], r.kind), name, r.id`);
  return rows.map(({ kind, reference, name }) => ({
    kind: kind as NamingRecord['kind'],
    reference: reference ?? '',
    name: name ?? '',
  }));
}
