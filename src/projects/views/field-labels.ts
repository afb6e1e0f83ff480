import { type Text, text } from '../../kernel/text.js';
import type { AmountField, CatalogueField, Evidence } from '../project-input.js';

/** Labels of the record's fields, as pages show them. */
export const fieldLabels = {
  reference: text('Kennung', 'Reference'),
  name: text('Name des Vorhabens', 'Name of the project'),
  planNumber: text('Nummer im GIHK', 'Number in the action plan'),
  beneficiary: text('Begünstigter', 'Beneficiary'),
  executingBody: text('Projektträger', 'Project-executing body'),
  place: text('Ort', 'Place'),
  area: text('Fördergebiet', 'Area'),
  period: text('Zeitraum', 'Period'),
  periodStart: text('Beginn des Zeitraums', 'Start of the period'),
  periodEnd: text('Ende des Zeitraums', 'End of the period'),
  unionRate: text('Unions-Kofinanzierungssatz', 'Union co-financing rate'),
  grantRate: text('Fördersatz', 'Grant rate'),
  actionFields: text('Handlungsfelder', 'Action fields'),
  decisions: text('Bescheide', 'Decisions'),
  appliedFor: text('Beantragt', 'Applied for'),
  purposeAndAchievements: text('Zweck und Errungenschaft', 'Purpose and achievements'),
  summary: text('Beschreibung', 'Description'),
  source: text('Quelle', 'Source'),
} as const;

export const amountLabels: Readonly<Record<AmountField, Text>> = {
  totalEligibleCost: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
  totalCost: text('Gesamtkosten', 'Total cost'),
  grant: text('Zuwendung', 'Grant'),
  unionContribution: text('EU-Betrag', 'Union contribution'),
  landFunds: text('Landesmittel', 'Land funds'),
  ownShare: text('Eigenanteil', 'Own share'),
  thirdPartyFunds: text('Drittmittel', 'Third-party funds'),
};

export const catalogueLabels: Readonly<Record<CatalogueField, Text>> = {
  fundingPeriod: text('Förderperiode', 'Funding period'),
  fund: text('Fonds', 'Fund'),
  priority: text('Priorität', 'Priority'),
  fundingGuideline: text('Förderrichtlinie', 'Funding guideline'),
  fundingObject: text('Fördergegenstand', 'Funding object'),
  interventionCategory: text('Interventionskategorie', 'Intervention category'),
  specificObjective: text('Spezifisches Ziel', 'Specific objective'),
};

/** Where an amount comes from, as a note below it. */
export const evidenceLabels: Readonly<Record<Evidence, Text>> = {
  decision: text('Nachweis: Bescheid', 'Evidence: decision'),
  officialList: text('Nachweis: amtliche Liste', 'Evidence: official list'),
  ownStatement: text('Nachweis: Eigenangabe', 'Evidence: own statement'),
};
