import { type Text, text } from '../../kernel/text.js';

/** Words of the page of one project. */
export const projectMessages = {
  money: text('Geld', 'Money'),
  time: text('Zeit', 'Time'),
  allFacts: text('Alle Angaben', 'All details'),
  moreOfSource: text('Weitere Angaben der Quelle', 'Further details from the source'),
  moreOfSourceNote: text(
    'Diese Angaben standen in der Quelle, ohne dass das Register ein Feld dafür hat.',
    'The source contained these details; the registry has no field for them.',
  ),
  verbatimSource: text('Wortlaut der Quelle', 'The source, word for word'),
  decisionCounts: text('Maßgeblich ist der Zuwendungsbescheid.', 'The grant decision is authoritative.'),
  beside: text('Zum Vorhaben', 'About the project'),
  downloads: text('Herunterladen', 'Downloads'),
  steckbriefPdf: text('Steckbrief als PDF', 'Profile as PDF'),
  steckbriefXlsx: text('Excel-Mappe', 'Excel workbook'),
  steckbriefJson: text('Datensatz', 'Data record'),
  onePage: text('PDF, eine Seite', 'PDF, one page'),
  place: text('Ort', 'Place'),
  municipalityKey: (district: Text, ags: string): Text =>
    text(`${district.de} · AGS ${ags}`, `${district.en} · AGS ${ags}`),
  urbanDistrict: text('Kreisfreie Stadt', 'Urban district'),
  inDistrict: (name: string): Text =>
    text(/kreis$/i.test(name) ? name : `Landkreis ${name}`, `District of ${name}`),
  moreIn: (place: string): Text => text(`Weitere Vorhaben in ${place}`, `More projects in ${place}`),
  moreStatewide: text('Weitere landesweite Vorhaben', 'More statewide projects'),
  statewide: text('landesweit', 'statewide'),
  statewideNote: text('Dieses Vorhaben wirkt im ganzen Land.', 'This project works across the whole Land.'),
  unmatchedNote: text(
    'Der Ort ist keiner Gemeinde zugeordnet.',
    'The place is not matched to a municipality.',
  ),
  naming: text('Im Quartier', 'In the neighbourhood'),
  namingKinds: {
    plan: text('Handlungskonzept', 'Action plan'),
    goal: text('Ziel', 'Goal'),
    implementation: text('Umsetzung und Indikatoren', 'Implementation and indicators'),
  },
  history: text('Verlauf', 'History'),
  version: (number: string, revision: string, day: string): Text =>
    text(
      `Fassung ${number}, Registerstand ${revision} vom ${day}`,
      `Version ${number}, registry revision ${revision} of ${day}`,
    ),
  firstPublished: text('erstmals veröffentlicht', 'first published'),
  changed: (fields: string): Text => text(`geändert: ${fields}`, `changed: ${fields}`),
  unchanged: text('ohne Änderung der Angaben', 'no change of details'),
  noPurpose: text('In der Quelle steht keine Beschreibung.', 'The source gives no description.'),
  naturalPerson: text('natürliche Person', 'natural person'),
  asPublished: (words: string): Text =>
    text(`in der Quelle als „${words}“ veröffentlicht`, `published in the source as “${words}”`),
  notInCatalogue: text('so in der Quelle, nicht im Katalog', 'as in the source, not in the catalogue'),
  codeFromTitle: text('Code aus dem Titel zugeordnet', 'code matched from the title'),
  ofPriority: text(
    'Satz der Prioritätsachse, nicht des Vorhabens',
    'rate of the priority axis, not of the project',
  ),
  fromAmounts: text('aus den Beträgen berechnet', 'computed from the amounts'),
  rateCheck: (rate: string): Text =>
    text(
      `aus EU-Betrag und förderfähigen Gesamtkosten: ${rate}`,
      `from Union contribution and total eligible cost: ${rate}`,
    ),
  derivedFrom: (cost: string, rate: string): Text =>
    text(`abgeleitet: ${cost} × ${rate}`, `derived: ${cost} × ${rate}`),
  unionUnknownBar: text(
    'Wie sich die Kosten zusammensetzen, ist nicht angegeben.',
    'How the cost is made up is not stated.',
  ),
  unionUnknown2014: text(
    '. Die veröffentlichten Steckbriefe 2014–2020 nennen keinen.',
    '. The profiles published for 2014–2020 give none.',
  ),
  noReason: text('.', '.'),
  remainder: text('Landesmittel und Eigenanteil', 'Land funds and own share'),
  otherFunds: text('weitere Mittel', 'other funds'),
  asDifference: text('als Differenz', 'as difference'),
  row: (locator: string): Text => text(`Fundstelle: ${locator}`, `Where: ${locator}`),
  readOn: (day: string): Text => text(`Stand ${day}`, `as of ${day}`),
  appliedForSince: (day: string): Text =>
    text(
      `Beantragt seit ${day}, noch nicht bewilligt. Zählt in keiner Summe.`,
      `Applied for since ${day}, not yet granted. Part of no sum.`,
    ),
  grantPeriod: (period: string): Text => text(`Bewilligungszeitraum ${period}`, `Grant period ${period}`),
  decisionOf: (kind: string, number: string, day: string): Text =>
    text(`${kind} ${number} vom ${day}`, `${kind} ${number} of ${day}`),
} as const;

/** Kinds of decisions of the SAB. */
export const decisionKindLabels = {
  grant: text('Zuwendungsbescheid', 'Grant decision'),
  amendment: text('Änderungsbescheid', 'Amending decision'),
  revocation: text('Widerrufsbescheid', 'Revoking decision'),
  final: text('Schlussbescheid', 'Final decision'),
} as const;
