import type { z } from 'zod';
import {
  type AggregateAnswer,
  aggregateQuerySchema,
  aggregateSchema,
  dimensions,
  readAggregates,
} from '../aggregates/index.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { serialise } from '../platform/http/serialisation.js';
import type { Visitor } from '../platform/workers/gate.js';

/** Figures as they are frozen: the answer of the sums in its outside form, and the query that gives it again. */
export interface FrozenFigures {
  readonly figures: StoredFigures;
  readonly query: string;
  readonly revision: number;
}

/** The answer of the sums as JSON holds it: amounts as decimal strings. */
export type StoredFigures = z.input<typeof aggregateSchema>;

/** What figures can be asked for on the page; more of it through the sums themselves. */
export interface FiguresWish {
  readonly rows: string;
  readonly columns: string;
  readonly fundingPeriod: string;
  readonly scope: string;
}

const measures = 'projects,totalEligibleCost,unionContribution';

/** The query of the sums for a wish; null when it names what one cannot group by. */
export function queryOf({ rows, columns, fundingPeriod, scope }: FiguresWish): string | null {
  const groups = [rows, columns].filter((dimension) => dimension !== '');
  const known: readonly string[] = dimensions;
  if (groups.some((dimension) => !known.includes(dimension)) || new Set(groups).size < groups.length)
    return null;
  const query = new URLSearchParams({ measures, scope: scope === 'all' ? 'all' : 'programme' });
  if (groups.length > 0) query.set('groupBy', groups.join(','));
  if (fundingPeriod !== '') query.set('fundingPeriod', fundingPeriod);
  return query.toString();
}

/**
 * Reads a query of the sums as somebody wrote it, without a state: figures are those of the newest.
 *
 * @throws Problem `invalid_parameter`
 */
export function checkedQuery(written: string): string {
  const query = new URLSearchParams(written);
  const names = [...query.keys()];
  const isValid =
    new Set(names).size === names.length &&
    !query.has('asOf') &&
    aggregateQuerySchema.safeParse(Object.fromEntries(query)).success;
  if (!isValid) throw new Problem('invalid_parameter');
  return query.toString();
}

/** Reads the figures of a query at the newest revision. @throws Problem `overloaded` */
export async function readFigures(
  database: Database,
  query: string,
  visitor: Visitor,
): Promise<FrozenFigures> {
  const asked = aggregateQuerySchema.parse(Object.fromEntries(new URLSearchParams(query)));
  const answer: AggregateAnswer = await readAggregates(database, asked, visitor);
  const figures = JSON.parse(serialise(aggregateSchema, answer, 'figures of an inquiry')) as StoredFigures;
  return { figures, query: `${query}&asOf=${answer.revision}`, revision: answer.revision };
}
