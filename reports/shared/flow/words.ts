import { formatCount } from '../../../src/kernel/format.js';
import { type Text, text } from '../../../src/kernel/text.js';

const of = (known: number, all: number): Text =>
  text(
    `${formatCount(known, 'de')} von ${formatCount(all, 'de')}`,
    `${formatCount(known, 'en')} of ${formatCount(all, 'en')}`,
  );

/** Words of the way of the grant from framework to rest. */
export const flowWords = {
  chapter: text('Mittelfluss', 'Flow of funds'),
  noArea: text('kein Gebiet genannt', 'no area named'),
  noPlan: text('in keinem Handlungskonzept', 'in no action plan'),
  severalAreas: text('(nicht einem Gebiet allein)', '(not of one area alone)'),
  steps: {
    framework: text('Zuwendungsrahmen', 'Framework grant'),
    planned: text('Geplant in Teil C', 'Planned in part C'),
    applied: text('Beantragt, nicht beschieden', 'Applied for, not decided'),
    grant: text('Bewilligt laut Steckbrief', 'Approved by the profile'),
    approved: text('Bewilligt, nach Jahren gebucht', 'Approved, booked by year'),
    called: text('Abgerufen', 'Called for'),
    paid: text('Ausgezahlt', 'Paid'),
    accepted: text('Anerkannt', 'Accepted'),
    repaid: text('Zurückgezahlt', 'Repaid'),
    rest: text('Rest: bewilligt, nicht ausgezahlt', 'Rest: approved, not paid'),
  },
  columns: {
    step: text('Schritt', 'Step'),
    remark: text('Wofür bekannt', 'Known for'),
    amount: text('Betrag (€)', 'Amount (€)'),
    year: text('Haushaltsjahr', 'Budget year'),
    plan: text('Handlungskonzept', 'Action plan'),
    booked: text('Vorhaben gebucht', 'Projects booked'),
    framework: text('Rahmen', 'Framework'),
    planned: text('geplant', 'planned'),
    approved: text('bewilligt', 'approved'),
    called: text('abgerufen', 'called for'),
    paid: text('ausgezahlt', 'paid'),
    accepted: text('anerkannt', 'accepted'),
    repaid: text('Rückzahlung', 'repaid'),
    rest: text('Rest', 'Rest'),
  },
  allUnknown: (groups: number): Text =>
    text(
      `${formatCount(groups, 'de')} weitere ohne Rahmen, genannte Zuwendung und Antrag`,
      `${formatCount(groups, 'en')} others without framework, stated grant and application`,
    ),
  unbooked: (groups: number): Text =>
    text(
      `${formatCount(groups, 'de')} weitere ohne Rahmen und Buchung`,
      `${formatCount(groups, 'en')} others without framework and booking`,
    ),
  ofPlans: (known: number, all: number): Text =>
    text(`${of(known, all).de} Handlungskonzepten`, `${of(known, all).en} action plans`),
  ofNumbers: (known: number, all: number): Text =>
    text(`${of(known, all).de} Nummern der Konzepte`, `${of(known, all).en} numbers of the plans`),
  ofProjects: (known: number, all: number): Text =>
    text(`${of(known, all).de} Vorhaben`, `${of(known, all).en} projects`),
  applied: (projects: number): Text =>
    text(
      `${formatCount(projects, 'de')} Änderungen; in keiner Summe`,
      `${formatCount(projects, 'en')} changes; part of no sum`,
    ),
  bookedFor: (known: number, all: number): Text =>
    text(`erfasst für ${of(known, all).de}`, `booked for ${of(known, all).en}`),
  bookedSentence: (known: number, all: number, day: Text): Text =>
    text(
      `Für ${of(known, all).de} Vorhaben ist etwas gebucht, bekannt bis zum Ende des ${day.de}. Jede Zeile summiert nur die Vorhaben, für die sie bekannt ist.`,
      `Something is booked for ${of(known, all).en} projects, known by the end of ${day.en}. Each row sums only the projects it is known for.`,
    ),
  internal: text(
    'Nur für die Servicestelle und die Prüfung. Alle Beträge sind Zuwendung; Rahmen und Planung nach dem Registerstand, Buchungen, wie sie am Ende des Stichtags der Berechnung bekannt waren. Wer prüft, liest die Buchungen seines Auftrags.',
    'For the service centre and auditors only. All amounts are grants; frameworks and planning as of the registry revision, bookings as they were known at the end of the reckoning day. Auditors read the bookings their mandate covers.',
  ),
  notBooked: text(
    '– Für kein Vorhaben der Zeile bekannt; das ist nicht null.',
    '– Known for no project of the row; that is not zero.',
  ),
  sumsMean: text(
    'Rest: gebuchte Bewilligung weniger Auszahlungen, zuzüglich Rückzahlungen; nur für Vorhaben, bei denen Bewilligung und Auszahlung gebucht sind. Ausgezahlt und zurückgezahlt zählt im Jahr des Zahltags.',
    'Rest: grant booked as approved less payments, plus repayments; only for projects with both approval and payment booked. Payments and repayments count in the year of their day.',
  ),
  otherFrames: (plans: number): Text =>
    text(
      `${formatCount(plans, 'de')} Handlungskonzepte nennen ihren Rahmen als Kosten oder sagen nicht, was er zählt; er ist hier nicht enthalten.`,
      `${formatCount(plans, 'en')} action plans name their framework as cost or do not say what it counts; it is not included here.`,
    ),
  tables: {
    steps: text('Vom Rahmen bis zum Rest', 'From framework to rest'),
    city: text('Mittelfluss nach Ort', 'Flow of funds by place'),
    area: text('Mittelfluss nach Gebiet', 'Flow of funds by area'),
    plan: text('Mittelfluss nach Konzept', 'Flow of funds by action plan'),
    year: text('Mittelfluss nach Haushaltsjahr', 'Flow of funds by budget year'),
  },
  sentences: {
    city: text(
      'Rahmen, Buchungen und Rest je Ort, in Euro. Unter dem Namen steht, für wie viele Vorhaben gebucht ist, unter den Auszahlungen, was zurückgezahlt ist.',
      'Framework, bookings and rest by place, in euros. Below the name stands for how many projects something is booked, below payments what was repaid.',
    ),
    area: text(
      'Dasselbe nach Gebiet, in Euro. Ein Rahmen für mehrere Gebiete lässt sich nicht teilen und hat eine eigene Zeile.',
      'The same by area, in euros. A framework for several areas cannot be divided and has a row of its own.',
    ),
    plan: text(
      'Dasselbe nach Handlungskonzept, in Euro, mit den Vorhaben seines Teils C.',
      'The same by action plan, in euros, with the projects of its part C.',
    ),
    year: text(
      'Rahmen und Planung der Handlungskonzepte, Buchungen der Vorhaben, je Haushaltsjahr in Euro.',
      'Framework and planning of the action plans, bookings of the projects, by budget year in euros.',
    ),
  },
  barsTitle: text('Zuwendung vom Rahmen bis zur Anerkennung', 'Grant from framework to acceptance'),
} as const;
