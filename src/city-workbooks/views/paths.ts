import type { RowChange } from '../tables.js';

export const workbookPath = '/arbeitsbereich/vorlage';
export const uploadPath = (id: string): string => `/arbeitsbereich/mappen/${id}`;

export const templateHref = (
  ags: string,
  { round, scope }: { readonly round?: string | undefined; readonly scope?: 'all' } = {},
): string => {
  const params = new URLSearchParams({
    ...(round === undefined ? {} : { round }),
    ...(scope === undefined ? {} : { scope }),
  });
  return `/api/v1/cities/${ags}/template.xlsx${params.size === 0 ? '' : `?${params}`}`;
};

/** Names of the tabs in addresses. */
export const tabNames: Readonly<Record<RowChange, string>> = {
  new: 'neu',
  changed: 'geaendert',
  unchanged: 'unveraendert',
  error: 'fehler',
};
