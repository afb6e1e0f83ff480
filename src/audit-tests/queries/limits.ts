import { type SQL, sql } from 'drizzle-orm';
import type { CatalogueEntry } from '../../catalogue/index.js';
import { parseDecimal } from '../../kernel/money.js';
import { parseRate } from '../../kernel/rate.js';
import type { Dictionary } from '../../projects/index.js';

/**
 * Limits of the guidelines as a table of SQL: guideline, funding object and the limit that holds for it, with its clause.
 * Where an object belongs to no part, the most generous limit of all parts: what exceeds it exceeds every one.
 */
export function limitsTable(
  { catalogue }: Dictionary,
  measure: 'grantRate' | 'totalEligibleCost' | 'costPlanCost',
  of: 'rate' | 'amount',
): SQL | null {
  const value = ({ attributes }: CatalogueEntry): bigint | null => {
    const written = attributes[of];
    if (typeof written !== 'string') return null;
    const read = of === 'rate' ? parseRate(written) : parseDecimal(written);
    return read === null ? null : BigInt(read);
  };
  const rows = catalogue.ofKind('rateCeiling').flatMap((limit) => {
    const { attributes } = limit;
    const [guideline, most] = [
      catalogue.byKey('fundingGuideline', String(attributes.fundingGuideline)),
      value(limit),
    ];
    if (attributes.measure !== measure || guideline === undefined || most === null) return [];
    return [
      {
        guideline: String(guideline.id),
        part: String(attributes.part),
        value: String(most),
        clause: String(attributes.clause),
      },
    ];
  });
  if (rows.length === 0) return null;
  const parts = catalogue
    .ofKind('fundingObject')
    .flatMap(({ id, attributes }) =>
      typeof attributes.part === 'string' ? [{ object: String(id), part: attributes.part }] : [],
    );
  const column = <Row>(list: readonly Row[], key: keyof Row) => sql.param(list.map((row) => row[key]));
  return sql`(
    select distinct on (l.guideline, o.object) l.guideline, o.object, l.value, l.clause
    from unnest(${column(rows, 'guideline')}::bigint[], ${column(rows, 'part')}::text[], ${column(rows, 'value')}::bigint[],
      ${column(rows, 'clause')}::text[]) l (guideline, part, value, clause)
    join (select * from unnest(${column(parts, 'object')}::bigint[], ${column(parts, 'part')}::text[]) o (object, part)
      union all select null, null) o on o.part = l.part or o.object is null
    order by l.guideline, o.object, l.value desc)`;
}

/** Joins the limit of a project: that of its funding object's part, else the most generous of its guideline. */
export const limitOfProject = (limits: SQL): SQL => sql`
  join lateral (select l.value, l.clause from ${limits} l
    where l.guideline = project_version.funding_guideline_id
      and (l.object = project_version.funding_object_id or l.object is null)
    order by l.object nulls last limit 1) limits on true`;
