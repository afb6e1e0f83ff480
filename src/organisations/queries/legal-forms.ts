import { sql } from 'drizzle-orm';
import { type Viewpoint, visibleAt } from '../../history/index.js';
import type { Cents } from '../../kernel/money.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { type ProjectFilter, selectionOf } from '../../projects/index.js';
import { projectVersion as v } from '../../projects/tables.js';

/** Executing bodies of one legal form, and their projects. */
export interface BodiesOfForm {
  /** As the directory of organisations has it; `person` for natural persons, `none` where no body is named. */
  readonly kind: 'form' | 'unknown' | 'person' | 'none';
  readonly legalForm: string | null;
  /** Organisations after all merging; 0 where none is named, and persons are not counted. */
  readonly bodies: number;
  readonly projects: number;
  readonly totalEligibleCost: { readonly cents: Cents; readonly known: number };
}

const order = ['form', 'unknown', 'person', 'none'] as const;

/**
 * Every project of a filter once, by the legal form of its executing body as the directory of organisations says it at
 * the viewpoint.
 */
export async function bodiesByLegalForm(
  db: Orm | Transaction,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
): Promise<BodiesOfForm[]> {
  const selection = await selectionOf(db, filter, viewpoint);
  const visible = (alias: 'own' | 'head') =>
    visibleAt(
      {
        publishedRevision: sql.raw(`${alias}.published_revision`),
        supersededRevision: sql.raw(`${alias}.superseded_revision`),
      },
      viewpoint.revision,
    );
  const rows = await db.execute<
    Record<'kind' | 'cents', string> &
      Record<'bodies' | 'projects' | 'known', number> & { form: string | null }
  >(sql`
    select case when ${v.executingBodyName} is null then 'none' when ${v.executingBodyIsNaturalPerson} then 'person'
        when body.legal_form is null then 'unknown' else 'form' end as kind,
      body.legal_form as form, count(distinct body.organisation_id)::int as bodies, count(*)::int as projects,
      coalesce(sum(${v.totalEligibleCost}), 0)::text as cents, count(${v.totalEligibleCost})::int as known
    from ${v} left join lateral (
      select head.organisation_id, head.legal_form
      from organisation_wording wording
      join organisation_version own on own.organisation_id = wording.organisation_id and ${visible('own')}
      join organisation_version head on head.organisation_id = coalesce(own.merged_into_id, own.organisation_id)
        and ${visible('head')}
      where md5(wording.wording) = md5(${v.executingBodyName}) and wording.wording = ${v.executingBodyName}
        and not wording.natural_person and not ${v.executingBodyIsNaturalPerson}
    ) body on true
    where ${selection}
    group by 1, 2 order by projects desc, body.legal_form collate "de-x-icu"`);
  return rows
    .map(({ kind, form, bodies, projects, cents, known }) => ({
      kind: order.find((one) => one === kind) ?? 'unknown',
      legalForm: form,
      bodies,
      projects,
      totalEligibleCost: { cents: BigInt(cents), known },
    }))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
