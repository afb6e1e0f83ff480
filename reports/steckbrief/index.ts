import type { Report } from '../../src/reporting/index.js';
import { type SteckbriefData, steckbriefDataset } from './dataset.js';
import { steckbriefDocument } from './document.js';
import { type SteckbriefParameters, steckbriefParameters } from './parameters.js';
import { words } from './words.js';

/** One published project on one page. */
export const steckbrief: Report<SteckbriefParameters, SteckbriefData> = {
  id: 'steckbrief',
  title: words.title,
  purpose: words.use,
  parameters: steckbriefParameters,
  dataset: steckbriefDataset,
  document: steckbriefDocument,
  published: ({ register, record }) => ({ register, record }),
  fileName: ({ record }) => `steckbrief-${record.reference}`,
};
