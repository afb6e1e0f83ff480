/**
 * Findings the service centre may accept for one record: rules of the programme that know exceptions, and what cannot be
 * known or found out. What a record cannot be (a negative amount, an end before its start, a Union contribution above the
 * cost), what nobody can read, and what a change rests on are never waived.
 */
const waivable: ReadonlySet<string> = new Set([
  'below_usual_size',
  'catalogue_unmatched',
  'entry_of_other_period',
  'grant_above_ceiling',
  'grant_parts_differ',
  'grant_rate_above_ceiling',
  'object_of_other_guideline',
  'outside_eligibility',
  'place_unmatched',
  'plan_parts_differ',
  'required_field_missing',
  'total_cost_below_eligible',
  'union_equals_grant',
  'union_of_zero',
  'union_rate_differs_from_amounts',
  'union_rate_differs_from_priority',
]);

/** Codes that are never waived, so that none is forgotten: a test holds both lists to the rules. */
export const neverWaived: ReadonlySet<string> = new Set([
  'amount_out_of_range',
  'end_before_start',
  'grant_period_order',
  'name_missing',
  'name_too_long',
  'rate_out_of_range',
  'union_above_cost',
]);

export const mayBeWaived = (code: string): boolean => waivable.has(code);
