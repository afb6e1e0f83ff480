import type { Report } from '../../src/reporting/index.js';
import { type CityReportData, cityReportDataset } from './dataset.js';
import { cityReportDocument } from './document.js';
import { type CityReportParameters, cityReportParameters } from './parameters.js';
import { cityReportPreview } from './preview.js';
import { published } from './published.js';
import { cityStandingOf } from './standing.js';
import { words } from './words.js';

/** All published projects of one city. */
export const cityReport: Report<CityReportParameters, CityReportData> = {
  id: 'city-report',
  title: words.kind,
  purpose: words.purpose,
  parameters: cityReportParameters,
  forCities: 'all',
  preview: cityReportPreview,
  beside: cityStandingOf,
  dataset: cityReportDataset,
  document: cityReportDocument,
  published,
  fileName: ({ city, register }) => `stadtbericht-${city.ags}-stand-${register.revision}`,
};
