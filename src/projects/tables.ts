import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { catalogueEntry } from '../catalogue/tables.js';
import { endConstraints, versionColumns } from '../history/version-columns.js';
import { place } from '../places/tables.js';
import { cents, germanText, identityKey, instant, keyText, rate } from '../platform/database/columns.js';
import {
  amountFields,
  type CatalogueField,
  catalogueFields,
  evidences,
  type SourceField,
} from './project-input.js';
import type { StoredAppliedFor } from './stored-applied-for.js';
import type { StoredDecision } from './stored-decision.js';

const draftReferences = {
  place: () => bigint('place_id', { mode: 'bigint' }).references(() => place.id),
  entry: (name: string) => bigint(name, { mode: 'bigint' }).references(() => catalogueEntry.id),
};

/**
 * Published versions come by the hundred thousand: `require_known_of_versions()` looks once for all that a statement writes
 * whether places, entries, projects and the revision exist, and what they name is never removed.
 */
const versionReferences: typeof draftReferences = {
  place: () => bigint('place_id', { mode: 'bigint' }),
  entry: (name) => bigint(name, { mode: 'bigint' }),
};

/** The record itself; the same columns in drafts and in published versions. Amounts in EUR cents, rates in hundredths of percent. */
export const recordColumns = (references = draftReferences) => ({
  name: germanText('name').notNull(),
  planNumber: text('plan_number'),
  beneficiaryName: germanText('beneficiary_name'),
  beneficiaryIsNaturalPerson: boolean('beneficiary_is_natural_person').notNull().default(false),
  executingBodyName: germanText('executing_body_name'),
  executingBodyIsNaturalPerson: boolean('executing_body_is_natural_person').notNull().default(false),
  placeKind: text('place_kind', { enum: ['municipality', 'statewide', 'unmatched'] }).notNull(),
  placeId: references.place(),
  placeSourceText: text('place_source_text'),
  area: text('area'),
  periodStart: date('period_start', { mode: 'string' }),
  periodEnd: date('period_end', { mode: 'string' }),
  totalEligibleCost: cents('total_eligible_cost'),
  totalEligibleCostEvidence: text('total_eligible_cost_evidence', { enum: evidences }),
  totalCost: cents('total_cost'),
  totalCostEvidence: text('total_cost_evidence', { enum: evidences }),
  grant: cents('grant_amount'),
  grantEvidence: text('grant_amount_evidence', { enum: evidences }),
  unionContribution: cents('union_contribution'),
  unionContributionEvidence: text('union_contribution_evidence', { enum: evidences }),
  landFunds: cents('land_funds'),
  landFundsEvidence: text('land_funds_evidence', { enum: evidences }),
  ownShare: cents('own_share'),
  ownShareEvidence: text('own_share_evidence', { enum: evidences }),
  thirdPartyFunds: cents('third_party_funds'),
  thirdPartyFundsEvidence: text('third_party_funds_evidence', { enum: evidences }),
  /** As stated by the source. Basis "priority": the rate of the priority axis, not of this project. */
  unionRate: rate('union_rate'),
  unionRateBasis: text('union_rate_basis', { enum: ['project', 'priority'] }),
  grantRate: rate('grant_rate'),
  fundingPeriodId: references.entry('funding_period_id'),
  fundId: references.entry('fund_id'),
  priorityId: references.entry('priority_id'),
  fundingGuidelineId: references.entry('funding_guideline_id'),
  fundingObjectId: references.entry('funding_object_id'),
  interventionCategoryId: references.entry('intervention_category_id'),
  specificObjectiveId: references.entry('specific_objective_id'),
  /** What the source said for each catalogue field, word by word. */
  catalogueSourceTexts: jsonb('catalogue_source_texts')
    .$type<Partial<Record<CatalogueField, string>>>()
    .notNull()
    .default({}),
  /** Keys of the action fields the project serves, in the order of the catalogue. */
  actionFields: jsonb('action_fields').$type<readonly string[]>().notNull().default([]),
  decisions: jsonb('decisions').$type<readonly StoredDecision[]>().notNull().default([]),
  /** What the SAB has been asked for and has not decided: shown, and outside every sum. */
  appliedFor: jsonb('applied_for').$type<StoredAppliedFor>(),
  purposeAndAchievements: text('purpose_and_achievements'),
  summary: text('summary'),
  sourceKind: text('source_kind', { enum: ['page', 'list', 'form'] }).notNull(),
  sourceTitle: text('source_title').notNull(),
  sourceLocator: text('source_locator'),
  sourceDate: date('source_date', { mode: 'string' }),
  /** Every labelled value of the source, also those the registry has no field for. */
  sourceFields: jsonb('source_fields').$type<readonly SourceField[]>().notNull().default([]),
});

/** Names of the columns that hold the record itself, in drafts and versions alike. */
export type RecordColumnName = keyof ReturnType<typeof recordColumns>;
type RecordTable = Record<RecordColumnName, AnyPgColumn>;

const evidenceList = sql.raw(evidences.map((evidence) => `'${evidence}'`).join(', '));

/** Rules no published record may break, whoever writes it; a draft may. Everything softer is a finding of `rules.ts`. */
const publishedChecks = (prefix: string, table: RecordTable) => [
  check(`${prefix}_name_filled`, sql`length(btrim(${table.name})) > 0`),
  check(`${prefix}_period_order`, sql`${table.periodEnd} >= ${table.periodStart}`),
  check(`${prefix}_union_within_cost`, sql`${table.unionContribution} <= ${table.totalEligibleCost}`),
];

