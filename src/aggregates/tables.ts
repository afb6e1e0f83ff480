import { bigint, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { cents } from '../platform/database/columns.js';

const id = (name: string) => bigint(name, { mode: 'bigint' });
const sum = (name: string) => cents(name).notNull();
const count = (name: string) => integer(name).notNull();

/**
 * Sums of the current revision over the dimensions one can group by: one row per combination that occurs.
 * Triggers on `project_version` keep it, in the publishing transaction; nobody else writes it. Amounts in EUR cents,
 * each beside the number of projects it is known of, because unknown is not zero.
 */
export const projectRollup = pgTable(
  'project_rollup',
  {
    placeKind: text('place_kind').notNull(),
    placeId: id('place_id'),
    fundingPeriodId: id('funding_period_id'),
    fundId: id('fund_id'),
    priorityId: id('priority_id'),
    fundingGuidelineId: id('funding_guideline_id'),
    fundingObjectId: id('funding_object_id'),
    interventionCategoryId: id('intervention_category_id'),
    specificObjectiveId: id('specific_objective_id'),
    /** Year in which the project starts. */
    startYear: integer('start_year'),
    projects: count('projects'),
    totalEligibleCost: sum('total_eligible_cost'),
    totalEligibleCostKnown: count('total_eligible_cost_known'),
    totalCost: sum('total_cost'),
    totalCostKnown: count('total_cost_known'),
    grant: sum('grant_amount'),
    grantKnown: count('grant_amount_known'),
    unionContribution: sum('union_contribution'),
    unionContributionKnown: count('union_contribution_known'),
    unionContributionDerived: sum('union_contribution_derived'),
    unionContributionDerivedKnown: count('union_contribution_derived_known'),
    landFunds: sum('land_funds'),
    landFundsKnown: count('land_funds_known'),
    ownShare: sum('own_share'),
    ownShareKnown: count('own_share_known'),
    thirdPartyFunds: sum('third_party_funds'),
    thirdPartyFundsKnown: count('third_party_funds_known'),
  },
  (table) => [
    unique('project_rollup_dimensions')
      .on(
        table.placeKind,
        table.placeId,
        table.fundingPeriodId,
        table.fundId,
        table.priorityId,
        table.fundingGuidelineId,
        table.fundingObjectId,
        table.interventionCategoryId,
        table.specificObjectiveId,
        table.startYear,
      )
      .nullsNotDistinct(),
  ],
);
