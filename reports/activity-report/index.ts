import type { Report } from '../../src/reporting/index.js';
import { type ActivityData, activityBeside, activityDataset } from './dataset.js';
import { activityDocument } from './document.js';
import { type ActivityParameters, activityParameters } from './parameters.js';
import { words } from './words.js';

/** What the service centre did, for its proof of use. */
export const activityReport: Report<ActivityParameters, ActivityData> = {
  id: 'activity-report',
  title: words.kind,
  purpose: words.purpose,
  hasCsv: true,
  isInternal: true,
  parameters: activityParameters,
  beside: activityBeside,
  dataset: activityDataset,
  document: activityDocument,
  published: (data) => data,
  fileName: ({ activity: { year } }) => `taetigkeitsbericht${year === null ? '' : `-${year}`}`,
};