/** Rules that drafts keep as well: without them a row could not be read. */
export const recordChecks = (prefix: string, table: RecordTable) => [
  check(
    `${prefix}_place`,
    sql`(${table.placeKind} = 'municipality') = (${table.placeId} is not null) and ${table.placeKind} in ('municipality', 'statewide', 'unmatched')`,
  ),
  check(
    `${prefix}_union_rate`,
    sql`(${table.unionRate} is null) = (${table.unionRateBasis} is null) and ${table.unionRate} between 0 and 10000 and ${table.unionRateBasis} in ('project', 'priority')`,
  ),
  check(`${prefix}_grant_rate`, sql`${table.grantRate} between 0 and 10000`),
  check(`${prefix}_source_kind`, sql`${table.sourceKind} in ('page', 'list', 'form')`),
  ...amountFields.map((field) => amountCheck(prefix, field, table)),
];

function amountCheck(prefix: string, field: (typeof amountFields)[number], table: RecordTable) {
  const amount = table[field];
  const evidence = table[`${field}Evidence`];
  return check(
    `${prefix}_${amount.name}`,
    sql`${amount} between 0 and 999999999999999 and (${amount} is null) = (${evidence} is null) and ${evidence} in (${evidenceList})`,
  );
}

/** Identity of a project: its permanent public reference (Kennung), "SN21-0001". */
export const project = pgTable(
  'project',
  {
    id: identityKey(),
    reference: keyText('reference').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('project_reference_unique').on(table.reference),
    unique('project_id_reference_unique').on(table.id, table.reference),
  ],
);

/** Last number given out per prefix ("SN21"); bumped under the registry lock, so references have no gaps. */
export const projectReferenceCounter = pgTable('project_reference_counter', {
  prefix: keyText('prefix').primaryKey(),
  lastNumber: integer('last_number').notNull(),
});

/** Published snapshots, insert-only. No unpublished column, no row security: every index works. */
export const projectVersion = pgTable(
  'project_version',
  {
    id: identityKey(),
    projectId: bigint('project_id', { mode: 'bigint' }).notNull(),
    reference: keyText('reference').notNull(),
    versionNumber: integer('version_number').notNull(),
    ...recordColumns(versionReferences),
    /** Union contribution computed from a stated rate, half up; null where it is stated or cannot be computed. */
    unionContributionDerived: cents('union_contribution_derived').generatedAlwaysAs(
      sql`case when union_contribution is null then (total_eligible_cost * union_rate + 5000) / 10000 end`,
    ),
    /** Folded text for the search: no accents, no case. */
    searchText: text('search_text').generatedAlwaysAs(
      sql`fold_text(name || ' ' || reference || ' ' || coalesce(plan_number, '') || ' ' || coalesce(beneficiary_name, '') || ' ' || coalesce(executing_body_name, '') || ' ' || coalesce(place_source_text, '') || ' ' || coalesce(area, '') || ' ' || coalesce(summary, '') || ' ' || coalesce(purpose_and_achievements, ''))`,
    ),
    ...versionColumns(),
  },
  (table) => [
    unique('project_version_number_unique').on(table.projectId, table.versionNumber),
    uniqueIndex('project_version_current_unique')
      .on(table.projectId)
      .where(sql`${table.supersededRevision} is null`),
    index('project_version_reference').on(table.reference, table.publishedRevision),
    index('project_version_by_name').on(table.name, table.projectId),
    index('project_version_by_cost').on(sql`coalesce(${table.totalEligibleCost}, -1)`, table.projectId),
    index('project_version_by_place').on(table.placeId, table.projectId),
    index('project_version_by_guideline').on(table.fundingGuidelineId, table.projectId),
    index('project_version_by_revision').on(table.publishedRevision),
    // What came and what went between two revisions is found without reading anything else.
    index('project_version_by_end')
      .on(table.supersededRevision)
      .where(sql`${table.supersededRevision} is not null`),
    // Sums of arbitrary filters read this index alone, a tenth of the table; only words of a search need the rows themselves.
    index('project_version_sums').on(
      table.publishedRevision,
      table.supersededRevision,
      table.placeKind,
      table.placeId,
      table.periodStart,
      table.periodEnd,
      ...amountFields.map((field) => table[field]),
      table.unionContributionDerived,
      ...catalogueFields.map((field) => table[`${field}Id` as const]),
    ),
    // Hash indexes: these names may be longer than other indexes take.
    index('project_version_by_beneficiary').using('hash', table.beneficiaryName),
    index('project_version_by_executing_body').using('hash', table.executingBodyName),
    // The words of a text are found through `search_word`: exactly, and at half of what trigrams of it cost writers.
    index('project_version_words').using('gin', sql`search_words(${table.searchText})`),
    ...endConstraints('project_version', table),
    ...publishedChecks('project_version', table),
    ...recordChecks('project_version', table),
  ],
);

/**
 * Every word of a published text, folded, once: what a searched part of a word may belong to. Triggers on
 * `project_version` keep it; a word that no text has any more, as after withholding a name, leaves it.
 */
export const searchWord = pgTable('search_word', { word: keyText('word').primaryKey() }, (table) => [
  index('search_word_parts').using('gin', sql`${table.word} gin_trgm_ops`),
]);
