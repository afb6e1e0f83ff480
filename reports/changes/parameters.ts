import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { chaptersParameter, forewordParameter, parameterWords } from '../../src/reporting/index.js';
import { comparedMeasures, measureNames } from '../../src/states/index.js';
import { scopeParameter } from '../shared/scope.js';
import { words } from './words.js';

/** Chapters in the order of the report. */
const chapters = {
  why: words.why,
  projects: words.projectsChapter,
  fields: words.fieldsChapter,
  words: words.wordsChapter,
} as const;
export const publicChapters = Object.keys(chapters);

/** The earlier state and the total that is explained; the later state is the one the report is made at. */
export const changesParameters = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,9}$/)
    .meta({ description: 'Registry revision that is compared with.' })
    .register(parameterWords, {
      label: text('Früherer Registerstand', 'Earlier registry revision'),
      hint: text(
        'Verglichen wird mit dem Stand des Berichts.',
        'It is compared with the state of the report.',
      ),
    }),
  measure: z
    .enum(comparedMeasures)
    .default('totalEligibleCost')
    .meta({ description: 'Total that is explained.' })
    .register(parameterWords, { label: text('Summe', 'Total'), options: measureNames }),
  scope: scopeParameter(),
  chapters: chaptersParameter(chapters),
  foreword: forewordParameter(),
});
export type ChangesParameters = z.output<typeof changesParameters>;
