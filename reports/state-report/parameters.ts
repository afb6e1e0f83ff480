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
  summary: words.summary,
  money: words.money,
  cities: words.cities,
  neighbourhoods: neighbourhoodWords.chapter,
  topics: words.topics,
  time: words.time,
  standing: chapterTitle,
  [flowChapter]: flowWords.chapter,
  changes: words.changes,
  cityPages: words.cityPages,
  annex: words.annex,
} as const;
const internal: readonly string[] = ['standing', flowChapter];
export const publicChapters = Object.keys(chapters).filter((key) => !internal.includes(key));

/** What is covered, which places have pages, which report it is compared with, and which chapters it has. */
export const stateReportParameters = z.strictObject({
  scope: scopeParameter(),
  cityPages: z
    .enum(['programme', 'all', 'none'])
    .default('programme')
    .meta({
      description: 'Places with a page of their own: cities of the programme, all with projects, or none.',
    })
    .register(parameterWords, {
      label: text('Seiten der Städte', 'City pages'),
      options: {
        programme: text('Programmstädte', 'Programme cities'),
        all: text('Alle Orte mit Vorhaben', 'All places with projects'),
        none: text('Keine', 'None'),
      },
    }),
  since: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .meta({ description: 'Registry revision of the last report: adds what has changed since.' })
    .register(parameterWords, {
      label: text('Registerstand des letzten Berichts', 'Revision of the last report'),
      hint: text(
        'Dann sagt der Bericht, was sich seitdem geändert hat. Leer lassen, wenn nicht verglichen wird.',
        'Then the report says what has changed since. Leave empty to compare nothing.',
      ),
    }),
  chapters: chaptersParameter(chapters, internal),
  foreword: forewordParameter(),
});
export type StateReportParameters = z.output<typeof stateReportParameters>;
