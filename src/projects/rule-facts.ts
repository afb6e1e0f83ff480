import type { Catalogue, CatalogueEntry } from '../catalogue/index.js';
import { parseDecimal } from '../kernel/money.js';
import { parseRate } from '../kernel/rate.js';
import { catalogueFields, type ProjectInput } from './project-input.js';
import type { GuidelineLimit, RuleFacts } from './rules/rule.js';

/** What was collected for which keys; a list refers to the same few again and again. */
const collected = new WeakMap<Catalogue, Map<string, RuleFacts>>();
const mostCollected = 10_000;

/** Collects what the catalogue says about the entries a project refers to, for the rules to decide on. */
export function ruleFactsFor(input: ProjectInput, catalogue: Catalogue): RuleFacts {
  const known = collected.get(catalogue) ?? new Map<string, RuleFacts>();
  collected.set(catalogue, known);
  let keys = '';
  for (const field of catalogueFields) keys += `${input.catalogue[field].key}\n`;
  const facts = known.get(keys) ?? factsFrom(input, catalogue);
  if (known.size < mostCollected) known.set(keys, facts);
  return facts;
}

function factsFrom(input: ProjectInput, catalogue: Catalogue): RuleFacts {
  const entryOf = (field: (typeof catalogueFields)[number]) => {
    const { key } = input.catalogue[field];
    return key === null ? undefined : catalogue.byKey(field, key);
  };
  const guideline = entryOf('fundingGuideline');
  const object = entryOf('fundingObject');
  const period = input.catalogue.fundingPeriod.key;
  return {
    eligibility: eligibilityOf(entryOf('fundingPeriod')),
    limits: limitsOf(guideline, object, catalogue),
    priorityUnionRate: rateAttribute(entryOf('priority')?.attributes.unionRate),
    objectBelongsToGuideline:
      guideline === undefined || object === undefined || object.attributes.fundingGuideline === guideline.key,
    fieldsOfOtherPeriod: catalogueFields.filter((field) => {
      const entry = field === 'fundingPeriod' ? undefined : entryOf(field);
      return entry !== undefined && period !== null && entry.attributes.fundingPeriod !== period;
    }),
  };
}

function eligibilityOf(period: CatalogueEntry | undefined): RuleFacts['eligibility'] {
  const { firstDay, lastDay, lastEligibleDay, clause } = period?.attributes ?? {};
  const last = lastEligibleDay ?? lastDay;
  if (typeof firstDay !== 'string' || typeof last !== 'string' || typeof clause !== 'string') return null;
  return { first: firstDay, last, clause };
}

/**
 * Limits of the guideline part the funding object belongs to. An object without a part gets only the limits that all
 * parts of its guideline share, because nothing says for certain which part decides.
 */
function limitsOf(
  guideline: CatalogueEntry | undefined,
  object: CatalogueEntry | undefined,
  catalogue: Catalogue,
): GuidelineLimit[] {
  if (guideline === undefined) return [];
  const limits = catalogue
    .ofKind('rateCeiling')
    .filter((limit) => limit.attributes.fundingGuideline === guideline.key);
  const part = object?.attributes.part;
  const parts = new Set(limits.map((limit) => limit.attributes.part));
  if (typeof part === 'string') return limits.filter((limit) => limit.attributes.part === part).map(toLimit);
  return limits.filter((limit) => isSharedByAllParts(limit, limits, parts.size)).map(toLimit);
}

function isSharedByAllParts(
  limit: CatalogueEntry,
  limits: readonly CatalogueEntry[],
  partCount: number,
): boolean {
  const same = limits.filter(
    ({ attributes }) =>
      attributes.measure === limit.attributes.measure &&
      attributes.rate === limit.attributes.rate &&
      attributes.amount === limit.attributes.amount &&
      attributes.bindingness === limit.attributes.bindingness,
  );
  return new Set(same.map(({ attributes }) => attributes.part)).size === partCount && same[0] === limit;
}

const toLimit = ({ attributes }: CatalogueEntry): GuidelineLimit => ({
  measure: attributes.measure as GuidelineLimit['measure'],
  rate: rateAttribute(attributes.rate),
  amount: typeof attributes.amount === 'string' ? parseDecimal(attributes.amount) : null,
  bindingness: attributes.bindingness as GuidelineLimit['bindingness'],
  clause: String(attributes.clause),
});

const rateAttribute = (value: unknown) => (typeof value === 'string' ? parseRate(value) : null);
