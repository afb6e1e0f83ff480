import type { Language } from '../../src/kernel/text.js';
import type { Fact, Preview } from '../../src/reporting/index.js';
import { count } from '../shared/cells.js';
import { sumOf } from '../shared/flow/flow-line.js';
import { neighbourhoodWords } from '../shared/neighbourhood-words.js';
import type { AreaReportData } from './dataset.js';
import { words } from './words.js';

/** What the report will hold: the same data, counted. */
export function previewOf({ projects, facts }: AreaReportData, language: Language): Preview {
  const cost = sumOf(projects.map(({ totalEligibleCost }) => totalEligibleCost));
  const counted = (key: string, label: string, of: readonly unknown[]): Fact => ({
    key,
    label,
    value: count(of.length),
  });
  return {
    figures: [
      counted('projects', words.projects[language], projects),
      {
        key: 'totalEligibleCost',
        label: words.totalEligibleCost[language],
        value: cost.known === 0 ? null : { type: 'money', cents: cost.cents },
      },
      counted('plans', neighbourhoodWords.plans[language], facts.neighbourhoods.plans),
      counted('goals', neighbourhoodWords.goals[language], facts.goals),
      counted('indicators', neighbourhoodWords.indicators[language], facts.indicators),
      counted('offices', neighbourhoodWords.offices[language], facts.offices),
    ],
    chapters: {},
    notices: [],
  };
}
