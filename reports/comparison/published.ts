import type { ComparisonData } from './dataset.js';

/** What the report was made from, without drawings. */
export function published({ shapes: _, cities, ...data }: ComparisonData) {
  return { ...data, cities: cities.map(({ mark: __, ...city }) => city) };
}
