import type { z } from 'zod';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import type { Database, Orm } from '../platform/database/database.js';
import { fingerprint } from '../platform/http/cursor.js';
import type { Visitor } from '../platform/workers/gate.js';
import { asksOnlyDimensions } from '../projects/index.js';
import type { Group } from './dimensions.js';
import { sumsBy } from './queries.js';
import { type aggregateQuerySchema, type aggregateSchema, type Measure, measures } from './schemas.js';
import { type AmountSum, noSums, type SummedAmount, type Sums, unionUnknown } from './sums.js';

export type AggregateQuery = z.output<typeof aggregateQuerySchema>;
export type AggregateAnswer = z.output<typeof aggregateSchema>;

/** Sums that are asked for, and the viewpoint they are seen from. */
export interface AggregateQuestion {
  readonly query: AggregateQuery;
  readonly viewpoint: Viewpoint;
  /** Same key, same answer, for ever: names everything the answer follows from. */
  readonly key: string;
}

export async function aggregateQuestion(
  database: Database,
  query: AggregateQuery,
): Promise<AggregateQuestion> {
  const viewpoint = await viewpointAt(database.orm, query.asOf);
  const { revision, reckoningDay } = viewpoint;
  return { query, viewpoint, key: [revision, reckoningDay, fingerprint(query)].join(' ') };
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
  { query, viewpoint }: AggregateQuestion,
  visitor: Visitor,
): Promise<AggregateAnswer> {
  const { groupBy = [], measures: chosen = measures, asOf, workflow, ...filter } = query;
  const nothingPublished = workflow !== undefined && !workflow.includes('published');
  const read = (db: Orm) => sumsBy(db, viewpoint, filter, groupBy, chosen.flatMap(amountsFor));
  // The rollup shows the newest revision, nothing but.
  const hasRollup = viewpoint.provisional && asksOnlyDimensions(filter);
  const { rows, totals } = nothingPublished
    ? { rows: [], totals: noSums }
    : await (hasRollup ? read(database.orm) : database.searches.read(visitor, read));
  return {
    groupBy: [...groupBy],
    rows: rows.map(({ groups, ...sums }) => ({
      ...Object.fromEntries(groupBy.map((dimension, index) => [dimension, toApiGroup(groups[index])])),
      ...toApiSums(sums, chosen),
    })),
    totals: toApiSums(totals, chosen),
    revision: viewpoint.revision,
  };
}

/** The amounts a measure is answered from; the Union contribution always with what is derived of it. */
function amountsFor(measure: Measure): SummedAmount[] {
  if (measure === 'projects') return [];
  return measure === 'unionContribution' ? [measure, 'unionContributionDerived'] : [measure];
}

const toApiGroup = (group: Group | undefined) => ({
  key: group?.key ?? null,
  code: group?.code ?? null,
  title: group?.title?.de ?? null,
  titleEn: group?.title?.en ?? null,
});

const centsOf = ({ cents, known }: AmountSum) => (known === 0 ? null : cents);

/** The chosen measures under the record's names; an amount nobody states is null, never 0. */
function toApiSums(sums: Sums, chosen: readonly Measure[]): AggregateAnswer['totals'] {
  const { projects, amounts } = sums;
  const parts = chosen.map((measure): AggregateAnswer['totals'] => {
    if (measure === 'projects') return { projects };
    const sum = { [measure]: centsOf(amounts[measure]) };
    if (measure !== 'unionContribution')
      return { ...sum, [`${measure}Unknown`]: projects - amounts[measure].known };
    return {
      ...sum,
      unionContributionDerived: centsOf(amounts.unionContributionDerived),
      unionContributionDerivedProjects: amounts.unionContributionDerived.known,
      unionContributionUnknown: unionUnknown(sums),
    };
  });
  return Object.assign({}, ...parts);
}
