import { text } from '../../src/kernel/text.js';
import type { Block } from '../../src/reporting/index.js';

/** Says what the mark "a" means. */
export const derivedNote = text(
  'Abgeleitet: förderfähige Gesamtkosten × Unions-Kofinanzierungssatz, je Vorhaben auf den Cent gerundet.',
  'Derived: total eligible cost × Union co-financing rate, rounded to the cent for each project.',
);

/** A note below a table. */
export const note = (mark: string | null, content: string): Block => ({ kind: 'note', mark, text: content });

/** Heading of a table in the contents, with the sentence that says what it holds. */
export const section = (key: string, title: string, sentence: string): Block => ({
  kind: 'section',
  key,
  title,
  sentence,
});
