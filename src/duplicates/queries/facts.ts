import { type SQL, sql } from 'drizzle-orm';

/** What a record is compared by, of a published version or a draft under the alias `v`; `p` is its municipality. */
export const factsOfRecord: SQL = sql`
  comparable_name(v.name) as name_key,
  case when not v.beneficiary_is_natural_person then comparable_name(v.beneficiary_name) end as beneficiary_key,
  case v.place_kind when 'municipality' then 'a:' || p.ags when 'statewide' then 'land'
    else 't:' || comparable_name(v.place_source_text) end as place_key,
  v.period_start, v.period_end, v.total_eligible_cost`;

/** The same of a staged row under the alias `r`. */
export const factsOfRow: SQL = sql`
  comparable_name(r.input ->> 'name') as name_key,
  case when r.input #> '{beneficiary,naturalPerson}' = 'false' then comparable_name(r.input #>> '{beneficiary,name}') end
    as beneficiary_key,
  case r.input #>> '{place,kind}' when 'municipality' then 'a:' || (r.input #>> '{place,ags}') when 'statewide' then 'land'
    else 't:' || comparable_name(r.input #>> '{place,sourceText}') end as place_key,
  (r.input #>> '{period,start}')::date as period_start, (r.input #>> '{period,end}')::date as period_end,
  r.total_eligible_cost`;
