import { formatCount } from '../../src/kernel/format.js';
import { type Text, text } from '../../src/kernel/text.js';

/** Words of areas, goals, indicators and offices in reports. */
export const neighbourhoodWords = {
  chapter: text('Gebiete, Ziele und Anlaufstellen', 'Areas, goals and offices'),
  areas: text('Fördergebiete und Quartiere', 'Funded areas and neighbourhoods'),
  area: text('Gebiet', 'Area'),
  city: text('Stadt', 'City'),
  inhabitants: text('Einwohner', 'Inhabitants'),
  sgb2Rate: text('SGB-II-Quote', 'SGB II rate'),
  countedOn: text('Stichtag', 'Key date'),
  plan: text('Handlungskonzept', 'Action plan'),
  plans: text('Handlungskonzepte', 'Action plans'),
  goals: text('Ziele', 'Goals'),
  goalsByCity: text('Ziele nach Stadt', 'Goals by city'),
  goal: text('Ziel', 'Goal'),
  number: text('Nr.', 'No.'),
  indicator: text('Indikator', 'Indicator'),
  baseline: text('Ausgangswert', 'Baseline'),
  target: text('Zielwert', 'Target'),
  measured: text('zuletzt gemessen', 'measured last'),
  measuredOn: text('am', 'on'),
  standing: text('Stand', 'Standing'),
  standings: {
    reached: text('erreicht', 'reached'),
    underWay: text('noch nicht erreicht', 'not reached yet'),
    notMeasured: text('nicht gemessen', 'not measured'),
  },
  overdue: text('Überprüfung überfällig', 'Review overdue'),
  nothing: {
    city: text(
      'Die Stadt hat bisher weder Gebiete noch Ziele, Indikatoren oder Anlaufstellen veröffentlicht.',
      'The city has published no areas, goals, indicators or offices so far.',
    ),
    state: text(
      'Keine Stadt hat bisher Gebiete, Ziele, Indikatoren oder Anlaufstellen veröffentlicht.',
      'No city has published areas, goals, indicators or offices so far.',
    ),
  },
  noGoals: text('Noch ist kein Ziel veröffentlicht.', 'No goal is published yet.'),
  noAreas: text('Noch ist kein Gebiet veröffentlicht.', 'No area is published yet.'),
  noOffices: text('Noch ist keine Anlaufstelle veröffentlicht.', 'No office is published yet.'),
  noIndicators: text('Noch ist kein Indikator veröffentlicht.', 'No indicator is published yet.'),
  indicators: text('Indikatoren', 'Indicators'),
  planned: text('geplant', 'planned'),
  reached: text('erreicht', 'reached'),
  women: text('Frauen', 'Women'),
  men: text('Männer', 'Men'),
  nonBinary: text('nicht binär', 'Non-binary'),
  withheld: text('Angaben zurückgehalten', 'Numbers withheld'),
  offices: text('Quartiersbüros', 'Neighbourhood offices'),
  office: text('Quartiersbüro', 'Office'),
  address: text('Anschrift', 'Address'),
  contact: text('Kontakt', 'Contact'),
  hours: text('Öffnungszeiten', 'Opening hours'),
  notice: text('Aushang', 'Notice'),
  areasSentence: (areas: number, cities: number): Text =>
    text(
      `${formatCount(areas, 'de')} ${areas === 1 ? 'Gebiet' : 'Gebiete'} in ${formatCount(cities, 'de')} ${cities === 1 ? 'Stadt' : 'Städten'}, wie die Städte sie veröffentlicht haben. Vorhaben zählen, wenn ihr Steckbrief das Gebiet nennt.`,
      `${formatCount(areas, 'en')} ${areas === 1 ? 'area' : 'areas'} in ${formatCount(cities, 'en')} ${cities === 1 ? 'city' : 'cities'}, as the cities have published them. Projects count where their profile names the area.`,
    ),
  goalsSentence: (goals: number, measured: number, reached: number): Text =>
    text(
      `${formatCount(goals, 'de')} ${goals === 1 ? 'Ziel' : 'Ziele'}, davon ${measured === 0 ? 'keines' : formatCount(measured, 'de')} gemessen. Nach der letzten Messung ${reached > 1 ? 'haben' : 'hat'} ${reached === 0 ? 'keines' : formatCount(reached, 'de')} ${reached > 1 ? 'ihren' : 'seinen'} Zielwert erreicht.`,
      `${formatCount(goals, 'en')} ${goals === 1 ? 'goal' : 'goals'}, ${measured === 0 ? 'none' : formatCount(measured, 'en')} of them measured. By the last measurement ${reached === 0 ? 'none' : formatCount(reached, 'en')} ${reached > 1 ? 'have' : 'has'} reached the target.`,
    ),
  indicatorsSentence: (least: number): Text =>
    text(
      `Alle Jahre zusammen, über die Vorhaben, die sie erfassen. Zahlen von Personen unter ${least} sind zurückgehalten und in keiner Summe.`,
      `All years together, over the projects that record them. Numbers of people below ${least} are withheld and in no sum.`,
    ),
  withheldNote: text(
    '– zurückgehalten. Null ist eine Angabe, „nicht angegeben“ heißt unbekannt.',
    '– withheld. Zero is a value; “not stated” means unknown.',
  ),
  officesSentence: (offices: number): Text =>
    text(
      `${formatCount(offices, 'de')} ${offices === 1 ? 'Anlaufstelle' : 'Anlaufstellen'}, mit dem, was am Stichtag der Berechnung aushängt.`,
      `${formatCount(offices, 'en')} ${offices === 1 ? 'office' : 'offices'}, with the notices of the reckoning day.`,
    ),
} as const;
