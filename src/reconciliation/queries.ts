import { and, asc, desc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { type CatalogueEntry, programmeGuidelines } from '../catalogue/index.js';
import { visibleAt } from '../history/index.js';
import { importRun } from '../imports/tables.js';
import { parseDecimal } from '../kernel/money.js';
import type { Transaction } from '../platform/database/database.js';
import type { Dictionary } from '../projects/index.js';
import { projectVersion } from '../projects/tables.js';
import type { DifferenceKind, Outcome } from './differences.js';
import type { HereRecord, ThereRecord } from './record.js';
import type { Bounds, Scope } from './scope.js';
import { reconciliation, reconciliationDifference } from './tables.js';
import type { DifferenceState, News } from './words.js';

export type Reconciliation = Omit<typeof reconciliation.$inferSelect, 'scope' | 'outcome'> & {
  readonly scope: Scope;
  readonly outcome: Outcome | null;
  readonly fileName: string | null;
  readonly listTitle: string;
  readonly importState: (typeof importRun.$inferSelect)['state'];
  /** Differences that are open, and all of them. */
  readonly open: number;
  readonly differences: number;
};

const countOf = (condition: SQL): SQL<number> => sql<number>`(
  select count(*)::int from reconciliation_difference d where d.reconciliation_id = ${reconciliation.id} and ${condition})`;

const selected = (tx: Transaction) =>
  tx
    .select({
      row: reconciliation,
      fileName: importRun.fileName,
      listTitle: sql<string>`${importRun.summary} ->> 'title'`,
      importState: importRun.state,
      open: countOf(sql`d.state = 'open'`),
      differences: countOf(sql`true`),
    })
    .from(reconciliation)
    .innerJoin(importRun, eq(importRun.id, reconciliation.importId));

type Selected = Awaited<ReturnType<typeof selected>>[number];

const read = ({ row, ...rest }: Selected): Reconciliation => ({
  ...row,
  ...rest,
  scope: row.scope as Scope,
  outcome: row.outcome as Outcome | null,
});

/** One reconciliation; null when there is none by this id. `lock` keeps it until the transaction ends. */
export async function findReconciliation(
  tx: Transaction,
  id: string,
  lock?: 'lock',
): Promise<Reconciliation | null> {
  const query = selected(tx).where(eq(reconciliation.id, id));
  const [found] = await (lock ? query.for('update', { of: reconciliation }) : query);
  return found ? read(found) : null;
}

/** Reconciliations, newest first. */
export async function listReconciliations(
  tx: Transaction,
  page: { readonly offset: number; readonly limit: number },
): Promise<Reconciliation[]> {
  const rows = await selected(tx)
    .orderBy(desc(reconciliation.createdAt), reconciliation.id)
    .limit(page.limit)
    .offset(page.offset);
  return rows.map(read);
}

export interface DifferenceFilter {
  readonly kind?: DifferenceKind | undefined;
  /** Any of these. */
  readonly state?: readonly DifferenceState[] | undefined;
  /** Any of these. */
  readonly since?: readonly News[] | undefined;
  readonly assignedTo?: string | undefined;
}

export type Difference = typeof reconciliationDifference.$inferSelect & {
  readonly assignedToName: string | null;
};

/** Conditions of a filter on the differences of one reconciliation. */
export const differencesOf = (id: string, { kind, state, since, assignedTo }: DifferenceFilter): SQL => {
  const d = reconciliationDifference;
  return (
    and(
      eq(d.reconciliationId, id),
      kind && eq(d.kind, kind),
      state && inArray(d.state, [...state]),
      since && inArray(d.since, [...since]),
      assignedTo === undefined ? undefined : eq(d.assignedTo, assignedTo),
    ) ?? sql`true`
  );
};

const assignee = alias(person, 'assignee');

/** Differences in their order, behind a position; all of them without a page. */
export async function listDifferences(
  tx: Transaction,
  id: string,
  filter: DifferenceFilter,
  page?: { readonly after: number; readonly limit: number },
): Promise<Difference[]> {
  const query = tx
    .select({ row: reconciliationDifference, assignedToName: assignee.name })
    .from(reconciliationDifference)
    .leftJoin(assignee, eq(assignee.id, reconciliationDifference.assignedTo))
    .where(
      and(
        differencesOf(id, filter),
        page === undefined ? undefined : gt(reconciliationDifference.position, page.after),
      ),
    )
    .orderBy(asc(reconciliationDifference.position));
  const rows = await (page === undefined ? query : query.limit(page.limit));
  return rows.map(({ row, assignedToName }) => ({ ...row, assignedToName }));
}

/** One page of the differences of a view, and how many there are in all. */
export async function listDifferencePage(
  tx: Transaction,
  id: string,
  filter: DifferenceFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ rows: Difference[]; fitting: number }> {
  const rows = await tx
    .select({ row: reconciliationDifference, assignedToName: assignee.name })
    .from(reconciliationDifference)
    .leftJoin(assignee, eq(assignee.id, reconciliationDifference.assignedTo))
    .where(differencesOf(id, filter))
    .orderBy(asc(reconciliationDifference.position))
    .limit(limit)
    .offset(offset);
  const fitting = await tx.$count(reconciliationDifference, differencesOf(id, filter));
  return { rows: rows.map(({ row, assignedToName }) => ({ ...row, assignedToName })), fitting };
}

/** How many differences there are of each state, age and person. */
export async function countDifferences(
  tx: Transaction,
  id: string,
): Promise<{ state: DifferenceState; since: News; assignedTo: string | null; count: number }[]> {
  const d = reconciliationDifference;
  return tx
    .select({ state: d.state, since: d.since, assignedTo: d.assignedTo, count: sql<number>`count(*)::int` })
    .from(d)
    .where(eq(d.reconciliationId, id))
    .groupBy(d.state, d.since, d.assignedTo);
}

/** People who can look after a difference. */
export const assignees = (tx: Transaction): Promise<{ id: string; name: string }[]> =>
  tx
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(sql`${person.role} in ('staff', 'lead') and ${person.state} = 'active'`)
    .orderBy(person.name, person.id);

/** A row of the list with what says whether it belongs to the comparison. */
export interface ListedRow extends ThereRecord {
  readonly fundingPeriod: string | null;
  readonly fund: string | null;
  readonly guideline: string | null;
}

interface StagedRow extends Record<string, unknown> {
  readonly row_key: string;
  readonly row_number: number | null;
  readonly project_id: string | null;
  readonly name: string | null;
  readonly beneficiary: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly total_eligible_cost: string | null;
  readonly total_cost: string | null;
  readonly union_contribution: string | null;
  readonly period: string | null;
  readonly fund: string | null;
  readonly guideline: string | null;
  readonly code: string | null;
}

const centsOf = (decimal: string | null) => (decimal === null ? null : parseDecimal(decimal));

/** The rows of a list that was read, without the columns that are not compared. */
export async function listedRows(
  tx: Transaction,
  importId: string,
  codeHeadings: readonly string[],
): Promise<ListedRow[]> {
  const rows = await tx.execute<StagedRow>(sql`
    select r.row_key, r.row_number, r.project_id, r.input ->> 'name' as name,
      r.input #>> '{beneficiary,name}' as beneficiary, r.input #>> '{period,start}' as start, r.input #>> '{period,end}' as end,
      r.input #>> '{amounts,totalEligibleCost,cents}' as total_eligible_cost,
      r.input #>> '{amounts,totalCost,cents}' as total_cost,
      r.input #>> '{amounts,unionContribution,cents}' as union_contribution,
      r.input #>> '{catalogue,fundingPeriod,key}' as period, r.input #>> '{catalogue,fund,key}' as fund,
      r.input #>> '{catalogue,fundingGuideline,key}' as guideline,
      (select f ->> 'value' from jsonb_array_elements(r.input -> 'sourceFields') f
        where f ->> 'label' = any(${sql.param([...codeHeadings])}::text[]) limit 1) as code
    from import_row r where r.import_id = ${importId}::uuid and r.change <> 'missing' order by r.position`);
  return rows.map((row) => ({
    rowKey: row.row_key,
    rowNumber: row.row_number,
    code: row.code,
    name: row.name ?? '',
    beneficiary: row.beneficiary,
    start: row.start,
    end: row.end,
    amounts: {
      totalEligibleCost: centsOf(row.total_eligible_cost),
      totalCost: centsOf(row.total_cost),
      unionContribution: centsOf(row.union_contribution),
    },
    named:
      row.project_id === null
        ? null
        : {
            projectId: BigInt(row.project_id),
            by: row.row_key.startsWith('reference:') ? 'reference' : 'earlierDelivery',
          },
    fundingPeriod: row.period,
    fund: row.fund,
    guideline: row.guideline,
  }));
}

const idsOf = (entries: readonly (CatalogueEntry | undefined)[]): string[] =>
  entries.flatMap((entry) => (entry === undefined ? [] : [String(entry.id)]));

/** Projects of the registry within the bounds, as they were published at a revision. */
export async function registeredProjects(
  tx: Transaction,
  revision: number,
  bounds: Bounds,
  { catalogue }: Dictionary,
): Promise<HereRecord[]> {
  const v = projectVersion;
  const among = (column: SQL, ids: readonly string[]): SQL =>
    sql`${column} = any(${sql.param([...ids])}::bigint[])`;
  const conditions: SQL[] = [visibleAt(v, revision)];
  if (bounds.fundingPeriods.length > 0)
    conditions.push(
      among(
        sql`${v.fundingPeriodId}`,
        idsOf(bounds.fundingPeriods.map((key) => catalogue.byKey('fundingPeriod', key))),
      ),
    );
  if (bounds.funds.length > 0)
    conditions.push(among(sql`${v.fundId}`, idsOf(bounds.funds.map((key) => catalogue.byKey('fund', key)))));
  if (bounds.programmeOnly)
    conditions.push(among(sql`${v.fundingGuidelineId}`, idsOf(programmeGuidelines(catalogue))));
  const rows = await tx
    .select({
      projectId: v.projectId,
      reference: v.reference,
      name: v.name,
      beneficiary: v.beneficiaryName,
      start: v.periodStart,
      end: v.periodEnd,
      totalEligibleCost: v.totalEligibleCost,
      totalCost: v.totalCost,
      unionContribution: v.unionContribution,
      codes: sql<string[]>`array(
        select d ->> 'number' from jsonb_array_elements(${v.decisions}) d
        union select f ->> 'value' from jsonb_array_elements(${v.sourceFields}) f
        where length(f ->> 'value') between 3 and 60 and f ->> 'value' ~ '[0-9]')`,
    })
    .from(v)
    .where(and(...conditions))
    .orderBy(v.reference);
  return rows.map(({ totalEligibleCost, totalCost, unionContribution, ...row }) => ({
    ...row,
    amounts: { totalEligibleCost, totalCost, unionContribution },
  }));
}
