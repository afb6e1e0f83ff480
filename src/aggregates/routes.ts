import type { z } from 'zod';
import { viewpointAt } from '../history/index.js';
import type { Database } from '../platform/database/database.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import type { Group } from './dimensions.js';
import { sumsBy } from './queries.js';
import { aggregateQuerySchema, aggregateSchema, type Measure, measures } from './schemas.js';
import { type AmountSum, noSums, type SummedAmount, type Sums, unionUnknown } from './sums.js';

/** Sums by one or two dimensions, with the filters of the list. */
export function aggregateRoutes(api: App, { database }: { database: Database }): void {
  api.get(
    '/aggregates',
    {
      schema: {
        operationId: 'sumProjects',
        summary: 'Sums by one or two dimensions',
        description:
          'Stated, derived and unknown Union contributions are kept apart. Operations of the whole Land have a row of their own.',
        tags: ['aggregates'],
        querystring: aggregateQuerySchema,
        response: {
          200: aggregateSchema,
          ...problemResponses('unknown_parameter', 'invalid_parameter', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const answer = await readAggregates(database, request.query);
      setRegistryRevision(reply, answer.revision);
      return answer;
    },
  );
}

type Query = z.output<typeof aggregateQuerySchema>;
type Answer = z.output<typeof aggregateSchema>;

async function readAggregates(database: Database, query: Query): Promise<Answer> {
  const { groupBy = [], measures: chosen = measures, asOf, workflow, ...filter } = query;
  const viewpoint = await viewpointAt(database.orm, asOf);
  const nothingPublished = workflow !== undefined && !workflow.includes('published');
  const { rows, totals } = nothingPublished
    ? { rows: [], totals: noSums }
    : await sumsBy(database.orm, viewpoint, filter, groupBy, chosen.flatMap(amountsFor));
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
function toApiSums(sums: Sums, chosen: readonly Measure[]): Answer['totals'] {
  const { projects, amounts } = sums;
  const parts = chosen.map((measure): Answer['totals'] => {
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
