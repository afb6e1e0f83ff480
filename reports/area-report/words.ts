import { areaMessages } from '../../src/areas/index.js';
import { formatCount } from '../../src/kernel/format.js';
import { type Text, text } from '../../src/kernel/text.js';
import { common } from '../shared/words.js';

const { spellings, urbanRenewal, erdf, leader, leaderKinds, otherProgrammes, onDay, size } = areaMessages;

/** Words of the report on an area. */
export const words = {
  ...common,
  ...{ spellings, urbanRenewal, erdf, leader, leaderKinds, otherProgrammes, onDay, size },
  kind: text('Gebietsbericht', 'Area report'),
  purpose: text(
    'Ein Fördergebiet oder Quartier: Umgriff, Einwohner, Handlungskonzept, Vorhaben, Ziele mit ihrem Weg, Indikatoren, Anlaufstellen.',
    'One funded area or neighbourhood: perimeter, inhabitants, action plan, projects, goals and their way, indicators, offices.',
  ),
  perimeter: (name: string): Text => text(`Umgriff: ${name}`, `Perimeter: ${name}`),
  costs: (amount: string): Text =>
    text(`förderfähige Gesamtkosten ${amount}`, `total eligible cost ${amount}`),
  reckoningDay: text('Stichtag', 'reckoning day'),
  hectares: text('ha, berechnet aus dem Umgriff', 'ha, computed from the perimeter'),
  rateAsked: text('Verlangte SGB-II-Quote', 'SGB II rate asked for'),
  facts: text('Angaben zum Gebiet', 'Facts about the area'),
  period: text('Zeitraum', 'Period'),
  fundingPeriod: text('Förderperiode', 'Funding period'),
  description: text('Beschreibung', 'Description'),
  plans: text('Handlungskonzept und Rahmen', 'Action plan and framework'),
  noPlan: text(
    'Für das Gebiet ist kein Handlungskonzept veröffentlicht.',
    'No action plan is published for the area.',
  ),
  plansSentence: (names: string): Text =>
    text(
      `${names}. Rahmen und geplante Zuwendung je Haushaltsjahr in Euro.`,
      `${names}. Framework and planned grant by budget year in euros.`,
    ),
  sharedPlan: text(
    'Ein Handlungskonzept gilt auch für andere Gebiete; sein Rahmen lässt sich nicht teilen und steht hier ganz.',
    'An action plan is made for other areas as well; its framework cannot be divided and stands here as a whole.',
  ),
  framework: text('Rahmen nach Haushaltsjahr', 'Framework by budget year'),
  projectsOf: text('Vorhaben im Gebiet', 'Projects in the area'),
  projectsSentence: (count: number): Text =>
    text(
      `${formatCount(count, 'de')} ${count === 1 ? 'veröffentlichtes Vorhaben nennt' : 'veröffentlichte Vorhaben nennen'} das Gebiet, gleich welcher Richtlinie.`,
      `${formatCount(count, 'en')} published ${count === 1 ? 'project names' : 'projects name'} the area, of whatever guideline.`,
    ),
  ways: text('Der Weg der Ziele', 'The way of the goals'),
} as const;
