import { text } from '../kernel/text.js';

/** Words of the pages of goals. */
export const goalMessages = {
  title: text('Ziele', 'Goals'),
  lead: text(
    'Was sich in den Gebieten ändern soll, woran man es misst, und was bei jeder Überprüfung erreicht war.',
    'What is to change in the areas, how that is measured, and what every review found.',
  ),
  none: text('Noch ist kein Ziel veröffentlicht.', 'No goal is published yet.'),
  goal: text('Ziel', 'Goal'),
  city: text('Stadt', 'City'),
  line: text('Vom Ausgangswert zum Ziel', 'From baseline to target'),
  notMeasured: text(
    'Ohne Ausgangswert, Zielwert und ihre Tage gibt es keine Linie.',
    'Without baseline, target and their days there is no line.',
  ),
  alt: (indicator: string, from: string, to: string) =>
    text(`${indicator}: von ${from} auf ${to}`, `${indicator}: from ${from} to ${to}`),
  baseline: text('Ausgangswert', 'Baseline'),
  target: text('Zielwert', 'Target'),
  reached: text('Erreicht', 'Reached'),
  notReviewed: text('noch nicht gemessen', 'not measured yet'),
  onDay: (day: string) => text(`am ${day}`, `on ${day}`),
  byDay: (day: string) => text(`bis ${day}`, `by ${day}`),
  targetBy: (value: string, day: string) => text(`Ziel ${value} bis ${day}`, `target ${value} by ${day}`),
  reviews: text('Überprüfungen', 'Reviews'),
  noReviews: text('Noch keine Überprüfung.', 'No review yet.'),
  day: text('Tag', 'Day'),
  value: text('Wert', 'Value'),
  found: text('Was erreicht wurde', 'What was reached'),
  evidence: (words: string) => text(`Nachweis: ${words}`, `Evidence: ${words}`),
  involved: (words: string) => text(`Beteiligt: ${words}`, `Involved: ${words}`),
  nextReview: (day: string) => text(`nächste bis ${day}`, `next by ${day}`),
  facts: text('Angaben', 'Facts'),
  indicator: text('Indikator', 'Indicator'),
  actionFields: text('Handlungsfelder', 'Action fields'),
  areas: text('Gebiete', 'Areas'),
  strengths: text('Stärken', 'Strengths'),
  weaknesses: text('Schwächen', 'Weaknesses'),
  needs: text('Bedarfe', 'Needs'),
  measures: text('Maßnahmen', 'Measures'),
  projects: text('Vorhaben', 'Projects'),
} as const;
