import { filterParameters, type ListQuery, sortText } from './list-query.js';

/** Address of an export of exactly what the list shows, in its order. */
export function exportAddress(
  extension: 'csv' | 'xlsx' | 'ndjson',
  query: ListQuery,
  more: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams([
    ...filterParameters(query).filter(([name]) => name !== 'scope'),
    ['scope', query.filter.scope],
    ['sort', sortText(query.sort)],
    ...Object.entries(more),
  ]);
  return `/api/v1/projects.${extension}?${search.toString().replaceAll('%2C', ',')}`;
}
