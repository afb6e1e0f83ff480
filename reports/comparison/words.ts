import { type Text, text } from '../../src/kernel/text.js';
import { common } from '../shared/words.js';

/** Words of the comparison. */
export const words = {
  ...common,
  kind: text('Städtevergleich', 'City comparison'),
  purpose: text(
    'Zwei bis acht Städte nebeneinander in denselben Zahlen, auch je Einwohner. Keine Rangfolge.',
    'Two to eight cities side by side in the same figures, also per inhabitant. No ranking.',
  ),
  title: text('Städte nebeneinander', 'Cities side by side'),
  cityCount: (count: number): Text => text(`${count} Städte`, `${count} cities`),
  sideBySide: text('Nebeneinander', 'Side by side'),
  fair: text(
    'Die Städte stehen nach dem Alphabet. Die Zahlen sagen, was das Register über ihre Vorhaben weiß, nicht, wie gut eine Stadt ist; Größe, Bedarf und Zeitpunkt sind verschieden.',
    'The cities stand in alphabetical order. The figures say what the registry knows of their projects, not how good a city is; size, need and time differ.',
  ),
  topics: text('Wofür', 'What for'),
  cityPages: text('Die Städte im Einzelnen', 'City by city'),
  annex: text('Anhang: Alle Vorhaben', 'Annex: all projects'),
  perInhabitantNote: text(
    'Je Einwohner: förderfähige Gesamtkosten durch die Einwohner, kaufmännisch auf den Cent gerundet. Ohne Einwohnerzahl gibt es keinen Wert.',
    'Per inhabitant: total eligible cost by the inhabitants, rounded half up to the cent. Without a number of inhabitants there is no value.',
  ),
  costPerInhabitant: text('Gesamtkosten je Einwohner', 'Eligible cost per inhabitant'),
} as const;

export const tableTitles = {
  cities: text('Städte', 'Cities'),
  period: text('Förderperioden nach Stadt', 'Funding periods by city'),
  category: text('Kategorien nach Stadt', 'Categories by city'),
  object: text('Gegenstände nach Stadt', 'Objects by city'),
  actionField: text('Handlungsfelder nach Stadt', 'Action fields by city'),
} as const;
