import { dayInBerlin } from '../../src/kernel/clock.js';
import type { Reading, ReportInputs } from '../../src/reporting/index.js';
import { assertKnownCity } from '../shared/known-city.js';
import { neighbourhoodsAt, type ReportedArea } from '../shared/neighbourhoods.js';
import { officesAt, type ReportedOffice } from '../shared/reported-offices.js';
import type { Register } from '../shared/scope.js';
import type { OfficeDirectoryParameters } from './parameters.js';

export interface OfficeDirectoryData {
  readonly register: Register;
  /** AGS of the city it is of; null for all. */
  readonly city: string | null;
  readonly offices: readonly ReportedOffice[];
  readonly areas: readonly ReportedArea[];
}

/** Published offices of one city or of all. @throws Problem `not_found` */
export async function officeDirectoryDataset(
  reading: Reading,
  { parameters: { city } }: ReportInputs<OfficeDirectoryParameters>,
): Promise<OfficeDirectoryData> {
  const { publishedAt } = await assertKnownCity(reading, city);
  return {
    register: { revision: reading.viewpoint.revision, publishedOn: dayInBerlin(publishedAt) },
    city: city ?? null,
    offices: await officesAt(reading, city),
    areas: (await neighbourhoodsAt(reading, city)).areas,
  };
}
