import { formatCount } from '../../../src/kernel/format.js';
import { type Language, text as words } from '../../../src/kernel/text.js';
import type { Block } from '../../../src/reporting/index.js';
import { cityProfile } from '../../shared/city-profile.js';
import type { StateReportData } from '../dataset.js';
import { words as stateWords } from '../words.js';

/** Two cities a page. */
export function cityPages(
  { cities, projects, map, neighbourhoodFacts: { offices } }: StateReportData,
  language: Language,
): Block[] {
  if (cities.length === 0) return [];
  const lead = words(
    `${formatCount(cities.length, 'de')} ${cities.length === 1 ? 'Stadt' : 'Städte'} nach dem Alphabet, je mit den Vorhaben der höchsten Gesamtkosten.`,
    `${formatCount(cities.length, 'en')} ${cities.length === 1 ? 'city' : 'cities'} in alphabetical order, each with its projects of the highest cost.`,
  );
  return [
    { kind: 'chapter', key: 'cityPages', title: stateWords.cityPages[language], lead: lead[language] },
    ...cities.map((city) => cityProfile(city, projects, { shapes: map.shapes, offices }, language)),
  ];
}
