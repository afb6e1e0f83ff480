import type { Report } from '../../src/reporting/index.js';
import { type StateReportData, stateReportDataset } from './dataset.js';
import { stateReportDocument } from './document.js';
import { type StateReportParameters, stateReportParameters } from './parameters.js';
import { stateReportPreview } from './preview.js';
import { published } from './published.js';
import { standingOf } from './standing.js';
import { words } from './words.js';

/** All published projects in figures, for the ministry: by place, topic, guideline, fund and year. */
export const stateReport: Report<StateReportParameters, StateReportData> = {
  id: 'state-report',
  title: words.kind,
  purpose: words.purpose,
  hasCsv: true,
  parameters: stateReportParameters,
  preview: stateReportPreview,
  beside: standingOf,
  dataset: stateReportDataset,
  document: stateReportDocument,
  published,
  fileName: ({ scope, register }) =>
    `landesbericht-${scope === 'all' ? 'alle-richtlinien-' : ''}stand-${register.revision}`,
};
