import type { Sums } from '../../src/aggregates/index.js';
import type { BodiesOfForm } from '../../src/organisations/index.js';
import type { Changes } from './changes.js';

/** Throws unless every project has one executing body or none, and the changes come to what there is now. */
export function assertFormsAndChanges(
  { projects, amounts: { totalEligibleCost } }: Sums,
  forms: readonly BodiesOfForm[],
  changes: Changes | null,
): void {
  const counted = forms.reduce((sum, form) => sum + form.projects, 0);
  const cost = forms.reduce((sum, form) => sum + form.totalEligibleCost.cents, 0n);
  if (counted !== projects || cost !== totalEligibleCost.cents)
    throw new Error(`the sums by legal form do not come to the totals (projects ${counted} of ${projects})`);
  if (changes === null) return;
  const now = changes.sums.reduce((sum, one) => sum + one.now, 0n);
  const there = changes.sums.reduce((sum, one) => sum + (one.kind === 'gone' ? 0 : one.projects), 0);
  if (there !== projects || now !== totalEligibleCost.cents)
    throw new Error(`the changes do not come to the totals (projects ${there} of ${projects})`);
}
