import { type Text, text } from '../../src/kernel/text.js';
import { flowWords } from '../shared/flow/words.js';
import { common } from '../shared/words.js';

/** Words of plan against actual. */
export const words = {
  ...common,
  ...flowWords,
  kind: text('Plan gegen Ist', 'Plan against actual'),
  title: text('Plan gegen Ist der Vorhaben', 'Plan against actual of the projects'),
  titleOf: (city: string): Text => text(`Plan gegen Ist: ${city}`, `Plan against actual: ${city}`),
  purpose: text(
    'Was geplant, bewilligt, abgerufen, ausgezahlt und anerkannt ist: je Handlungskonzept, Vorhaben und Haushaltsjahr.',
    'What is planned, approved, called for, paid and accepted: by action plan, project and budget year.',
  ),
  number: text('Nr.', 'No.'),
  numberAndReference: text('Nr. · Kennung', 'No. · reference'),
  plannedGrant: text('geplant', 'planned'),
  stated: text('laut Steckbrief', 'by the profile'),
  byProjectAndYear: text('Je Vorhaben und Jahr', 'By project and year'),
  notInRegistry: text('noch nicht im Register', 'not in the registry yet'),
  nothing: text(
    'Kein Handlungskonzept und keine Buchung ist bekannt.',
    'No action plan and no booking is known.',
  ),
  ofCity: text(
    'Für die Stadt, die Servicestelle und die Prüfung. Alle Beträge sind Zuwendung; Rahmen und Planung nach dem Registerstand, Buchungen, wie sie am Ende des Stichtags der Berechnung bekannt waren.',
    'For the city, the service centre and auditors. All amounts are grants; frameworks and planning as of the registry revision, bookings as they were known at the end of the reckoning day.',
  ),
  perPlan: text(
    'Geplante Zuwendung nach Teil C, daneben, was gebucht ist, in Euro. Unter der gebuchten Bewilligung steht die Zuwendung des Steckbriefs, unter den Auszahlungen, was zurückgezahlt ist.',
    'Planned grants of part C, beside them what is booked, in euros. Below the booked approval stands the grant of the profile, below payments what was repaid.',
  ),
} as const;
