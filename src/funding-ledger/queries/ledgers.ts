import { type SQL, sql } from 'drizzle-orm';
import { auditedProject } from '../../audits/index.js';
import { type Catalogue, catalogueAt } from '../../catalogue/index.js';
import { readRecord, recordsAt } from '../../city-records/index.js';
import { endOfDay, type Viewpoint, viewpointAt } from '../../history/index.js';
import type { Actor } from '../../kernel/actor.js';
import type { Day } from '../../kernel/day.js';
import type { Cents } from '../../kernel/money.js';
import { planKind } from '../../plans/index.js';
import type { Transaction } from '../../platform/database/database.js';
import { deadlineRulesOf } from '../../proofs/index.js';
import { cityName } from '../../web/index.js';
import type { BudgetShift, Ledger, LedgerEntry } from '../ledger.js';

type Text = string | null;
type Planned = Pick<Ledger, 'plan' | 'planned'>;

interface ProjectRow extends Record<string, unknown> {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly city: Text;
  readonly place_kind: 'municipality' | 'statewide' | 'unmatched';
  readonly grant_amount: Text;
  readonly period: Text;
  readonly guideline: Text;
  readonly object: Text;
}

/**
 * The ledgers whoever acts may see, of one city or of all when it is null: of every project that a plan has in its part C or
 * of which money is booked. By city, plan and number. Plans and records are those of the viewpoint's revision; of what is
 * booked counts what was known at the end of its day.
 */
export async function listLedgers(
  tx: Transaction,
  city: string | null,
  viewpoint?: Viewpoint,
): Promise<Ledger[]> {
  const from = viewpoint ?? (await viewpointAt(tx));
  const planned = await plannedBy(tx, city, from);
  // Named first, so that their versions are found by key however many the registry has.
  const known = await tx.execute<{ id: string }>(sql`
    select project_id::text as id from funding_entry union select project_id::text from budget_shift
    union select project_id::text from payment
    union select id::text from project where reference = any(${sql.param([...planned.keys()])}::text[])`);
  const ledgers = await ledgersOf(
    tx,
    known.map(({ id }) => id),
    { city, planned, from },
  );
  return ledgers.toSorted(
    (a, b) =>
      nameOf(a.city).localeCompare(nameOf(b.city), 'de') ||
      (a.plan?.reference ?? '~').localeCompare(b.plan?.reference ?? '~') ||
      (a.plan?.number ?? a.name).localeCompare(b.plan?.number ?? b.name, 'de', { numeric: true }),
  );
}

/** Operations of the whole Land come first. */
const nameOf = (city: string | null): string => (city === null ? '' : cityName(city));

/** The ledger of one project. @throws Problem `not_found`, also for one of another city or outside the mandate */
export async function findLedger(tx: Transaction, actor: Actor, reference: string): Promise<Ledger> {
  const { projectId, city } = await auditedProject(tx, actor, reference);
  const from = await viewpointAt(tx);
  const planned = city === null ? new Map<string, Planned>() : await plannedBy(tx, city, from);
  const [ledger] = await ledgersOf(tx, [String(projectId)], { city: null, planned, from });
  if (ledger === undefined) throw new Error('a project has no version');
  return ledger;
}

/** What is booked of one project and which shifts were asked for, as far as whoever acts may see it. */
export async function bookingsOf(
  tx: Transaction,
  projectId: bigint,
): Promise<Pick<Ledger, 'entries' | 'shifts'>> {
  const which = sql`project_id = ${projectId}`;
  const [entries = []] = (await entriesWhere(tx, which, always)).values();
  const [shifts = []] = (await shiftsWhere(tx, which, always)).values();
  return { entries, shifts };
}

/** What published action plans mean to spend, by project. */
async function plannedBy(
  tx: Transaction,
  city: string | null,
  { revision }: Viewpoint,
): Promise<Map<string, Planned>> {
  const plans = await recordsAt(tx, 'plan', revision, city ?? undefined);
  return new Map(
    plans.flatMap((kept) => {
      const { name, projects } = readRecord(planKind, kept).content;
      return projects.flatMap(({ reference, number, years }) =>
        reference === null
          ? []
          : [[reference, { plan: { reference: kept.reference, name, number }, planned: years }] as const],
      );
    }),
  );
}

interface Wanted {
  readonly city: string | null;
  readonly planned: ReadonlyMap<string, Planned>;
  readonly from: Viewpoint;
}

async function ledgersOf(
  tx: Transaction,
  known: readonly string[],
  { city, planned, from: { revision, reckoningDay: today } }: Wanted,
): Promise<Ledger[]> {
  const catalogue = await catalogueAt(tx, revision);
  const projects = await tx.execute<ProjectRow>(sql`
    select v.project_id::text as id, v.reference, v.name, l.ags as city, v.place_kind, v.grant_amount::text,
      f.key as period, g.key as guideline, o.key as object
    from (select distinct on (project_id) * from project_version
      where project_id = any(${sql.param([...known])}::text[]::bigint[]) and published_revision <= ${revision} order by project_id, version_number desc) v
    left join place l on l.id = v.place_id
    left join catalogue_entry f on f.id = v.funding_period_id
    left join catalogue_entry g on g.id = v.funding_guideline_id
    left join catalogue_entry o on o.id = v.funding_object_id
    where mandate_covers(l.ags, v.project_id) and (${city}::text is null or l.ags = ${city}::text)`);
  const ids = sql`project_id = any(${sql.param(projects.map(({ id }) => id))}::text[]::bigint[])`;
  const until = endOfDay(today);
  const entries = await entriesWhere(tx, ids, until);
  const shifts = await shiftsWhere(tx, ids, until);
  const payments = await paymentsWhere(tx, ids, until);
  return projects.map((row) => ({
    projectId: BigInt(row.id),
    reference: row.reference,
    name: row.name,
    city: row.city,
    fundingPeriod: row.period,
    grant: row.grant_amount === null ? null : BigInt(row.grant_amount),
    plan: null,
    planned: [],
    ...planned.get(row.reference),
    entries: entries.get(row.id) ?? [],
    shifts: shifts.get(row.id) ?? [],
    payments: payments.get(row.id) ?? [],
    advanceRule: advanceRuleOf(row, catalogue),
    today,
  }));
}

