import { text } from '../kernel/text.js';
import type { MarkTone } from '../web/index.js';
import type { PracticeState } from './practice.js';

export const practicePath = '/gute-beispiele';
export const staffPracticePath = '/servicestelle/gute-beispiele';

export const stateMarks: Readonly<Record<PracticeState, { readonly word: string; readonly tone: MarkTone }>> =
  {
    draft: { word: 'in Vorbereitung', tone: 'open' },
    published: { word: 'veröffentlicht', tone: 'ok' },
    withdrawn: { word: 'zurückgezogen', tone: 'hint' },
  };

/** Words of the public pages of good-practice examples. */
export const practiceMessages = {
  title: text('Gute Beispiele', 'Good practice'),
  lead: text(
    'Was in Programmstädten gelungen ist, und was andere davon übernehmen können.',
    'What went well in programme cities, and what others can take from it.',
  ),
  none: text('Noch kein Beispiel veröffentlicht.', 'No example published yet.'),
  story: text('Wie es ging', 'How it went'),
  lessons: text('Was andere übernehmen können', 'What others can take from it'),
  projects: text('Vorhaben dazu', 'Projects behind it'),
  city: text('Stadt', 'City'),
  reference: text('Kennung', 'Reference'),
} as const;
