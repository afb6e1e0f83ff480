import { type SQL, sql } from 'drizzle-orm';
import { copyIn } from '../../platform/database/copy-rows.js';
import type { Transaction } from '../../platform/database/database.js';
import { clientOf } from '../../platform/database/driver-rows.js';
import { inForce } from '../../waivers/index.js';
import { keyOfReference } from '../list/own-lists.js';
import { arrivingColumns, type RowBatch } from '../reading/row-batch.js';

const referencePrefix = keyOfReference('');
/** Whether a row names its project by the reference the registry gave it. */
export const isByReference = sql.raw(`r.row_key like '${referencePrefix}%'`);

/**
 * Where rows of a delivery arrive, as they were sent, before they are set beside what their sources said; a table of this
 * transaction alone. They are on their way, so nothing is compressed for it.
 */
export async function openArrivals(tx: Transaction): Promise<void> {
  await tx.execute(
    sql.raw(`create temporary table if not exists ${arrivals} (${arrivingColumns}) with (toast_tuple_target = 8160)
      on commit drop`),
  );
}

/** Takes in the rows of a batch; those of the one before are gone. */
export async function arrive(tx: Transaction, { bytes }: RowBatch): Promise<void> {
  await tx.execute(sql.raw(`truncate ${arrivals}`));
  await copyIn(clientOf(tx), arrivals, [bytes], 'binary');
}

const arrivals = 'pg_temp.import_arrival';
const arrived = sql.raw(arrivals);

/**
 * Puts the rows that have arrived into staging, in bulk, each beside what its source said last: new, unchanged, or perhaps
 * changed, which is looked at more closely later. A row with the reference of a published project belongs to that one,
 * whatever the source. Rows with errors are none of these, unless each is accepted for their project; they stay behind.
 * Project and source are looked up row by row: joined with each batch, the whole registry would be read again and again.
 */
export async function stageRows(tx: Transaction, importId: string, sourceKey: string): Promise<void> {
  await tx.execute(sql`
    insert into import_row (import_id, position, row_number, row_key, change, project_id, input, input_sha256, findings,
      version_columns, total_eligible_cost)
    select ${importId}::uuid, r.position, r.row_number, r.row_key,
      case when r.is_error and not ${isWaived} then 'error' when p.id is not null then 'changed' when i.row_key is null then 'new'
        when i.input_sha256 = r.input_sha256 then 'unchanged' else 'changed' end,
      coalesce(p.id, i.project_id), r.input, r.input_sha256, r.findings,
      case when i.row_key is null and p.id is null then r.version_columns end, r.total_eligible_cost
    from ${arrived} r
    left join lateral (
      select p.id from project p
      where ${isByReference} and p.reference = substr(r.row_key, ${referencePrefix.length + 1})
        and exists (select from project_version v where v.project_id = p.id and v.superseded_revision is null)
      limit 1) p on true
    left join lateral (
      select i.row_key, i.project_id, i.input_sha256 from import_identity i
      where p.id is null and i.source_key = ${sourceKey} and i.row_key = r.row_key
      limit 1) i on true`);
}

/** Whether the service centre accepts every error of a row for the project it belongs to. */
const isWaived = sql`(coalesce(p.id, i.project_id) is not null and not exists (
  select from jsonb_array_elements(r.findings) f
  where f ->> 'severity' = 'error' and not exists (
    select from finding_waiver w
    where w.project_id = coalesce(p.id, i.project_id) and w.code = f ->> 'code' and w.field = f ->> 'field' and ${inForce})))`;

const rowsLookedAt = 300;

/**
 * The source whose deliveries hold most of the rows already that have arrived: a list that came in under other headings before. The same
 * keys are not enough, for unrelated lists may number alike: fund and period must not differ, and names or beneficiaries
 * have to agree mostly. Null when there is none.
 */
export async function sourceOfRows(tx: Transaction): Promise<string | null> {
  const [found] = await tx.execute<{ source_key: string; known: number; alike: number; rows: number }>(sql`
    with delivered as (
      select row_key, input from ${arrived}
      order by position limit ${rowsLookedAt})
    select i.source_key, count(*)::int as known, (select count(*)::int from delivered) as rows,
      count(*) filter (where
        (${sameWords(sql`v.name`, sql`r.input ->> 'name'`)}
          or ${sameWords(sql`v.beneficiary_name`, sql`r.input #>> '{beneficiary,name}'`)})
        and ${notDiffering(sql`fund.key`, sql`r.input #>> '{catalogue,fund,key}'`)}
        and ${notDiffering(sql`period.key`, sql`r.input #>> '{catalogue,fundingPeriod,key}'`)})::int as alike
    from (select distinct source_key from import_run where state = 'committed' and format = 'list') s
    join import_identity i on i.source_key = s.source_key
    join delivered r on r.row_key = i.row_key
    join project_version v on v.project_id = i.project_id and v.superseded_revision is null
    left join catalogue_entry fund on fund.id = v.fund_id
    left join catalogue_entry period on period.id = v.funding_period_id
    group by 1 order by alike desc, known desc limit 1`);
  return found && found.known * 2 > found.rows && found.alike * 2 > found.known ? found.source_key : null;
}

const sameWords = (registered: SQL, delivered: SQL): SQL =>
  sql`lower(${registered} collate "de-x-icu") = lower((${delivered}) collate "de-x-icu")`;

const notDiffering = (registered: SQL, delivered: SQL): SQL =>
  sql`coalesce(${registered} collate "C" = (${delivered}) collate "C", true)`;
