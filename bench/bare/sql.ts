/** The columns a record is made from, as they stand in the table; ids of catalogue and places instead of their words. */
export const columns = `reference, version_number, v.published_revision, name, plan_number, beneficiary_name,
  beneficiary_is_natural_person, executing_body_name, executing_body_is_natural_person, place_kind, place_id,
  place_source_text, area, period_start, period_end, total_eligible_cost, total_eligible_cost_evidence, total_cost,
  total_cost_evidence, grant_amount, grant_amount_evidence, union_contribution, union_contribution_derived,
  union_contribution_evidence, land_funds, land_funds_evidence, own_share, own_share_evidence, third_party_funds,
  third_party_funds_evidence, union_rate, union_rate_basis, grant_rate, funding_period_id, fund_id, priority_id,
  funding_guideline_id, funding_object_id, intervention_category_id, specific_objective_id, catalogue_source_texts,
  decisions, purpose_and_achievements, summary, source_kind, source_title, source_locator, source_date, source_fields`;

export const currentRows = 'project_version v where v.superseded_revision is null';
