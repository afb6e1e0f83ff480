import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { chaptersParameter, forewordParameter, parameterWords } from '../../src/reporting/index.js';
import { scopeParameter } from '../shared/scope.js';
import { words } from './words.js';

/** Chapters in the order of the report. */
const chapters = {
  sideBySide: words.sideBySide,
  topics: words.topics,
  cityPages: words.cityPages,
  annex: words.annex,
} as const;
export const publicChapters = Object.keys(chapters);

/** Which cities stand beside each other: two to eight municipalities. */
export const comparisonParameters = z.strictObject({
  cities: z
    .string()
    .regex(/^\d{8}(,\d{8}){1,7}$/)
    .refine((joined) => new Set(joined.split(',')).size === joined.split(',').length)
    .meta({ description: 'Two to eight municipalities by their AGS, parted by commas.' })
    .register(parameterWords, {
      label: text('Städte', 'Cities'),
      hint: text('Zwei bis acht.', 'Two to eight.'),
      kind: 'cities',
    }),
  scope: scopeParameter(),
  chapters: chaptersParameter(chapters),
  foreword: forewordParameter(),
});
export type ComparisonParameters = z.output<typeof comparisonParameters>;
