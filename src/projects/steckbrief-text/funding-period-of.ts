import { attributesOf, type Catalogue, fundingPeriodOf, matchCatalogue } from '../../catalogue/index.js';
import type { Period } from '../../kernel/period.js';
import { plainSpaces } from '../../kernel/written-number.js';
import type { CatalogueField } from '../project-input.js';

/** What a source says that points to its funding period. */
export interface PeriodClues {
  readonly stated: string | null;
  /** Catalogue values word by word. */
  readonly values: Readonly<Partial<Record<CatalogueField, string | null>>>;
  readonly name: string | null;
  readonly period: Period;
}

export interface InferredPeriod {
  readonly key: string | null;
  /** How certain: the source says so, or it was only concluded from the days. */
  readonly basis: 'said' | 'days' | 'uncertain';
}

const years = /(?<!\d)(?:20)?(\d{2}) ?(?:[-‐‑‒–—−/]|bis) ?(?:20)?(\d{2})(?!\d)/giu;

/** Funding periods whose years a text names, in any of the usual ways: "2021-2027", "2021 -2027", "14-20". */
function namedIn(catalogue: Catalogue, words: string | null | undefined): string[] {
  const found = [
    ...plainSpaces(words ?? '')
      .slice(0, 2000)
      .matchAll(years),
  ].map(([, a, b]) => `20${a}-20${b}`);
  return catalogue
    .ofKind('fundingPeriod')
    .map(({ key }) => key)
    .filter((key) => found.includes(key));
}

/** Funding periods of the only entries that a value can mean, all periods competing. */
function impliedBy(catalogue: Catalogue, { values }: PeriodClues): string[] {
  const kinds = [
    'fund',
    'fundingGuideline',
    'fundingObject',
    'specificObjective',
    'interventionCategory',
  ] as const;
  return kinds.flatMap((kind) => {
    const { key } = matchCatalogue(catalogue, kind, values[kind] ?? null, null);
    const entry = key === null ? undefined : catalogue.byKey(kind, key);
    return entry && !(kind === 'fund' && isPlainFund(values.fund)) ? [fundingPeriodOf(entry)] : [];
  });
}

/** Pages of every period publish the fund as plain "ESF": that tells nothing. */
const isPlainFund = (fund: string | null | undefined): boolean =>
  /^\s*(?:ESF|EFRE|JTF)\s*$/iu.test(fund ?? '');

/** Funding periods in whose time of eligible expenditure the whole project lies. */
function possibleOn(catalogue: Catalogue, { start, end }: Period): string[] {
  if (start === null && end === null) return [];
  return catalogue
    .ofKind('fundingPeriod')
    .filter((entry) => {
      const { firstDay, lastDay, lastEligibleDay } = attributesOf('fundingPeriod', entry);
      return (start ?? firstDay) >= firstDay && (end ?? firstDay) <= (lastEligibleDay ?? lastDay);
    })
    .map(({ key }) => key);
}

/**
 * The funding period of a Steckbrief. What the source says comes first: the period itself, then the years in its
 * guideline, then the entries its other values can only mean, then the years in its name. Only if it says nothing do
 * the days decide, and only when they lie inside the eligible time of one period. Statements that contradict each
 * other decide nothing.
 */
export function fundingPeriodFrom(catalogue: Catalogue, clues: PeriodClues): InferredPeriod {
  const statements = [
    namedIn(catalogue, clues.stated),
    namedIn(catalogue, clues.values.fundingGuideline),
    impliedBy(catalogue, clues),
    namedIn(catalogue, clues.name),
  ];
  const said = new Set(statements.slice(0, 3).flat());
  if (said.size > 1) return { key: null, basis: 'uncertain' };
  const [key] = [...said, ...new Set(statements[3])];
  if (key !== undefined && (said.size === 1 || new Set(statements[3]).size === 1))
    return { key, basis: 'said' };
  const possible = possibleOn(catalogue, clues.period);
  return possible.length === 1 && possible[0] !== undefined
    ? { key: possible[0], basis: 'days' }
    : { key: null, basis: 'uncertain' };
}
