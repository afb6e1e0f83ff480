import type { Report } from '../../src/reporting/index.js';
import { type ChangesData, changesDataset } from './dataset.js';
import { changesDocument } from './document.js';
import { type ChangesParameters, changesParameters } from './parameters.js';
import { words } from './words.js';

/** What changed between two states of the registry, and why a total differs. */
export const changes: Report<ChangesParameters, ChangesData> = {
  id: 'changes',
  title: words.kind,
  purpose: words.purpose,
  parameters: changesParameters,
  dataset: changesDataset,
  document: changesDocument,
  published: (data) => data,
  fileName: ({ since, register }) => `aenderungen-${since.revision}-bis-${register.revision}`,
};
