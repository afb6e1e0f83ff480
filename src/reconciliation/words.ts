import { type Text, text } from '../kernel/text.js';
import type { DifferenceKind } from './differences.js';
import type { MatchKey, Measure } from './record.js';

/** Whose list the registry is set beside. */
export const bodies = ['sab', 'managingAuthority', 'other'] as const;
export type Body = (typeof bodies)[number];

/** How far a difference is. */
export const differenceStates = ['open', 'explained', 'closed'] as const;
export type DifferenceState = (typeof differenceStates)[number];

/** What a difference is since the reconciliation before. */
export const news = ['new', 'changed', 'same'] as const;
export type News = (typeof news)[number];

/** Why registry and list differ; the text beside says it for the one difference. */
export const reasons = {
  otherDay: text('Stand der Listen verschieden', 'The lists are of different days'),
  decisionPending: text('Bescheid noch nicht übernommen', 'A decision is not taken over yet'),
  notYetPublished: text('Im Register noch nicht veröffentlicht', 'Not published in the registry yet'),
  otherProgramme: text('Gehört nicht in diesen Vergleich', 'Does not belong to this comparison'),
  otherWording: text('Nur anders geschrieben', 'Only written differently'),
  rounding: text('Rundung', 'Rounding'),
  twice: text('Doppelt geführt', 'Listed twice'),
  faultThere: text('Fehler in der Liste, gemeldet', 'Fault of the list, reported'),
  faultHere: text('Fehler im Register, wird berichtigt', 'Fault of the registry, being corrected'),
  other: text('Anderer Grund, siehe Erläuterung', 'Another reason, see the explanation'),
} as const satisfies Record<string, Text>;
export type Reason = keyof typeof reasons;
export const reasonCodes = Object.keys(reasons) as [Reason, ...Reason[]];

export const bodyWords: Readonly<Record<Body, Text>> = {
  sab: text('SAB', 'SAB'),
  managingAuthority: text('Verwaltungsbehörde', 'Managing authority'),
  other: text('Andere Stelle', 'Another body'),
};

export const kindWords: Readonly<Record<DifferenceKind, Text>> = {
  onlyHere: text('Nur im Register', 'Only in the registry'),
  onlyThere: text('Nur in der Liste', 'Only in the list'),
  amount: text('Betrag', 'Amount'),
  date: text('Datum', 'Date'),
  name: text('Name', 'Name'),
};

export const stateWords: Readonly<Record<DifferenceState, Text>> = {
  open: text('offen', 'open'),
  explained: text('erklärt', 'explained'),
  closed: text('erledigt', 'closed'),
};

export const newsWords: Readonly<Record<News, Text>> = {
  new: text('neu', 'new'),
  changed: text('geändert', 'changed'),
  same: text('unverändert', 'unchanged'),
};

export const matchWords: Readonly<Record<MatchKey, Text>> = {
  reference: text('Kennung', 'reference'),
  fileNumber: text('Aktenzeichen', 'file number'),
  earlierDelivery: text('frühere Lieferung derselben Liste', 'an earlier delivery of the same list'),
  nameBeneficiaryStart: text('Name, Begünstigter und Beginn', 'name, beneficiary and start'),
  nameBeneficiary: text('Name und Begünstigter', 'name and beneficiary'),
  nameStart: text('Name und Beginn', 'name and start'),
  beneficiaryPeriodAmount: text('Begünstigter, Zeitraum und Betrag', 'beneficiary, period and amount'),
  nameOnly: text('nur der Name', 'the name alone'),
};

export const measureWords: Readonly<Record<Measure, Text>> = {
  totalEligibleCost: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
  totalCost: text('Gesamtkosten', 'Total cost'),
  unionContribution: text('EU-Betrag', 'Union contribution'),
};
