import type { z } from 'zod';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Database, Orm } from '../platform/database/database.js';
import { fingerprint } from '../platform/http/cursor.js';
import type { Visitor } from '../platform/workers/gate.js';
import { type ApiSums, toApiSums } from './api-sums.js';
import { comparedRows, comparison } from './comparison.js';
import type { Dimension, Group } from './dimensions.js';
import {
  type Aggregation,
  answeredByRollup,
  type GroupedSums,
  sumsBy,
  type Wanted,
} from './queries/sums-by.js';
import { type aggregateQuerySchema, type aggregateSchema, type Measure, plainMeasures } from './schemas.js';
import { noSums, type SummedAmount } from './sums.js';

export type AggregateQuery = z.output<typeof aggregateQuerySchema>;
export type AggregateAnswer = z.output<typeof aggregateSchema>;

/** Sums that are asked for, and the viewpoints they are seen from. */
export interface AggregateQuestion {
  readonly query: AggregateQuery;
  readonly viewpoint: Viewpoint;
  /** The state the answer is compared with. */
  readonly other: Viewpoint | null;
  /** Same key, same answer, for ever: names everything the answer follows from. */
  readonly key: string;
}

export async function aggregateQuestion(
  database: Database,
  query: AggregateQuery,
): Promise<AggregateQuestion> {
  const viewpoint = await viewpointAt(database.orm, query.asOf);
  const other = query.compareWith === undefined ? null : await viewpointAt(database.orm, query.compareWith);
  const seen = [viewpoint, other].map((from) => `${from?.revision} ${from?.reckoningDay}`);
  return { query, viewpoint, other, key: [...seen, fingerprint(query)].join(' ') };
}

/** The sums a query asks for, in the words of the API. @throws Problem `overloaded` */
export async function readAggregates(
  database: Database,
  query: AggregateQuery,
  visitor: Visitor,
): Promise<AggregateAnswer> {
  return answerAggregates(database, await aggregateQuestion(database, query), visitor);
}

export async function answerAggregates(
  database: Database,
  { query, viewpoint, other }: AggregateQuestion,
  visitor: Visitor,
): Promise<AggregateAnswer> {
  const { groupBy = [], measures: chosen = plainMeasures } = query;
  const read = (from: Viewpoint) => readSums(database, query, from, visitor);
  const now = toApiRows(await read(viewpoint), groupBy, chosen);
  const answer = { groupBy: [...groupBy], revision: viewpoint.revision };
  if (other === null) return { ...answer, rows: now.rows.map(({ row }) => row), totals: now.totals };
  const then = toApiRows(await read(other), groupBy, chosen);
  return {
    ...answer,
    comparedRevision: other.revision,
    rows: comparedRows(now, then, chosen),
    totals: { ...now.totals, ...comparison(now.totals, then.totals) },
  };
}

async function readSums(
  database: Database,
  query: AggregateQuery,
  viewpoint: Viewpoint,
  visitor: Visitor,
): Promise<Aggregation> {
  const {
    groupBy = [],
    measures: chosen = plainMeasures,
    asOf: _,
    compareWith: __,
    workflow,
    ...filter
  } = query;
  if (workflow !== undefined && !workflow.includes('published')) return { rows: [], totals: noSums };
  const wanted = wantedFor(chosen);
  const read = (db: Orm) => sumsBy(db, viewpoint, filter, groupBy, wanted);
  // The rollup shows the newest revision, nothing but.
  const hasRollup = viewpoint.provisional && answeredByRollup(filter, groupBy, wanted);
  return hasRollup ? read(database.orm) : database.searches.read(visitor, read);
}

/** What has to be summed to answer measures. */
export function wantedFor(chosen: readonly Measure[]): Wanted {
  const needsBases: readonly Measure[] = ['unionRate', 'grantRate', 'running'];
  return {
    amounts: [...new Set(chosen.flatMap(amountsFor))],
    bases: chosen.some((measure) => needsBases.includes(measure)),
  };
}

/** The amounts a measure is answered from; the Union contribution always with what is derived of it. */
function amountsFor(measure: Measure): SummedAmount[] {
  switch (measure) {
    case 'projects':
    case 'running':
    case 'unionRate':
    case 'grantRate':
      return [];
    case 'totalEligibleCostShare':
    case 'totalEligibleCostPerInhabitant':
      return ['totalEligibleCost'];
    case 'unionContribution':
      return [measure, 'unionContributionDerived'];
    default:
      return [measure];
  }
}

export type ApiRow = AggregateAnswer['rows'][number];

/** Rows with the groups they stand for, and the sums over all of them. */
export interface ApiRows {
  readonly rows: readonly { readonly groups: readonly Group[]; readonly row: ApiRow }[];
  readonly totals: ApiSums;
}

function toApiRows(
  { rows, totals }: Aggregation,
  groupBy: readonly Dimension[],
  chosen: readonly Measure[],
): ApiRows {
  return {
    rows: rows.map((sums) => {
      const groups = groupBy.map((dimension, index) => [dimension, toApiGroup(sums.groups[index])]);
      const measured = toApiSums(sums, chosen, { totals, inhabitants: inhabitantsOf(sums) });
      return { groups: sums.groups, row: Object.assign(Object.fromEntries(groups), measured) };
    }),
    totals: toApiSums(totals, chosen, { totals, inhabitants: null }),
  };
}

/** The most narrow place of a row: a city before its district or region. */
const inhabitantsOf = ({ groups }: GroupedSums): number | null =>
  groups.reduce<number | null>(
    (least, { inhabitants }) =>
      inhabitants === null ? least : least === null ? inhabitants : Math.min(least, inhabitants),
    null,
  );

const toApiGroup = (group: Group | undefined) => ({
  key: group?.key ?? null,
  code: group?.code ?? null,
  title: group?.title?.de ?? null,
  titleEn: group?.title?.en ?? null,
});
