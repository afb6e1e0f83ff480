import { parseDay } from '../../kernel/day.js';
import { type Cents, toDecimal } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import { type Language, text } from '../../kernel/text.js';
import { readAmount } from '../../kernel/written-amount.js';
import { asOfParam, mostValues } from '../../platform/http/query-params.js';
import { localPath } from '../../web/index.js';
import { type ProjectFilter, runningFilters, unionContributionOrigins } from '../filter.js';
import { type SortKey, type SortTerm, sortKeys } from '../sort-term.js';

/** Filters that take several values, in the order in which chips and addresses show them. */
const listFields = [
  'fundingPeriod',
  'status',
  'city',
  'district',
  'nuts2',
  'regionCategory',
  'area',
  'year',
  'runsIn',
  'guideline',
  'object',
  'fund',
  'category',
  'objective',
  'priority',
  'actionField',
  'beneficiary',
  'unionContributionOrigin',
] as const;
export type ListField = (typeof listFields)[number];
export const costFields = ['minCost', 'maxCost'] as const;
export type CostField = (typeof costFields)[number];
/** One filter as a chip can take it away; for fields with several values one of them. */
export type Removable =
  | { readonly field: ListField; readonly value: string }
  | { readonly field: 'q' | 'activeOn' | CostField };

/** Names of all filters in addresses. */
export const listQueryNames: readonly string[] = [
  ...listFields,
  'q',
  'activeOn',
  'minCost',
  'maxCost',
  'scope',
];

/** What the address of the list asks for. Same names as the API; `typed` is what stood in a cost field and was no amount. */
export interface ListQuery {
  readonly filter: ProjectFilter;
  /** State of the registry that is asked for: a day or the number of a revision; null for the newest. */
  readonly asOf: string | null;
  readonly sort: SortTerm;
  readonly cursor: string | null;
  readonly typed: Readonly<Partial<Record<CostField, string>>>;
}

export const defaultSort: SortTerm = { key: 'totalEligibleCost', descending: true };

type RawQuery = Readonly<Record<string, unknown>>;

const textOf = (raw: RawQuery, name: string): string => {
  const value = raw[name];
  const parts = Array.isArray(value) ? value : [value];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(',');
};

const invalid = (pointer: string): Problem =>
  new Problem('invalid_parameter', {
    errors: [
      {
        pointer,
        code: 'invalid_value',
        detail: text('Diesen Wert gibt es hier nicht.', 'There is no such value here.'),
      },
    ],
  });

/** Reads the address of the list. @throws Problem `invalid_parameter` for values that no form of the page sends. */
export function parseListQuery(raw: RawQuery, language: Language): ListQuery {
  const lists = Object.fromEntries(
    listFields.flatMap((field) => {
      if (isEnumerated(field)) return [];
      const values = [...new Set(textOf(raw, field).split(','))].filter((value) => value !== '');
      if (values.length > mostValues || !values.every((value) => isPossible(field, value)))
        throw invalid(field);
      return values.length === 0 ? [] : [[field, values]];
    }),
  ) as Partial<Record<Exclude<ListField, EnumeratedField>, string[]>>;
  const costs = costFields.map((field) => readCost(field, textOf(raw, field), language));
  const q = textOf(raw, 'q').trim().slice(0, 200);
  const filter: ProjectFilter = {
    ...lists,
    ...enumerated('status', runningFilters, textOf(raw, 'status')),
    ...enumerated(
      'unionContributionOrigin',
      unionContributionOrigins,
      textOf(raw, 'unionContributionOrigin'),
    ),
    ...Object.fromEntries(costs.flatMap(({ field, cents }) => (cents == null ? [] : [[field, cents]]))),
    ...activeOnFilter(textOf(raw, 'activeOn')),
    ...(q === '' ? {} : { q }),
    scope: scopeOf(textOf(raw, 'scope')),
  };
  const typed = Object.fromEntries(
    costs.flatMap(({ field, typed, cents }) => (cents === null ? [[field, typed]] : [])),
  );
  return {
    filter,
    asOf: asOfText(textOf(raw, 'asOf')),
    sort: sortOf(textOf(raw, 'sort')),
    cursor: textOf(raw, 'cursor') || null,
    typed,
  };
}

/** Fields whose values have a form of their own; anything else could be in no registry. */
const forms: Partial<Record<ListField, RegExp>> = {
  year: /^((19|20)\d{2}|ohne)$/,
  runsIn: /^((19|20)\d{2}|ohne)$/,
};
const isPossible = (field: ListField, value: string): boolean => forms[field]?.test(value) ?? true;

/** `cents` is undefined for an empty field and null for one that holds no amount. */
function readCost(field: CostField, typed: string, language: Language) {
  return { field, typed, cents: typed === '' ? undefined : centsOf(typed, language) };
}

