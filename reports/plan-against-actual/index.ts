import type { Report } from '../../src/reporting/index.js';
import { bookedBeside, type PlanAgainstActualData, planAgainstActualDataset } from './dataset.js';
import { planAgainstActualDocument } from './document.js';
import { type PlanAgainstActualParameters, planAgainstActualParameters } from './parameters.js';
import { previewOf } from './preview.js';
import { words } from './words.js';

/** What was planned beside what is booked, by plan, project and budget year. */
export const planAgainstActual: Report<PlanAgainstActualParameters, PlanAgainstActualData> = {
  id: 'plan-against-actual',
  title: words.kind,
  purpose: words.purpose,
  hasCsv: true,
  isInternal: true,
  forCities: 'own',
  parameters: planAgainstActualParameters,
  beside: bookedBeside,
  preview: async (reading, inputs) =>
    previewOf(await planAgainstActualDataset(reading, inputs), inputs.language),
  dataset: planAgainstActualDataset,
  document: planAgainstActualDocument,
  published: (data) => data,
  fileName: ({ city, register }) =>
    `plan-gegen-ist-${city === null ? '' : `${city}-`}stand-${register.revision}`,
};
