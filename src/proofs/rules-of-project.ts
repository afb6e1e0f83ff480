import { attributesOf, type Catalogue } from '../catalogue/index.js';
import type { Day } from '../kernel/day.js';
import type { Period } from '../kernel/period.js';
import type { Decision, ProjectInput } from '../projects/index.js';
import type { DeadlineRule } from './deadlines.js';

/**
 * The grant period that counts: that of the newest decision which names its end. Without one it is not yet determined;
 * the project's own period says nothing about it.
 */
export function grantPeriodOf(decisions: readonly Decision[]): Period {
  const known = decisions.filter(({ grantPeriod }) => grantPeriod.end !== null);
  const newest = known.reduce<Decision | null>(
    (best, one) => (best === null || one.date >= best.date ? one : best),
    null,
  );
  if (newest === null) return { start: null, end: null };
  return { start: newest.grantPeriod.start ?? firstStart(decisions), end: newest.grantPeriod.end };
}

/** A later decision often names only the new end. */
const firstStart = (decisions: readonly Decision[]): Day | null =>
  decisions.flatMap(({ grantPeriod }) => grantPeriod.start ?? []).sort()[0] ?? null;

/** What tells the guideline part of a project. */
interface RuledProject {
  readonly catalogue: Readonly<Record<'fundingGuideline' | 'fundingObject', { readonly key: string | null }>>;
  readonly place: Pick<ProjectInput['place'], 'kind'>;
}

/**
 * The deadlines of the guideline part a project belongs to, as the catalogue has them. The funding object names the part;
 * without it the recipient does: municipalities carry out projects, the service centre is the only operation of the whole
 * Land in its part.
 */
export function deadlineRulesOf(
  { catalogue: values, place }: RuledProject,
  catalogue: Catalogue,
): readonly DeadlineRule[] {
  const guideline = values.fundingGuideline.key;
  const rules = catalogue
    .ofKind('deadlineRule')
    .map((entry) => attributesOf('deadlineRule', entry))
    .filter((rule) => rule.fundingGuideline === guideline);
  const objectKey = values.fundingObject.key;
  const object = objectKey === null ? undefined : catalogue.byKey('fundingObject', objectKey);
  const named = object === undefined ? null : attributesOf('fundingObject', object).part;
  const ofPart = (part: string | null) => rules.filter((rule) => rule.part === part);
  if (named !== null) return ofPart(named);
  const [first, second] = [ofPart('A'), ofPart('B')];
  if (sayTheSame(first, second)) return second;
  if (place.kind === 'municipality') return first;
  return place.kind === 'statewide' ? second : [];
}

const sayTheSame = (one: readonly DeadlineRule[], other: readonly DeadlineRule[]): boolean =>
  one.length === other.length &&
  one.every(({ proof, months, lastDay }) =>
    other.some((rule) => rule.proof === proof && rule.months === months && rule.lastDay === lastDay),
  );
