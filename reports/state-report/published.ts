import type { StateReportData } from './dataset.js';

/** What the report was made from, without drawings: the data of its JSON, and what its fingerprint is taken over. */
export function published({ map: _, fullNames: __, cities, ...data }: StateReportData) {
  return { ...data, cities: cities.map(({ mark: ___, ...city }) => city) };
}
