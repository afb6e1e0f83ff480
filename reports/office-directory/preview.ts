import type { Language } from '../../src/kernel/text.js';
import type { Preview } from '../../src/reporting/index.js';
import { count } from '../shared/cells.js';
import type { OfficeDirectoryData } from './dataset.js';
import { words } from './words.js';

/** How many offices, in how many cities, and how many have something hanging out. */
export function previewOf({ offices }: OfficeDirectoryData, language: Language): Preview {
  const cities = new Set(offices.map(({ cityAgs }) => cityAgs)).size;
  const withNotice = offices.filter(({ notices }) => notices.length > 0).length;
  return {
    figures: [
      { key: 'offices', label: words.offices[language], value: count(offices.length) },
      { key: 'cities', label: words.cities[language], value: count(cities) },
      { key: 'notices', label: words.withNotice[language], value: count(withNotice) },
    ],
    chapters: {},
    notices: [],
  };
}
