import { z } from 'zod';
import { text } from '../../src/kernel/text.js';
import { chaptersParameter, forewordParameter, parameterWords } from '../../src/reporting/index.js';
import { flowChapter } from '../shared/flow/bookings.js';
import { flowWords } from '../shared/flow/words.js';
import { neighbourhoodWords } from '../shared/neighbourhood-words.js';
import { scopeParameter } from '../shared/scope.js';
import { chapterTitle } from '../shared/standing-chapter.js';
import { words } from './words.js';

/** Chapters in the order of the report. */
const chapters = {
  glance: words.glance,
  topics: words.topics,
  neighbourhoods: neighbourhoodWords.chapter,
  projects: words.projectsChapter,
  standing: chapterTitle,
  [flowChapter]: flowWords.chapter,
  annex: words.annex,
} as const;
const internal: readonly string[] = ['standing', flowChapter];
export const publicChapters = Object.keys(chapters).filter((key) => !internal.includes(key));

/** Which city, a municipality with its AGS, and which chapters. */
export const cityReportParameters = z.strictObject({
  city: z
    .string()
    .regex(/^\d{8}$/)
    .meta({ description: 'Municipality by its AGS, eight digits.' })
    .register(parameterWords, { label: text('Stadt', 'City'), kind: 'city' }),
  scope: scopeParameter(),
  chapters: chaptersParameter(chapters, internal),
  foreword: forewordParameter(),
});
export type CityReportParameters = z.output<typeof cityReportParameters>;
