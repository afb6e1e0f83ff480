import { text } from '../kernel/text.js';

/** Words of the pages of implementations and indicators. */
export const implementationMessages = {
  title: text('Umsetzung der Vorhaben', 'How projects are carried out'),
  lead: text(
    'Mit wem ein Vorhaben umgesetzt wird, wie seine Kosten gerechnet werden und wen es erreicht.',
    'Who a project is carried out with, how its cost is reckoned, and whom it reaches.',
  ),
  none: text('Noch ist nichts veröffentlicht.', 'Nothing is published yet.'),
  implementation: text('Umsetzung', 'Implementation'),
  name: text('Vorhaben', 'Project'),
  city: text('Stadt', 'City'),
  facts: text('Angaben', 'Facts'),
  project: text('Steckbrief', 'Profile'),
  forwarding: text('Weiterleitung', 'Forwarding'),
  forwarded: {
    yes: text('an Projektträger', 'to executing bodies'),
    no: text('keine', 'none'),
  },
  body: text('Projektträger', 'Executing body'),
  amount: text('Betrag', 'Amount'),
  agreedOn: text('Vertrag oder Bescheid vom', 'Contract or decision of'),
  costOption: text('Kostenoption', 'Cost option'),
  costOptions: {
    flatRate: text('Restkostenpauschale', 'Flat rate on staff cost'),
    unitCosts: text('Kosten je Einheit', 'Cost per unit'),
    lumpSum: text('Pauschalbetrag nach Kostenplan (atypisch)', 'Lump sum after a cost plan (atypical)'),
    thirdParty: text('Entgelt an Dritte', 'Paid to a third party'),
    realCosts: text('tatsächliche Ausgaben', 'Cost as it arose'),
  },
  percent: (rate: string) => text(`${rate} der direkten Personalkosten`, `${rate} of direct staff cost`),
  fixed: text('Im Bescheid festgelegt', 'Fixed by the decision'),
  lumpSum: text('Pauschale', 'Lump sum'),
  target: text('Zielvorgabe', 'Target'),
  decision: text('Bescheid', 'Decision'),
  decisionOf: (number: string, day: string) => text(`${number} vom ${day}`, `${number} of ${day}`),
  indicators: text('Indikatoren', 'Indicators'),
  noIndicators: text('Noch kein Indikator.', 'No indicator yet.'),
  indicator: text('Indikator', 'Indicator'),
  year: text('Jahr', 'Year'),
  planned: text('Geplant', 'Planned'),
  reached: text('Erreicht', 'Reached'),
  women: text('Frauen', 'Women'),
  men: text('Männer', 'Men'),
  nonBinary: text('nicht binär', 'Non-binary'),
  all: text('alle Jahre', 'all years'),
  withheld: text('zurückgehalten', 'withheld'),
  unknown: text('nicht angegeben', 'not stated'),
  smallNumbers: (least: string) =>
    text(
      `Zahlen von Personen unter ${least} werden nicht veröffentlicht und stehen in keiner Summe. Null ist eine Angabe.`,
      `Numbers of people below ${least} are not published and are part of no sum. Zero is a value.`,
    ),
  withheldIn: (count: number) =>
    count === 1
      ? text('1 Angabe zurückgehalten', '1 number withheld')
      : text(`${count} Angaben zurückgehalten`, `${count} numbers withheld`),
  openOffers: text('Offene Angebote', 'Open offers'),
  openNote: text(
    'Besuche ohne Anmeldung; sie zählen nicht als Teilnehmende.',
    'Visits without registration; they do not count as participants.',
  ),
  visits: text('Besuche', 'Visits'),
  days: text('Öffnungstage', 'Days open'),
  deliveries: text('Teilnehmerdaten an die SAB', 'Participant data to the SAB'),
  deliveriesNote: text(
    'Hier steht nur, ob sie übermittelt sind; die Daten selbst sind nicht im Register.',
    'Only whether they were delivered; the data itself is not in the registry.',
  ),
  delivery: text('Übermittlung', 'Delivery'),
  due: text('Fällig', 'Due'),
  state: text('Stand', 'State'),
  deliveryStates: {
    due: text('fällig', 'due'),
    delivered: text('übermittelt', 'delivered'),
    accepted: text('angenommen', 'accepted'),
  },
  onDay: (day: string) => text(`am ${day}`, `on ${day}`),
  overdue: text('überfällig', 'overdue'),
} as const;

/** Words of the sums of indicators. */
export const sumMessages = {
  title: text('Indikatoren', 'Indicators'),
  lead: text(
    'Was die Vorhaben planen und wen sie erreicht haben, nach den gemeinsamen Indikatoren des ESF und eigenen.',
    'What projects plan and whom they reached, by the common indicators of the ESF and their own.',
  ),
  none: text('Zu dieser Auswahl gibt es keine Zahlen.', 'There are no numbers for this choice.'),
  by: text('Summe', 'Sum'),
  groups: {
    state: text('landesweit', 'of the Land'),
    city: text('je Stadt', 'by city'),
    plan: text('je Handlungskonzept', 'by action plan'),
  },
  ownCity: text('die ganze Stadt', 'the whole city'),
  anyCity: text('alle Städte', 'all cities'),
  anyPlan: text('alle Handlungskonzepte', 'all action plans'),
  noPlan: text('ohne Handlungskonzept', 'in no action plan'),
  plan: text('Handlungskonzept', 'Action plan'),
  period: text('Förderperiode', 'Funding period'),
  anyPeriod: text('beide', 'both'),
  show: text('Anzeigen', 'Show'),
  projects: text('Vorhaben', 'Projects'),
  own: text('eigener Indikator', 'own indicator'),
  sources: (laws: string) =>
    text(
      `Gemeinsame Indikatoren nach ${laws}; deutsche Bezeichnungen gekürzt.`,
      `Common indicators after ${laws}; titles shortened.`,
    ),
} as const;
