import type { Report } from '../../src/reporting/index.js';
import { type ComparisonData, comparisonDataset } from './dataset.js';
import { comparisonDocument } from './document.js';
import { type ComparisonParameters, comparisonParameters } from './parameters.js';
import { comparisonPreview } from './preview.js';
import { published } from './published.js';
import { words } from './words.js';

/** Several cities side by side. */
export const comparison: Report<ComparisonParameters, ComparisonData> = {
  id: 'comparison',
  title: words.kind,
  purpose: words.purpose,
  parameters: comparisonParameters,
  forCities: 'all',
  preview: comparisonPreview,
  dataset: comparisonDataset,
  document: comparisonDocument,
  published,
  fileName: ({ register }) => `staedtevergleich-stand-${register.revision}`,
};
