import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { type Viewpoint, viewpointAt } from '../../history/index.js';
import type { AsOf } from '../../kernel/as-of.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { Transaction } from '../../platform/database/database.js';
import {
  changesBetween,
  conditionsOf,
  type Dictionary,
  dictionaryAt,
  type ProjectFilter,
  type RecordColumns,
  toInput,
} from '../../projects/index.js';
import { projectVersion as v } from '../../projects/tables.js';
import { sealCovering } from '../../seal/index.js';

/** A record of the book, as it stood at the revision. Amounts in cents; null is unknown. */
export interface BookRecord {
  readonly reference: string;
  readonly versionNumber: number;
  readonly revision: number;
  readonly name: string;
  readonly beneficiary: string | null;
  readonly city: string;
  readonly fundingPeriod: string;
  readonly fund: string;
  readonly guideline: string;
  readonly category: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly totalEligibleCost: bigint | null;
  readonly grant: bigint | null;
  readonly unionContribution: bigint | null;
  readonly unionContributionDerived: bigint | null;
  readonly landFunds: bigint | null;
  readonly ownShare: bigint | null;
  readonly thirdPartyFunds: bigint | null;
  /** Evidence of the eligible cost. */
  readonly evidence: string | null;
}

/** One value a version changed; the first version of a record is one line without values. */
export interface BookChange {
  readonly reference: string;
  readonly versionNumber: number;
  readonly revision: number;
  readonly publishedAt: Date;
  readonly person: string | null;
  readonly note: string;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export interface BookCheck {
  readonly reference: string;
  readonly kind: string;
  readonly day: string;
  readonly amount: bigint | null;
  readonly text: string;
}

export interface AuditBook {
  readonly viewpoint: Viewpoint;
  readonly records: readonly BookRecord[];
  readonly changes: readonly BookChange[];
  readonly checks: readonly BookCheck[];
  readonly seal: { readonly number: number; readonly sha256: string } | null;
  /** SHA-256 of the records as JSON, in the order of the reference. */
  readonly checksum: string;
}

/** Records, history, checks, recoveries and payments a filter selects at a state of the registry. */
export async function readAuditBook(
  tx: Transaction,
  {
    asOf,
    filter,
    reference,
  }: { readonly asOf?: AsOf | undefined; readonly filter: ProjectFilter; readonly reference: string | null },
): Promise<AuditBook> {
  const viewpoint = await viewpointAt(tx, asOf);
  const dictionary = await dictionaryAt(tx, viewpoint.revision);
  const one = reference === null ? sql`true` : sql`${v.reference} = ${reference}`;
  const which = sql`${conditionsOf(filter, viewpoint, dictionary)} and ${one}`;
  await refuseTooMany(tx, which);
  const rows = await tx.select().from(v).where(which).orderBy(sql`${v.reference} collate "C"`);
  const records = rows.map((row) => recordOf(row, dictionary));
  const ids = sql`(select project_version.project_id from project_version where ${which})`;
  const seal = await sealCovering(tx, viewpoint.revision);
  const plain = JSON.stringify(records, (_key, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return {
    viewpoint,
    records,
    changes: await changesOf(tx, ids, viewpoint, dictionary),
    checks: await checksOf(tx, ids),
    seal: seal === null ? null : { number: seal.number, sha256: seal.sha256 },
    checksum: createHash('sha256').update(plain).digest('hex'),
  };
}

/** A workbook is drawn whole: a person can read this many records in it, and no program runs out of memory. */
const mostRecords = 50_000;

async function refuseTooMany(tx: Transaction, which: SQL): Promise<void> {
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from project_version where ${which} limit ${mostRecords + 1}) rows_asked`,
  );
  if ((row?.count ?? 0) > mostRecords) throw new Problem('too_large', { detail: tooMany });
}

const tooMany = text(
  `Eine Prüfmappe fasst ${mostRecords} Vorhaben. Grenzen Sie die Auswahl ein, etwa auf eine Förderperiode oder eine Stadt.`,
  `An audit workbook holds ${mostRecords} projects. Narrow the selection, for example to a funding period or a city.`,
);

function recordOf(row: typeof v.$inferSelect, { catalogue, places }: Dictionary): BookRecord {
  const entry = (id: bigint | null): string => {
    const found = id === null ? undefined : catalogue.byId(id);
    return found === undefined ? 'nicht angegeben' : (found.code ?? found.title.de ?? found.key);
  };
  const place = row.placeId === null ? null : places.byId(row.placeId);
  return {
    reference: row.reference,
    versionNumber: row.versionNumber,
    revision: row.publishedRevision,
    name: row.name,
    beneficiary: row.beneficiaryIsNaturalPerson ? 'natürliche Person' : row.beneficiaryName,
    city: place?.name ?? (row.placeKind === 'statewide' ? 'landesweit' : 'nicht zugeordnet'),
    fundingPeriod: entry(row.fundingPeriodId),
    fund: entry(row.fundId),
    guideline: entry(row.fundingGuidelineId),
    category: entry(row.interventionCategoryId),
    start: row.periodStart,
    end: row.periodEnd,
    totalEligibleCost: row.totalEligibleCost,
    grant: row.grant,
    unionContribution: row.unionContribution,
    unionContributionDerived: row.unionContributionDerived,
    landFunds: row.landFunds,
    ownShare: row.ownShare,
    thirdPartyFunds: row.thirdPartyFunds,
    evidence: row.totalEligibleCostEvidence,
  };
}

/** Every published version until the revision, field by field. */
async function changesOf(
  tx: Transaction,
  ids: SQL,
  { revision }: Viewpoint,
  dictionary: Dictionary,
): Promise<BookChange[]> {
  const versions = await tx
    .select()
    .from(v)
    .where(sql`${v.projectId} in ${ids} and ${v.publishedRevision} <= ${revision}`)
    .orderBy(sql`${v.reference} collate "C"`, v.versionNumber);
  const revisions = await tx.execute<{
    revision: number;
    at: string;
    person: string | null;
    note: string;
  }>(sql`
    select r.revision, r.published_at as at, p.name as person, r.note from registry_revision r
    left join person p on r.actor = 'person:' || p.id::text
    where r.revision in (select x.published_revision from project_version x where x.project_id in ${ids})`);
  const known = new Map(revisions.map((one) => [one.revision, one]));
  let before: (RecordColumns & { readonly reference: string }) | null = null;
  return versions.flatMap((version): BookChange[] => {
    const earlier = before?.reference === version.reference ? before : null;
    before = version;
    const of = known.get(version.publishedRevision);
    const head = {
      reference: version.reference,
      versionNumber: version.versionNumber,
      revision: version.publishedRevision,
      publishedAt: new Date(of?.at ?? 0),
      person: of?.person ?? null,
      note: of?.note ?? '',
    };
    if (earlier === null) return [{ ...head, field: null, before: null, after: null }];
    const changed = changesBetween(toInput(earlier, dictionary), toInput(version, dictionary), dictionary);
    return changed.map(({ label, before: old, after }) => ({ ...head, field: label.de, before: old, after }));
  });
}

/** Checks, recoveries and payments as one list, as far as whoever asks may see them. */
async function checksOf(tx: Transaction, ids: SQL): Promise<BookCheck[]> {
  const rows = await tx.execute<{
    reference: string;
    kind: string;
    day: string;
    amount: string | null;
    text: string;
  }>(sql`
    select p.reference, x.kind, x.day, x.amount::text, x.text from (
      select project_id, 'Vor-Ort-Prüfung' as kind, checked_on::text as day, amount,
        concat_ws(' · ', body, finding, 'Antwort: ' || answer, 'Folge: ' || follow_up, 'abgeschlossen ' || closed_on) as text
      from on_the_spot_check
      union all select project_id, 'Rückforderung', decided_on::text, principal,
        concat_ws(' · ', decision, 'Zinsen: ' || coalesce(replace((interest / 100.0)::numeric(18, 2)::text, '.', ',') || ' €', 'noch nicht festgesetzt'), note) from recovery
      union all select project_id, case kind when 'repayment' then 'Rückzahlung' when 'final' then 'Schlusszahlung' else 'Auszahlung' end,
        paid_on::text, amount, concat_ws(' · ', source, 'storniert: ' || cancelled_reason) from payment
    ) x join project p on p.id = x.project_id where x.project_id in ${ids} order by p.reference collate "C", x.day, x.kind`);
  return rows.map((row) => ({ ...row, amount: row.amount === null ? null : BigInt(row.amount) }));
}
