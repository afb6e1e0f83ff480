import type { CatalogueEntry } from './catalogue.js';

/** Code and title as the decision prints them. */
export const entryLabel = ({ kind, code, title, key }: CatalogueEntry): string =>
  (kind === 'fundingPeriod' && title.de) ||
  [code, title.de].filter((part) => part !== null && part !== '').join(' – ') ||
  key;