/** "10.000" is ten thousand on a German page; on an English one it is refused rather than guessed. */
function centsOf(typed: string, language: Language): Cents | null {
  const written = readAmount(typed);
  if (written.kind === 'unknown' || written.kind === 'refused' || written.remark !== '') return null;
  if (written.kind === 'exact') return written.cents;
  return written.mark === (language === 'de' ? '.' : ',') ? written.grouped : null;
}

/** Fields whose few values are known beforehand. */
type EnumeratedField = 'status' | 'unionContributionOrigin';
const isEnumerated = (field: ListField): field is EnumeratedField =>
  field === 'status' || field === 'unionContributionOrigin';

function enumerated<Field extends EnumeratedField, Value extends string>(
  field: Field,
  known: readonly Value[],
  values: string,
): Partial<Record<Field, Value[]>> {
  if (values === '') return {};
  const chosen = [...new Set(values.split(','))].map((value) => {
    const found = known.find((one) => one === value);
    if (found === undefined) throw invalid(field);
    return found;
  });
  return { [field]: chosen } as Partial<Record<Field, Value[]>>;
}

function activeOnFilter(value: string): Pick<ProjectFilter, 'activeOn'> {
  if (value === '') return {};
  const day = parseDay(value);
  if (day === null) throw invalid('activeOn');
  return { activeOn: day };
}

function asOfText(value: string): string | null {
  if (value === '') return null;
  if (!asOfParam.safeParse(value).success) throw invalid('asOf');
  return value;
}

function scopeOf(value: string): ProjectFilter['scope'] {
  if (value === '' || value === 'programme') return 'programme';
  if (value === 'all') return 'all';
  throw invalid('scope');
}

function sortOf(value: string): SortTerm {
  if (value === '') return defaultSort;
  const descending = value.startsWith('-');
  const name = descending ? value.slice(1) : value;
  const key: SortKey | undefined = sortKeys.find((known) => known === name);
  if (key === undefined) throw invalid('sort');
  return { key, descending };
}

/** An order as it stands in an address. */
export const sortText = ({ key, descending }: SortTerm): string => (descending ? `-${key}` : key);

/** Name and value of every parameter of the filter, in a fixed order: one selection, one address. */
export function filterParameters({
  filter,
  typed,
  asOf,
}: Pick<ListQuery, 'filter' | 'typed' | 'asOf'>): [string, string][] {
  const pairs: [string, string | undefined][] = [
    ['q', filter.q],
    ...listFields.map((field): [string, string | undefined] => [field, filter[field]?.join(',')]),
    ['activeOn', filter.activeOn],
    ...costFields.map((field): [string, string | undefined] => {
      const cents = filter[field];
      return [field, cents === undefined ? typed[field] : toDecimal(cents)];
    }),
    ['scope', filter.scope === 'all' ? 'all' : undefined],
    ['asOf', asOf ?? undefined],
  ];
  return pairs.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
}

/** Address of the list for a query, without the language prefix; a change of filter or order starts at the beginning. */
export function listPath(query: ListQuery, change: Partial<ListQuery> = {}): string {
  const next = { ...query, cursor: null, ...change };
  const pairs = filterParameters(next);
  if (sortText(next.sort) !== sortText(defaultSort)) pairs.push(['sort', sortText(next.sort)]);
  if (next.cursor !== null) pairs.push(['cursor', next.cursor]);
  const search = new URLSearchParams(pairs).toString().replaceAll('%2C', ',');
  return search === '' ? '/vorhaben' : `/vorhaben?${search}`;
}

export const listHref = (language: Language, query: ListQuery, change: Partial<ListQuery> = {}): string =>
  localPath(language, listPath(query, change));

/** The same query without one of its filters. */
export function without(query: ListQuery, removed: Removable): ListQuery {
  const { [removed.field]: _, ...rest } = query.filter;
  const { [removed.field as CostField]: __, ...typed } = query.typed;
  if (!('value' in removed)) return { ...query, filter: { ...rest }, typed };
  const left = query.filter[removed.field]?.filter((value) => value !== removed.value) ?? [];
  return { ...query, filter: left.length === 0 ? rest : { ...rest, [removed.field]: left } };
}

/** Every filter that is set, one by one. The state that is looked at is none: the page says it on top. */
export function activeFilters({ filter }: ListQuery): Removable[] {
  return [
    ...(filter.q === undefined ? [] : [{ field: 'q' as const }]),
    ...listFields.flatMap((field) => (filter[field] ?? []).map((value) => ({ field, value }))),
    ...(filter.activeOn === undefined ? [] : [{ field: 'activeOn' as const }]),
    ...costFields.filter((field) => filter[field] !== undefined).map((field) => ({ field })),
  ];
}
