import { type ProjectRecord, toColumns, toRecord } from '../../projects/index.js';
import { asPublished, type DraftInContext } from './checked-drafts.js';
import type { PresentView } from './published.js';

/**
 * A draft as a record, with names and derived values as a published one would have them. Its reference is the Kennung, or
 * the draft's id while there is none; it belongs to no revision (0).
 */
export function draftRecord(
  { row, published }: Pick<DraftInContext, 'row' | 'published'>,
  { dictionary }: PresentView,
): ProjectRecord {
  const { unionContribution, totalEligibleCost, unionRate } = row;
  const isDerivable = unionContribution === null && totalEligibleCost !== null && unionRate !== null;
  return toRecord(
    {
      ...row,
      // Identities start at 1.
      id: 0n,
      projectId: row.projectId ?? 0n,
      reference: published?.record.reference ?? row.id,
      versionNumber: row.version,
      publishedRevision: 0,
      supersededRevision: null,
      publishedAt: row.updatedAt,
      unionContributionDerived: isDerivable
        ? (totalEligibleCost * BigInt(unionRate) + 5_000n) / 10_000n
        : null,
    },
    dictionary,
  );
}

/** What a draft would read like if it were published as it is saved: what is applied for stands beside what is granted. */
export const outcomeRecord = (
  { row, input, published }: Pick<DraftInContext, 'row' | 'input' | 'published'>,
  view: PresentView,
): ProjectRecord =>
  draftRecord(
    {
      row: { ...row, ...toColumns(asPublished({ row, input, published }, view), view.dictionary) },
      published,
    },
    view,
  );
