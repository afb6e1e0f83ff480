import type { CityReportData } from './dataset.js';

/** What the report was made from, without drawings. */
export function published({ shapes: _, city: { mark: __, ...city }, ...data }: CityReportData) {
  return { ...data, city };
}
