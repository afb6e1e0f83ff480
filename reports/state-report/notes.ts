import { text } from '../../src/kernel/text.js';

/** Says what the mark "a" means. */
export const derivedNote = text(
  'Abgeleitet: förderfähige Gesamtkosten × Unions-Kofinanzierungssatz, je Vorhaben auf den Cent gerundet.',
  'Derived: total eligible cost × Union co-financing rate, rounded to the cent for each project.',
);
