import type { Language } from '../../src/kernel/text.js';
import type { Preview } from '../../src/reporting/index.js';
import { count } from '../shared/cells.js';
import { neighbourhoodWords } from '../shared/neighbourhood-words.js';
import type { PlanAgainstActualData } from './dataset.js';
import { words } from './words.js';

/** How many plans and projects, and of how many something is booked. */
export function previewOf(
  { neighbourhoods, projects, bookings }: PlanAgainstActualData,
  language: Language,
): Preview {
  return {
    figures: [
      { key: 'plans', label: neighbourhoodWords.plans[language], value: count(neighbourhoods.plans.length) },
      { key: 'projects', label: words.projects[language], value: count(projects.length) },
      { key: 'booked', label: words.columns.booked[language], value: count(bookings.length) },
    ],
    chapters: {},
    notices: [],
  };
}
