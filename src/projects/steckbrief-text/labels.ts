import type { AmountField, CatalogueField } from '../project-input.js';

/** What a label of a Steckbrief stands for in the record. */
export type LabelMeaning =
  | 'name'
  | 'planNumber'
  | 'beneficiary'
  | 'executingBody'
  | 'place'
  | 'district'
  | 'area'
  | 'period'
  | 'periodStart'
  | 'periodEnd'
  | AmountField
  | 'unionRate'
  | 'grantRate'
  | CatalogueField
  | 'purposeAndAchievements'
  | 'summary';

/**
 * How a value usually runs: `line` ends when it is complete, `wrapped` may be broken over lines, `text` has paragraphs.
 */
export type ValueShape = 'line' | 'wrapped' | 'text';

interface LabelEntry {
  readonly meaning: LabelMeaning;
  readonly shape: ValueShape;
  readonly wordings: readonly string[];
  /** Everyday words that are a label only with a colon and inside the Steckbrief itself, not in its description. */
  readonly weakWordings?: readonly string[];
}

/** The labels of the portal first, then those that offices use for the same thing. */
export const labelEntries: readonly LabelEntry[] = [
  {
    meaning: 'name',
    shape: 'wrapped',
    wordings: [
      'Name des Vorhabens',
      'Bezeichnung des Vorhabens',
      'Titel des Vorhabens',
      'Vorhabensname',
      'Vorhabenname',
      'Vorhabensbezeichnung',
      'Vorhabenbezeichnung',
      'Vorhabentitel',
      'Projektname',
      'Projekttitel',
      'Projektbezeichnung',
      'Name des Projekts',
      'Name des Projektes',
      'Titel des Projekts',
      'Titel des Projektes',
      'Name der Maßnahme',
    ],
    weakWordings: ['Name', 'Vorhaben', 'Projekt', 'Titel', 'Bezeichnung', 'Maßnahme'],
  },
  {
    meaning: 'planNumber',
    shape: 'line',
    wordings: [
      'Nummer im GIHK',
      'Nr. im GIHK',
      'GIHK-Nummer',
      'GIHK-Nr.',
      'Nummer des Einzelvorhabens',
      'Einzelvorhaben Nr.',
      'Nummer im Handlungskonzept',
    ],
  },
  {
    meaning: 'beneficiary',
    shape: 'wrapped',
    wordings: [
      'Begünstigter',
      'Begünstigte',
      'Begünstigte(r)',
      'Begünstigte/r',
      'Name des Begünstigten',
      'Zuwendungsempfänger',
      'Zuwendungsempfängerin',
      'Zuwendungsempfänger/in',
      'Zuwendungsempfänger/-in',
      'Fördermittelempfänger',
      'Antragsteller',
    ],
    weakWordings: ['Empfänger'],
  },
  {
    meaning: 'executingBody',
    shape: 'wrapped',
    wordings: [
      'Projektträger',
      'Vorhabenträger',
      'Vorhabensträger',
      'Maßnahmeträger',
      'Maßnahmenträger',
      'Träger des Vorhabens',
      'Träger des Projekts',
      'Träger des Projektes',
      'Durchführender Träger',
    ],
    weakWordings: ['Träger'],
  },
  {
    meaning: 'place',
    shape: 'line',
    wordings: [
      'Durchführungsort',
      'Durchführungsort des Vorhabens',
      'Ort des Vorhabens',
      'Ort der Durchführung',
      'Vorhabensort',
      'Programmstadt',
    ],
    weakWordings: ['Ort', 'Orte', 'Standort', 'Stadt', 'Gemeinde', 'Kommune'],
  },
  {
    meaning: 'district',
    shape: 'line',
    wordings: ['Landkreis', 'Landkreis/Kreisfreie Stadt'],
    weakWordings: ['Kreis'],
  },
  {
    meaning: 'area',
    shape: 'line',
    wordings: [
      'Fördergebiet',
      'Programmgebiet',
      'Projektgebiet',
      'ESF-Gebiet',
      'Gebiet (GIHK)',
      'GIHK-Gebiet',
    ],
    weakWordings: ['Gebiet', 'Quartier', 'Stadtteil', 'Stadtgebiet'],
  },
  {
    meaning: 'period',
    shape: 'line',
    wordings: [
      'Zeitraum',
      'Laufzeit',
      'Projektlaufzeit',
      'Projektzeitraum',
      'Vorhabenszeitraum',
      'Vorhabenzeitraum',
      'Durchführungszeitraum',
      'Förderzeitraum',
      'Laufzeit des Vorhabens',
      'Zeitraum des Vorhabens',
    ],
  },
  {
    meaning: 'periodStart',
    shape: 'line',
    wordings: [
      'Datum des Beginns des Vorhabens',
      'Beginn des Vorhabens',
      'Vorhabensbeginn',
      'Vorhabenbeginn',
      'Projektbeginn',
      'Projektstart',
    ],
    weakWordings: ['Beginn', 'Start'],
  },
  {
    meaning: 'periodEnd',
    shape: 'line',
    wordings: [
      'Datum des Endes des Vorhabens',
      'Ende des Vorhabens',
      'Vorhabensende',
      'Vorhabenende',
      'Projektende',
    ],
    weakWordings: ['Ende'],
  },
  {
    meaning: 'totalEligibleCost',
    shape: 'line',
    wordings: [
      'Förderfähige Gesamtkosten',
      'Förderfähige Kosten',
      'Förderfähige Gesamtausgaben',
      'Förderfähige Ausgaben',
      'Zuwendungsfähige Gesamtkosten',
      'Zuwendungsfähige Kosten',
      'Zuwendungsfähige Gesamtausgaben',
      'Zuwendungsfähige Ausgaben',
      'Gesamtbetrag der förderfähigen Ausgaben',
      'Gesamtbetrag der förderfähigen Ausgaben des Vorhabens',
    ],
  },
  {
    meaning: 'totalCost',
    shape: 'line',
    wordings: [
      'Gesamtkosten',
      'Gesamtkosten des Vorhabens',
      'Gesamtausgaben',
      'Gesamtkosten des Projekts',
      'Gesamtkosten des Projektes',
    ],
  },
  {
    meaning: 'grant',
    shape: 'line',
    wordings: [
      'Zuwendung',
      'Zuwendungsbetrag',
      'Zuwendungshöhe',
      'Höhe der Zuwendung',
      'Bewilligte Zuwendung',
      'Fördersumme',
      'Förderbetrag',
      'Förderhöhe',
      'Höhe der Förderung',
      'Fördermittel',
      'Zuschuss',
    ],
    weakWordings: ['Förderung'],
  },
  {
    meaning: 'unionContribution',
    shape: 'line',
    wordings: [
      'EU-Betrag',
      'EU-Mittel',
      'EU-Anteil',
      'EU-Beitrag',
      'EU-Förderung',
      'Unionsbeitrag',
      'Unionsmittel',
      'ESF-Mittel',
      'ESF-Betrag',
      'ESF-Anteil',
      'ESF-Plus-Mittel',
      'Beitrag der Union',
      'Betrag der Unionsunterstützung',
    ],
  },
  {
    meaning: 'landFunds',
    shape: 'line',
    wordings: [
      'Landesmittel',
      'Landesanteil',
      'Landesbetrag',
      'Mittel des Landes',
      'Mittel des Freistaates Sachsen',
      'Mittel des Freistaats Sachsen',
      'Kofinanzierung des Landes',
    ],
  },
  {
    meaning: 'ownShare',
    shape: 'line',
    wordings: [
      'Eigenanteil',
      'Eigenmittel',
      'Kommunaler Eigenanteil',
      'Eigenanteil der Stadt',
      'Eigenanteil der Gemeinde',
      'Eigenanteil des Trägers',
    ],
  },
  {
    meaning: 'thirdPartyFunds',
    shape: 'line',
    wordings: ['Drittmittel', 'Mittel Dritter', 'Private Mittel'],
  },
  {
    meaning: 'unionRate',
    shape: 'line',
    wordings: [
      'Unions-Kofinanzierungssatz',
      'Kofinanzierungssatz',
      'EU-Kofinanzierungssatz',
      'Kofinanzierungssatz der Union',
      'EU-Satz',
      'EU-Fördersatz',
    ],
  },
  { meaning: 'grantRate', shape: 'line', wordings: ['Fördersatz', 'Förderquote', 'Zuwendungssatz'] },
  {
    meaning: 'fundingPeriod',
    shape: 'line',
    wordings: ['Förderperiode', 'EU-Förderperiode', 'Programmperiode', 'Strukturfondsperiode'],
  },
  {
    meaning: 'fund',
    shape: 'line',
    wordings: ['Fonds', 'EU-Fonds', 'Förderfonds', 'Europäischer Fonds', 'Strukturfonds'],
  },
  { meaning: 'priority', shape: 'wrapped', wordings: ['Priorität', 'Prioritätsachse'] },
  {
    meaning: 'fundingGuideline',
    shape: 'wrapped',
    wordings: ['Förderrichtlinie', 'Förderrichtlinie (FRL)', 'FRL'],
    weakWordings: ['Richtlinie'],
  },
  { meaning: 'fundingObject', shape: 'wrapped', wordings: ['Fördergegenstand', 'Gegenstand der Förderung'] },
  {
    meaning: 'interventionCategory',
    shape: 'wrapped',
    wordings: [
      'Interventionskategorie',
      'Interventionsbereich',
      'Interventionsfeld',
      'Art der Intervention',
      'Bezeichnung der Interventionskategorie',
      'Bezeichnung der Interventionskategorie für das Vorhaben',
    ],
  },
  { meaning: 'specificObjective', shape: 'wrapped', wordings: ['Spezifisches Ziel', 'Spezifische Ziele'] },
  {
    meaning: 'purposeAndAchievements',
    shape: 'text',
    wordings: [
      'Zweck und Errungenschaft',
      'Zweck und Errungenschaften',
      'Zweck und Errungenschaften des Vorhabens',
      'Zweck und erwartete Errungenschaften',
      'Zweck des Vorhabens',
    ],
    weakWordings: ['Zweck'],
  },
  {
    meaning: 'summary',
    shape: 'text',
    wordings: [
      'Beschreibung',
      'Kurzbeschreibung',
      'Projektbeschreibung',
      'Vorhabenbeschreibung',
      'Vorhabensbeschreibung',
      'Beschreibung des Vorhabens',
      'Zusammenfassung',
      'Zusammenfassung des Vorhabens',
      'Projektinhalt',
    ],
    weakWordings: ['Inhalt'],
  },
];

/** Labels of pages that the record has no field for; their values are kept as they are. */
export const foreignLabels: readonly string[] = [
  'Ansprechpartner',
  'Ansprechpartnerin',
  'Ansprechperson',
  'Kontakt',
  'Website',
  'Webseite',
  'Internet',
  'Internetseite',
  'Homepage',
  'Link',
  'Telefon',
  'Telefax',
  'Fax',
  'E-Mail',
  'Adresse',
  'Anschrift',
  'Bewilligungszeitraum',
  'Bewilligungsstelle',
  'Kennung',
  'Aktenzeichen',
  'Antragsnummer',
  'Zielgruppe',
  'Zielgruppen',
  'Handlungsfeld',
  'Handlungsfelder',
  'Kooperationspartner',
  'Postleitzahl',
  'PLZ',
  'Bundesland',
  'Investitionspriorität',
  'Stand',
  'Status',
];
