import { type SQL, sql } from 'drizzle-orm';
import { auditedProject } from '../../audits/index.js';
import { viewpointAt } from '../../history/index.js';
import type { Actor } from '../../kernel/actor.js';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database/database.js';
import { type Display, type Publicity, type Standing, standingOf } from '../publicity.js';
import { dutyOf } from '../rules.js';

type Text = string | null;

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly city: Text;
  readonly start: Day | null;
  readonly end: Day | null;
  readonly total: Text;
  readonly eligible: Text;
  readonly natural: boolean | null;
  readonly period: Text;
  readonly objective: Text;
}

/** Publicity of the projects of a city that run or are planned, and of those of which something is recorded; by name. */
export async function listPublicities(tx: Transaction, city: string): Promise<Publicity[]> {
  const { revision, reckoningDay } = await viewpointAt(tx);
  const shown = sql`v.published_revision <= ${revision} and (v.superseded_revision is null or v.superseded_revision > ${revision})
    and l.ags = ${city} and (v.period_end is null or v.period_end >= ${reckoningDay}::date
      or v.project_id in (select project_id from publicity_display))`;
  return publicitiesWhere(tx, sql`${shown} order by v.name, v.project_id`);
}

/**
 * Projects of the programme that have begun and not ended, and whose support is not shown, or not proven by a photo: where a
 * plaque is due first, then by how long they have run. An auditor sees those of the mandate.
 */
export async function owedPublicities(tx: Transaction): Promise<Publicity[]> {
  const { revision, reckoningDay } = await viewpointAt(tx);
  const running = await publicitiesWhere(
    tx,
    sql`v.published_revision <= ${revision} and (v.superseded_revision is null or v.superseded_revision > ${revision})
      and (v.period_end is null or v.period_end >= ${reckoningDay}::date)
      and v.funding_guideline_id in (select g.entry_id from catalogue_version g
        where g.superseded_revision is null and g.attributes -> 'programme' = 'true')
      and mandate_covers(l.ags, v.project_id)
      order by v.period_start nulls last, v.name, v.project_id`,
  );
  const owed = running.filter((publicity) => isOwed(standingOf(publicity)));
  return owed.toSorted((one, other) => Number(needsPlaque(other)) - Number(needsPlaque(one)));
}

const isOwed = (standing: Standing): boolean => standing === 'missing' || standing === 'withoutPhoto';
const needsPlaque = ({ duty }: Publicity): boolean => duty?.kind === 'plaque';

/** Publicity of one project. @throws Problem `not_found`, also for one of another city or outside the mandate */
export async function findPublicity(tx: Transaction, actor: Actor, reference: string): Promise<Publicity> {
  const { projectId } = await auditedProject(tx, actor, reference);
  const [found] = await publicitiesWhere(
    tx,
    sql`v.project_id = ${projectId} order by v.version_number desc limit 1`,
  );
  if (found === undefined) throw new Problem('not_found');
  return found;
}

async function publicitiesWhere(tx: Transaction, which: SQL): Promise<Publicity[]> {
  const { reckoningDay: today } = await viewpointAt(tx);
  const rows = await tx.execute<Row>(sql`
    select v.project_id::text as id, v.reference, v.name, l.ags as city, v.period_start::text as start, v.period_end::text as end,
      v.total_cost::text as total, v.total_eligible_cost::text as eligible, v.beneficiary_is_natural_person as natural,
      f.key as period, o.code as objective
    from project_version v left join place l on l.id = v.place_id
    left join catalogue_entry f on f.id = v.funding_period_id
    left join catalogue_version o on o.entry_id = v.specific_objective_id and o.superseded_revision is null
    where ${which}`);
  const displays = await displaysOf(
    tx,
    rows.map(({ id }) => id),
  );
  const cents = (value: Text) => (value === null ? null : BigInt(value));
  return rows.map((row) => ({
    projectId: BigInt(row.id),
    reference: row.reference,
    name: row.name,
    city: row.city,
    start: row.start,
    end: row.end,
    duty: dutyOf({
      fundingPeriod: row.period,
      totalCost: cents(row.total),
      totalEligibleCost: cents(row.eligible),
      objective: row.objective,
      naturalPerson: row.natural === true,
    }),
    displays: displays.get(row.id) ?? [],
    today,
  }));
}

async function displaysOf(tx: Transaction, projects: readonly string[]): Promise<Map<string, Display[]>> {
  const rows = await tx.execute<
    Omit<Display, 'recordedAt' | 'removedAt'> & { project: string; recordedAt: string; removedAt: Text }
  >(sql`
    select x.project_id::text as project, x.id, x.kind, x.place, x.shown_on::text as "shownOn",
      x.photo_sha256 is not null as "hasPhoto", r.name as "recordedBy", x.recorded_at as "recordedAt",
      m.name as "removedBy", x.removed_at as "removedAt", x.removed_reason as "removedReason"
    from publicity_display x left join person r on r.id = x.recorded_by left join person m on m.id = x.removed_by
    where x.project_id = any(${sql.param([...projects])}::text[]::bigint[])
    order by x.shown_on desc, x.recorded_at desc, x.id`);
  const found = new Map<string, Display[]>();
  for (const { project, recordedAt, removedAt, ...row } of rows) {
    const display = {
      ...row,
      recordedAt: new Date(recordedAt),
      removedAt: removedAt === null ? null : new Date(removedAt),
    };
    found.set(project, [...(found.get(project) ?? []), display]);
  }
  return found;
}

/** The photo of a display, for those who see its project. @throws Problem `not_found` */
export async function readPhoto(
  tx: Transaction,
  projectId: bigint,
  displayId: string,
): Promise<{ readonly mediaType: string; readonly bytes: Buffer }> {
  const [file] = await tx.execute<{ sha256: string; media_type: string }>(sql`
    select f.sha256, f.media_type from publicity_display x join stored_file f on f.sha256 = x.photo_sha256
    where x.id = ${displayId}::uuid and x.project_id = ${projectId}`);
  if (file === undefined) throw new Problem('not_found');
  const chunks = await tx.execute<{ bytes: Buffer }>(
    sql`select bytes from stored_file_chunk where sha256 = ${file.sha256} order by position`,
  );
  return { mediaType: file.media_type, bytes: Buffer.concat(chunks.map(({ bytes }) => bytes)) };
}
