import type { Report } from '../../src/reporting/index.js';
import { type OfficeDirectoryData, officeDirectoryDataset } from './dataset.js';
import { officeDirectoryDocument } from './document.js';
import { type OfficeDirectoryParameters, officeDirectoryParameters } from './parameters.js';
import { previewOf } from './preview.js';
import { words } from './words.js';

/** Neighbourhood offices by city, to be printed and handed out. */
export const officeDirectory: Report<OfficeDirectoryParameters, OfficeDirectoryData> = {
  id: 'office-directory',
  title: words.kind,
  purpose: words.purpose,
  hasCsv: true,
  parameters: officeDirectoryParameters,
  forCities: 'all',
  preview: async (reading, inputs) =>
    previewOf(await officeDirectoryDataset(reading, inputs), inputs.language),
  dataset: officeDirectoryDataset,
  document: officeDirectoryDocument,
  published: (data) => data,
  fileName: ({ city, register }) =>
    `quartiersbueros-${city === null ? '' : `${city}-`}stand-${register.revision}`,
};
