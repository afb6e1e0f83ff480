import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { statewideCity } from '../projects/index.js';
import { type EffectOnTotals, effectOnTotals } from '../submissions/index.js';
import type { Effect } from './views/review-view.js';
import { reviewWords } from './words.js';

/** What publishing some drafts does to the published totals: each city concerned, then the Land. */
export async function readEffects(
  database: Database,
  writer: Writer,
  draftIds: readonly string[],
): Promise<Effect[]> {
  const { scope, cities, state } = await effectOnTotals(database, writer, draftIds);
  const land = scope === 'programme' ? 'Sachsen' : 'Sachsen, alle ESF-Vorhaben';
  return [
    ...cities.map((city) => ({ label: labelOf(city), before: city.before, after: city.after })),
    { label: land, before: state.before, after: state.after },
  ];
}

function labelOf({ city, cityName }: EffectOnTotals['cities'][number]): string {
  if (city === statewideCity) return reviewWords.statewide;
  return cityName ?? 'ohne zugeordneten Ort';
}
