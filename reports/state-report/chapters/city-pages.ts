import { formatCount } from '../../../src/kernel/format.js';
import { type Language, text as words } from '../../../src/kernel/text.js';
import type { Block } from '../../../src/reporting/index.js';
import { cityProfile } from '../../shared/city-profile.js';
import type { StateReportData } from '../dataset.js';
import { words as stateWords } from '../words.js';

/** Two cities a page. */
export function cityPages({ cities, projects, map }: StateReportData, language: Language): Block[] {
  if (cities.length === 0) return [];
  const lead = words(
    `${formatCount(cities.length, 'de')} ${cities.length === 1 ? 'Stadt' : 'Städte'} mit Vorhaben, nach dem Alphabet. Genannt sind die Vorhaben mit den höchsten Gesamtkosten; der Anhang nennt alle.`,
    `${formatCount(cities.length, 'en')} ${cities.length === 1 ? 'city' : 'cities'} with projects in alphabetical order. Named are the projects with the highest cost; the annex names all.`,
  );
  return [
    { kind: 'chapter', key: 'cityPages', title: stateWords.cityPages[language], lead: lead[language] },
    ...cities.map((city) => cityProfile(city, projects, map.shapes, language)),
  ];
}
