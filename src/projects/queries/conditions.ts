import { and, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { type Catalogue, programmeGuidelines } from '../../catalogue/index.js';
import { type Viewpoint, visibleAt } from '../../history/index.js';
import { fold } from '../../kernel/fold.js';
import type { Places } from '../../places/index.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { catalogueFilters, type ProjectFilter, type RunningFilter, withoutValue } from '../filter.js';
import type { CatalogueField } from '../project-input.js';
import type { Dictionary } from '../record-row.js';
import { projectVersion as v } from '../tables.js';
import { dictionaryAt } from './dictionary.js';
import { type FoundWords, findWords, noWords, occurs } from './found-words.js';
import {
  actionFieldCondition,
  areaCondition,
  beneficiaryCondition,
  originCondition,
  runsInCondition,
  yearCondition,
} from './group-conditions.js';
import { placeConditions, regionCategoryCondition } from './place-conditions.js';

const nothing = sql`false`;

/** The columns that say what a project belongs to; versions have them, and so has the rollup. */
export type DimensionColumns = Record<'placeKind' | 'placeId' | `${CatalogueField}Id`, AnyPgColumn> &
  (Record<'startYear', AnyPgColumn> | Record<'periodStart', AnyPgColumn>);

/** The SQL of a filter at a viewpoint, with the words of published texts that a search is answered from. */
export async function selectionOf(
  db: Orm | Transaction,
  filter: ProjectFilter,
  viewpoint: Viewpoint,
): Promise<SQL> {
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  return conditionsOf(filter, viewpoint, dictionary, await findWords(db, partsOf(filter.q ?? '')));
}

/**
 * The SQL of a filter at a viewpoint; every list, count, sum and export uses this one translation.
 * @param words needed where many published projects are searched: without them every text is read
 */
export function conditionsOf(
  filter: ProjectFilter,
  viewpoint: Viewpoint,
  dictionary: Dictionary,
  words: FoundWords = noWords,
): SQL {
  const conditions = [
    visibleAt(v, viewpoint.revision),
    dimensionConditions(filter, dictionary, v),
    areaCondition(filter, dictionary),
    actionFieldCondition(filter),
    beneficiaryCondition(filter, viewpoint),
    runsInCondition(filter),
    originCondition(filter),
    statusCondition(filter, viewpoint),
    filter.activeOn && sql`${v.periodStart} <= ${filter.activeOn} and ${v.periodEnd} >= ${filter.activeOn}`,
    filter.minCost !== undefined && sql`${v.totalEligibleCost} >= ${filter.minCost}`,
    filter.maxCost !== undefined && sql`${v.totalEligibleCost} <= ${filter.maxCost}`,
    ...searchConditions(filter.q ?? '', dictionary.places, words),
  ];
  return and(...conditions.filter((condition) => typeof condition === 'object')) ?? sql`true`;
}

/** The part of a filter that asks only what projects belong to: scope, place, catalogue values and year of start. */
export function dimensionConditions(
  filter: ProjectFilter,
  { catalogue, places }: Dictionary,
  columns: DimensionColumns,
): SQL {
  return (
    and(
      programmeCondition(filter, catalogue, columns),
      ...placeConditions(filter, places, columns),
      regionCategoryCondition(filter, catalogue, places, columns),
      yearCondition(filter, columns),
      ...catalogueConditions(filter, catalogue, columns),
    ) ?? sql`true`
  );
}

/** Whether a filter asks nothing beyond what projects belong to. */
export function asksOnlyDimensions(filter: ProjectFilter): boolean {
  const {
    status,
    activeOn,
    minCost,
    maxCost,
    q,
    area,
    actionField,
    beneficiary,
    runsIn,
    unionContributionOrigin,
  } = filter;
  const beyond = [
    status,
    activeOn,
    minCost,
    maxCost,
    q,
    area,
    actionField,
    beneficiary,
    runsIn,
    unionContributionOrigin,
  ];
  return beyond.every((part) => part === undefined);
}

function programmeCondition(
  filter: ProjectFilter,
  catalogue: Catalogue,
  columns: DimensionColumns,
): SQL | undefined {
  if (filter.scope === 'all') return undefined;
  const own = programmeGuidelines(catalogue).map(({ id }) => id);
  return own.length === 0 ? nothing : inArray(columns.fundingGuidelineId, own);
}

function catalogueConditions(
  filter: ProjectFilter,
  catalogue: Catalogue,
  columns: DimensionColumns,
): (SQL | undefined)[] {
  return Object.entries(catalogueFilters).map(([name, field]) => {
    const wanted = filter[name as keyof typeof catalogueFilters];
    return wanted === undefined ? undefined : catalogueCondition(field, wanted, catalogue, columns);
  });
}

function catalogueCondition(
  field: CatalogueField,
  wanted: readonly string[],
  catalogue: Catalogue,
  columns: DimensionColumns,
): SQL {
  const entries = catalogue
    .ofKind(field)
    .filter((entry) => wanted.includes(entry.key) || wanted.includes(entry.code ?? entry.key));
  const column = columns[`${field}Id`];
  const ids = entries.map((entry) => entry.id);
  return (
    or(
      ids.length === 0 ? nothing : inArray(column, ids),
      wanted.includes(withoutValue) ? isNull(column) : undefined,
    ) ?? nothing
  );
}

/** Says the same as `statusAt`, in comparisons whose outcome the planner can estimate. */
function statusCondition(filter: ProjectFilter, { reckoningDay }: Viewpoint): SQL | undefined {
  if (filter.status === undefined) return undefined;
  const byStatus: Record<RunningFilter, SQL> = {
    planned: sql`${v.periodStart} > ${reckoningDay}`,
    running: sql`(${v.periodStart} <= ${reckoningDay} and ${v.periodEnd} >= ${reckoningDay})`,
    ended: sql`${v.periodEnd} < ${reckoningDay}`,
  };
  return or(...filter.status.map((status) => byStatus[status])) ?? nothing;
}

/** Whether a project runs on the viewpoint's day, as the kernel's `runningState` reckons it; null where that is unknown. */
export const statusAt = ({ reckoningDay }: Viewpoint): SQL<RunningFilter | null> => sql`case
  when ${v.periodStart} > ${reckoningDay} then 'planned'
  when ${v.periodEnd} < ${reckoningDay} then 'ended'
  when ${v.periodStart} is not null and ${v.periodEnd} is not null then 'running' end`;

/** Every word must occur somewhere. Umlauts are found with dots, without, and written out ("Goerlitz"). */
function searchConditions(q: string, places: Places, words: FoundWords): (SQL | undefined)[] {
  return wordsOf(q).map((word) => {
    const spellings = spellingsOf(word);
    const placeIds = places.municipalities
      .filter((place) => spellings.some((spelling) => fold(place.name).includes(spelling)))
      .map((place) => place.id);
    return or(
      ...spellings.map((spelling) => occurs(spelling, words)),
      placeIds.length > 0 ? inArray(v.placeId, placeIds) : undefined,
    );
  });
}

/** At most ten words: more narrow nothing and cost an index scan each. */
const wordsOf = (q: string): string[] =>
  q
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10);

const spellingsOf = (word: string): string[] => [
  ...new Set([fold(word), fold(withoutWrittenOutUmlauts(word))]),
];

/** Everything a search looks for in texts. */
const partsOf = (q: string): string[] => wordsOf(q).flatMap(spellingsOf);

const withoutWrittenOutUmlauts = (word: string): string => word.replace(/([aou])e/gi, '$1');
