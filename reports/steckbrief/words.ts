import { type Text, text } from '../../src/kernel/text.js';

/** Words of the printed Steckbrief, named as in the glossary. */
export const words = {
  title: text('Steckbrief', 'Project profile'),
  use: text(
    'Ein veröffentlichtes Vorhaben auf einer Seite, zum Weitergeben und Aushängen.',
    'One published project on one page, to hand over and put up.',
  ),
  money: text('Geld', 'Money'),
  time: text('Zeit', 'Time'),
  purpose: text('Zweck und Errungenschaft', 'Purpose and achievements'),
  location: text('Ort', 'Place'),
  period: text('Zeitraum', 'Period'),
  statusDay: text('Stand', 'As of'),
  totalEligibleCost: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
  totalCost: text('Gesamtkosten', 'Total cost'),
  grant: text('Zuwendung', 'Grant'),
  grantRate: text('Fördersatz', 'Grant rate'),
  appliedFor: text('Beantragt', 'Applied for'),
  notGranted: text('noch nicht bewilligt, in keiner Summe', 'not granted yet, part of no sum'),
  unionContribution: text('EU-Betrag', 'Union contribution'),
  landFunds: text('Landesmittel', 'Land funds'),
  ownShare: text('Eigenanteil', 'Own share'),
  thirdPartyFunds: text('Drittmittel', 'Third-party funds'),
  restOfFinancing: text('Übrige Finanzierung (nicht aufgeschlüsselt)', 'Other financing (not broken down)'),
  unionRate: text('Unions-Kofinanzierungssatz', 'Union co-financing rate'),
  evidence: text('Nachweis der Beträge', 'Evidence of amounts'),
  beneficiary: text('Begünstigter', 'Beneficiary'),
  executingBody: text('Projektträger', 'Executing body'),
  actionFields: text('Handlungsfelder', 'Action fields'),
  planNumber: text('Nummer im GIHK', 'Number in action plan'),
  fund: text('Fonds', 'Fund'),
  priority: text('Priorität', 'Priority'),
  fundingGuideline: text('Förderrichtlinie', 'Funding guideline'),
  fundingObject: text('Fördergegenstand', 'Funding object'),
  interventionCategory: text('Interventionskategorie', 'Intervention category'),
  specificObjective: text('Spezifisches Ziel', 'Specific objective'),
  source: text('Quelle', 'Source'),
  district: text('Landkreis', 'District of'),
  districtFreeCity: text('Kreisfreie Stadt', 'District-free city'),
  statewide: text('Sachsen, landesweit', 'Saxony, statewide'),
  unmatchedPlace: text('keiner Gemeinde zugeordnet', 'not matched to a municipality'),
  placeUnknown: text('Ort nicht angegeben', 'Place not stated'),
  subject: text(
    'Steckbrief eines aus dem Europäischen Sozialfonds geförderten Vorhabens',
    'Profile of a project funded by the European Social Fund',
  ),
  version: text('Fassung', 'Version'),
  fingerprint: text('Prüfwert', 'Fingerprint'),
  allVersions: text('Alle Fassungen:', 'All versions:'),
  decisionCounts: text('Maßgeblich ist der Zuwendungsbescheid.', 'The grant decision is what counts.'),
  mapCredit: text(
    'Karte schematisch, Grundlage: GeoNames (CC BY 4.0).',
    'Schematic map, based on GeoNames (CC BY 4.0).',
  ),
  matchedByTitle: text('Code aus dem Titel zugeordnet', 'code matched by title'),
  wordingOfSource: text(
    'Wortlaut der Quelle, keinem Code zugeordnet',
    'as worded by the source, no code matched',
  ),
  rateOfPriority: text(
    'Satz der Prioritätsachse, nicht des Vorhabens',
    'rate of the priority axis, not of the project',
  ),
  rateFromAmounts: text('aus den angegebenen Beträgen berechnet', 'computed from the stated amounts'),
  personRedacted: text('natürliche Person', 'natural person'),
  cofunded: text('Kofinanziert von der Europäischen Union', 'Co-funded by the European Union'),
} satisfies Record<string, Text>;

export const evidenceWords = {
  decision: text('Bescheid der SAB', 'grant decision of the SAB'),
  officialList: text('amtliche Liste', 'official list'),
  ownStatement: text('Eigenangabe', 'own statement'),
} as const;

export const sourceWords = {
  page: text('abgerufen am', 'retrieved on'),
  list: text('Stand', 'as of'),
  form: text('vom', 'of'),
} as const;

export const inSource = (words: string): Text => text(`in der Quelle „${words}“`, `“${words}” in the source`);

export const derivedNote = (rate: string): Text =>
  text(
    `Abgeleitet: förderfähige Gesamtkosten × Unions-Kofinanzierungssatz (${rate}), nicht angegeben.`,
    `Derived, not stated: total eligible cost × Union co-financing rate (${rate}).`,
  );

export const registerState = (revision: string, day: string | null): Text =>
  day === null
    ? text(
        `Register der ESF-Vorhaben, Registerstand ${revision}`,
        `Register of ESF projects, registry revision ${revision}`,
      )
    : text(
        `Register der ESF-Vorhaben, Registerstand ${revision} vom ${day}`,
        `Register of ESF projects, registry revision ${revision} of ${day}`,
      );
