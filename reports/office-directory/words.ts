import { formatCount } from '../../src/kernel/format.js';
import { type Text, text } from '../../src/kernel/text.js';
import { neighbourhoodWords } from '../shared/neighbourhood-words.js';
import { common } from '../shared/words.js';

const countOf = (offices: number): Text =>
  text(
    `${formatCount(offices, 'de')} ${offices === 1 ? 'Anlaufstelle' : 'Anlaufstellen'}`,
    `${formatCount(offices, 'en')} ${offices === 1 ? 'office' : 'offices'}`,
  );

/** Words of the directory of offices. */
export const words = {
  ...common,
  ...neighbourhoodWords,
  kind: text('Verzeichnis der Quartiersbüros', 'Directory of offices'),
  title: text('Quartiersbüros in Sachsen', 'Neighbourhood offices in Saxony'),
  titleOf: (city: string): Text => text(`Quartiersbüros in ${city}`, `Neighbourhood offices in ${city}`),
  purpose: text(
    'Alle Anlaufstellen nach Städten, zum Ausdrucken: wo sie sind, wann sie öffnen, wobei sie helfen, was aushängt.',
    'All offices by city, for print: where they are, when they open, what they help with, what hangs out.',
  ),
  lead: (offices: number, cities: number): Text =>
    text(
      `${countOf(offices).de} in ${formatCount(cities, 'de')} ${cities === 1 ? 'Stadt' : 'Städten'}`,
      `${countOf(offices).en} in ${formatCount(cities, 'en')} ${cities === 1 ? 'city' : 'cities'}`,
    ),
  cities: text('Städte', 'Cities'),
  withNotice: text('mit Aushang', 'with a notice'),
  count: countOf,
  carrier: text('Träger', 'Run by'),
  street: text('Straße', 'Street'),
  postcode: text('Postleitzahl', 'Postcode'),
  town: text('Ort', 'Town'),
  phone: text('Telefon', 'Telephone'),
  email: text('E-Mail', 'E-mail'),
  website: text('Internet', 'Website'),
  tasks: text('Aufgaben', 'Tasks'),
  offers: text('Angebote', 'Offers'),
  rooms: text('Räume', 'Rooms'),
  seats: (seats: number): Text => text(`${seats} Plätze`, `${seats} seats`),
  booking: text('Anfragen zu Räumen', 'Asking for a room'),
  checked: text('Angaben geprüft am', 'Details checked on'),
} as const;
