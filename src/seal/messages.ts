import { text } from '../kernel/text.js';

/** Words of the public page about the seal. */
export const sealMessages = {
  title: text('Siegel', 'Seal'),
  lead: text(
    'Jede Änderung am Register steht in einem Protokoll. Das Siegel ist dessen Prüfwert: Wer ein Siegel aufbewahrt, kann später beweisen, dass davor nichts umgeschrieben wurde.',
    'Every change of the registry is in a trail. The seal is its digest: whoever keeps a seal can prove later that nothing before it was rewritten.',
  ),
  newest: text('Neuestes Siegel', 'Newest seal'),
  number: text('Nummer', 'Number'),
  digits: text('Prüfwert (SHA-256)', 'Digest (SHA-256)'),
  sealedAt: text('Gesetzt am', 'Made on'),
  revision: text('Umfasst bis Registerstand', 'Covers up to registry revision'),
  entries: text('Umfasst bis Eintrag', 'Covers up to entry'),
  restored: text('Fortgesetzt aus der Sicherung vom', 'Goes on from the backup of'),
  none: text('Noch ist nichts versiegelt.', 'Nothing is sealed yet.'),
  paper: text('Auf Papier', 'On paper'),
  paperText: text(
    'Jeder Bericht nennt unten das erste Siegel, das seinen Registerstand umfasst: die Nummer und die ersten 16 Ziffern, als Seite und Arbeitsmappe alle 64. Schreiben Sie es nicht ab, bewahren Sie den Bericht auf.',
    'Every report names at its foot the first seal that covers its registry revision: the number and the first 16 digits, as page and workbook all 64. Do not copy it, keep the report.',
  ),
  check: text('Nachprüfen', 'Checking'),
  checkText: text(
    'Prüferinnen und Prüfer laden das Protokoll herunter und prüfen es auf einem eigenen Rechner, ohne Netz und ohne dem Register zu vertrauen: eine Datei, nur Node.js.',
    'Auditors download the trail and check it on a machine of their own, without a network and without trusting the registry: one file, Node.js alone.',
  ),
  limits: text(
    'Ein Siegel zeigt, dass das Protokoll seither unverändert ist. Es zeigt nicht, dass richtig war, was eingetragen wurde.',
    'A seal shows that the trail has not changed since. It does not show that what was entered was right.',
  ),
  verifier: text('Prüfprogramm', 'Verifier'),
  forPrograms: text('Als JSON', 'As JSON'),
} as const;
