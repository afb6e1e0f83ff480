import type { Cents } from '../kernel/money.js';
import type { Period } from '../kernel/period.js';
import type { Rate } from '../kernel/rate.js';
import type { UnionContributionOrigin } from './filter.js';
import type {
  Amount,
  AmountField,
  AppliedFor,
  CatalogueField,
  Decision,
  Party,
  Place,
  Source,
  SourceField,
} from './project-input.js';

/** A catalogue value of a project: the entry as it was titled at the revision looked at, beside the source's own words. */
export interface CatalogueValue {
  readonly key: string | null;
  readonly code: string | null;
  readonly title: { readonly de: string | null; readonly en: string | null };
  readonly sourceText: string | null;
}

/** The place of a project with what the registry knows about it at the revision looked at. */
export interface RecordPlace extends Place {
  readonly name: string | null;
  readonly district: { readonly ags: string; readonly name: string } | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/**
 * One published version of a project as readers see it.
 * `unionContribution` is stated, or derived as total eligible cost × stated rate (half up), or unknown: then null, never 0.
 */
export interface ProjectRecord {
  readonly projectId: bigint;
  readonly reference: string;
  readonly versionNumber: number;
  readonly publishedRevision: number;
  readonly publishedAt: Date;
  readonly name: string;
  readonly planNumber: string | null;
  readonly beneficiary: Party | null;
  readonly executingBody: Party | null;
  readonly place: RecordPlace;
  readonly area: string | null;
  readonly period: Period;
  readonly amounts: Readonly<Record<AmountField, Amount | null>>;
  readonly unionContribution: { readonly cents: Cents | null; readonly origin: UnionContributionOrigin };
  /** As stated (by the project or its priority), else computed from the stated amounts. */
  readonly unionRate: { readonly rate: Rate; readonly basis: 'project' | 'priority' | 'amounts' } | null;
  readonly grantRate: { readonly rate: Rate; readonly basis: 'stated' | 'amounts' } | null;
  readonly catalogue: Readonly<Record<CatalogueField, CatalogueValue>>;
  /** Action fields it serves, as titled at the revision looked at. */
  readonly actionFields: readonly {
    readonly key: string;
    readonly title: { readonly de: string; readonly en: string };
  }[];
  readonly decisions: readonly Decision[];
  readonly appliedFor: AppliedFor | null;
  readonly purposeAndAchievements: string | null;
  readonly summary: string | null;
  readonly source: Source;
  readonly sourceFields: readonly SourceField[];
}
