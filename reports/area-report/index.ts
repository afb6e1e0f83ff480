import type { Report } from '../../src/reporting/index.js';
import { type AreaReportData, areaReportDataset } from './dataset.js';
import { areaReportDocument } from './document.js';
import { type AreaReportParameters, areaReportParameters } from './parameters.js';
import { previewOf } from './preview.js';
import { words } from './words.js';

/** One funded area or neighbourhood with everything that is published about it. */
export const areaReport: Report<AreaReportParameters, AreaReportData> = {
  id: 'area-report',
  title: words.kind,
  purpose: words.purpose,
  parameters: areaReportParameters,
  forCities: 'all',
  preview: async (reading, inputs) => previewOf(await areaReportDataset(reading, inputs), inputs.language),
  dataset: areaReportDataset,
  document: areaReportDocument,
  published: (data) => data,
  fileName: ({ reference, register }) => `gebietsbericht-${reference}-stand-${register.revision}`,
};