function advanceRuleOf(row: ProjectRow, catalogue: Catalogue): Ledger['advanceRule'] {
  const rules = deadlineRulesOf(
    {
      catalogue: { fundingGuideline: { key: row.guideline }, fundingObject: { key: row.object } },
      place: { kind: row.place_kind },
    },
    catalogue,
  );
  const rule = rules.find(({ proof }) => proof === 'advance');
  return rule?.months == null ? null : { months: rule.months, clause: rule.clause };
}

/** Rows by the project they belong to. */
function byProject<Row extends { readonly project: string }, Shown>(
  rows: readonly Row[],
  shown: (row: Row) => Shown,
): Map<string, Shown[]> {
  const found = new Map<string, Shown[]>();
  for (const row of rows) {
    const list = found.get(row.project);
    if (list === undefined) found.set(row.project, [shown(row)]);
    else list.push(shown(row));
  }
  return found;
}

/** Of what is booked everything is known. */
const always = sql`'infinity'::timestamptz`;

/** Entries that were known before `until`; what was cancelled later counted then. */
async function entriesWhere(tx: Transaction, which: SQL, until: SQL): Promise<Map<string, LedgerEntry[]>> {
  const rows = await tx.execute<
    Omit<LedgerEntry, 'amount' | 'recordedAt' | 'cancelledAt'> & {
      project: string;
      amount: string;
      recordedAt: string;
      cancelledAt: Text;
    }
  >(sql`
    select x.project_id::text as project, x.id, x.kind, x.budget_year as "budgetYear", x.on_day::text as "onDay",
      x.amount::text, x.source, r.name as "recordedBy", x.recorded_at as "recordedAt", c.name as "cancelledBy",
      k.cancelled_at as "cancelledAt", k.cancelled_reason as "cancelledReason"
    from funding_entry x left join person r on r.id = x.recorded_by
    left join funding_entry k on k.id = x.id and k.cancelled_at < ${until}
    left join person c on c.id = k.cancelled_by
    where x.${which} and x.recorded_at < ${until} order by x.on_day desc, x.recorded_at desc, x.budget_year, x.id`);
  return byProject(rows, ({ project: _, amount, recordedAt, cancelledAt, ...row }) => ({
    ...row,
    amount: BigInt(amount),
    recordedAt: new Date(recordedAt),
    cancelledAt: cancelledAt === null ? null : new Date(cancelledAt),
  }));
}

/** Shifts that were asked for before `until`, decided and cancelled as far as they were then. */
async function shiftsWhere(tx: Transaction, which: SQL, until: SQL): Promise<Map<string, BudgetShift[]>> {
  const rows = await tx.execute<
    Omit<BudgetShift, 'amount' | 'recordedAt' | 'cancelledAt'> & {
      project: string;
      amount: string;
      recordedAt: string;
      cancelledAt: Text;
    }
  >(sql`
    select x.project_id::text as project, x.id, x.from_year as "fromYear", x.to_year as "toYear", x.amount::text,
      x.requested_on::text as "requestedOn", x.reason, d.outcome, d.decided_on::text as "decidedOn", d.decision,
      r.name as "recordedBy", x.recorded_at as "recordedAt", c.name as "cancelledBy", k.cancelled_at as "cancelledAt",
      k.cancelled_reason as "cancelledReason"
    from budget_shift x left join person r on r.id = x.recorded_by
    left join budget_shift d on d.id = x.id and d.decided_at < ${until}
    left join budget_shift k on k.id = x.id and k.cancelled_at < ${until} left join person c on c.id = k.cancelled_by
    where x.${which} and x.recorded_at < ${until} order by x.requested_on desc, x.recorded_at desc, x.id`);
  return byProject(rows, ({ project: _, amount, recordedAt, cancelledAt, ...row }) => ({
    ...row,
    amount: BigInt(amount),
    recordedAt: new Date(recordedAt),
    cancelledAt: cancelledAt === null ? null : new Date(cancelledAt),
  }));
}

async function paymentsWhere(
  tx: Transaction,
  which: SQL,
  until: SQL,
): Promise<Map<string, Ledger['payments'][number][]>> {
  const rows = await tx.execute<{
    project: string;
    kind: Ledger['payments'][number]['kind'];
    paid_on: Day;
    amount: string;
    advance: boolean | null;
  }>(sql`
    select x.project_id::text as project, x.kind, x.paid_on::text, x.amount::text, x.advance
    from payment x where x.${which} and x.recorded_at < ${until} and (x.cancelled_at is null or x.cancelled_at >= ${until})
    order by x.paid_on, x.recorded_at, x.id`);
  return byProject(rows, ({ kind, paid_on: paidOn, amount, advance }) => ({
    kind,
    paidOn,
    amount: BigInt(amount) as Cents,
    advance,
  }));
}
