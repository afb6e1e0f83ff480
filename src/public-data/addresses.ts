import type { ListExtension } from './operations-list/lists.js';

/** The page about open data, without its language. */
export const openDataPath = '/open-data';

/** Address a list keeps for good, whatever it holds: "/open-data/vorhaben-2021-2027.csv". */
export const listPath = (key: string, extension: ListExtension): string =>
  `${openDataPath}/vorhaben-${key}.${extension}`;

/** Address of the metadata harvesters read. */
export const catalogPath = (extension: 'jsonld' | 'ttl'): string => `${openDataPath}/katalog.${extension}`;
