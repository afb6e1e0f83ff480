import type { Viewpoint } from '../../history/index.js';
import { dayInBerlin } from '../../kernel/clock.js';
import type { ProjectRecord } from '../../projects/index.js';
import type { ListContext } from './column.js';
import { type OperationsList, reuseNote } from './lists.js';
import { plainValue } from './values.js';

/** Everything before the first operation. */
export function jsonHead(list: OperationsList, { revision, publishedAt }: Viewpoint): string {
  const head = JSON.stringify({
    title: list.title,
    legalBasis: list.legalBasis,
    note: reuseNote,
    currency: 'EUR',
    revision,
    publishedOn: publishedAt === null ? null : dayInBerlin(publishedAt),
    columns: list.columns.map(({ key, point, heading }) => ({ key, point, heading })),
  });
  return `${head.slice(0, -1)},"operations":[`;
}

export const jsonOperation =
  ({ columns }: OperationsList, context: ListContext) =>
  (record: ProjectRecord): string =>
    JSON.stringify(
      Object.fromEntries(
        columns.map(({ key, type, value }) => [key, plainValue(type, value(record, context))]),
      ),
    );
