import {
  amountFields,
  amountLabels,
  type CatalogueField,
  catalogueFields,
  catalogueLabels,
  fieldLabels,
} from '../../projects/index.js';

/** How a value is written into the form and read from it. */
export type FieldKind = 'line' | 'long' | 'amount' | 'day' | 'rate' | 'catalogue' | 'flag';

/** One field of the form: name, label and hint, and how its value is written and read. */
export interface FieldSpec {
  /** API name of the field, the name its value is sent under and findings are found by. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly hint?: string;
  readonly part: FormPartId;
}

/** Sections of the form in the order shown. */
export const formParts = [
  { id: 'vorhaben', label: 'Vorhaben' },
  { id: 'geld-und-zeit', label: 'Geld und Zeit' },
  { id: 'bescheide', label: 'Bescheide' },
  { id: 'einordnung', label: 'Einordnung' },
  { id: 'zweck', label: 'Zweck' },
] as const;
export type FormPartId = (typeof formParts)[number]['id'];

const hints: Readonly<Record<string, string>> = {
  planNumber: 'Wie im bestätigten GIHK, zum Beispiel E.2.',
  beneficiary: 'Wer die Zuwendung laut Bescheid erhält.',
  executingBody: 'Nur ausfüllen, wenn jemand anderes das Vorhaben durchführt.',
  area: 'Name des Quartiers, wie im GIHK.',
  totalEligibleCost: 'Laut letztem Bescheid, zum Beispiel 160.000,00.',
  totalCost: 'Nur ausfüllen, wenn sie höher sind als die förderfähigen.',
  grant: 'EU- und Landesmittel zusammen.',
  unionContribution: 'Leer lassen, wenn der Bescheid keinen nennt. Leer bedeutet „nicht angegeben“, nicht 0.',
  ownShare: 'Der Stadt oder des Projektträgers.',
  unionRate: 'Anteil der EU an den förderfähigen Gesamtkosten.',
  grantRate: 'EU- und Landesmittel zusammen.',
  'period.start': 'Erster Tag',
  'period.end': 'Letzter Tag',
  fundingGuideline: 'Förderperiode und Fonds folgen daraus, wenn Sie sie offen lassen.',
  fundingObject: 'Die Auswahl richtet sich nach der Förderrichtlinie.',
  purposeAndAchievements:
    'Was soll erreicht werden, was ist bis heute erreicht? Zwei bis fünf Sätze, die auch Außenstehende verstehen.',
  summary: 'Freiwillig: Angebote, Orte, Zeiten.',
};

const spec = (name: string, kind: FieldKind, label: string, part: FormPartId): FieldSpec => {
  const hint = hints[name];
  return { name, kind, label, part, ...(hint === undefined ? {} : { hint }) };
};

const amount = (name: (typeof amountFields)[number]): FieldSpec =>
  spec(name, 'amount', amountLabels[name].de, 'geld-und-zeit');
const naturalPerson = 'Ist eine natürliche Person';

/** Guideline first: what follows from it comes after. */
const catalogueOrder: readonly CatalogueField[] = [
  'fundingGuideline',
  'fundingObject',
  'interventionCategory',
  'specificObjective',
  'priority',
  'fundingPeriod',
  'fund',
];

/** Every field of the record that a form changes, decisions apart. */
export const formFields: readonly FieldSpec[] = [
  spec('name', 'line', fieldLabels.name.de, 'vorhaben'),
  spec('planNumber', 'line', fieldLabels.planNumber.de, 'vorhaben'),
  spec('area', 'line', fieldLabels.area.de, 'vorhaben'),
  spec('beneficiary', 'line', fieldLabels.beneficiary.de, 'vorhaben'),
  spec('beneficiaryIsNaturalPerson', 'flag', naturalPerson, 'vorhaben'),
  spec('executingBody', 'line', fieldLabels.executingBody.de, 'vorhaben'),
  spec('executingBodyIsNaturalPerson', 'flag', naturalPerson, 'vorhaben'),
  spec('period.start', 'day', 'Beginn', 'geld-und-zeit'),
  spec('period.end', 'day', 'Ende', 'geld-und-zeit'),
  ...amountFields.map(amount),
  spec('unionRate', 'rate', fieldLabels.unionRate.de, 'geld-und-zeit'),
  spec('grantRate', 'rate', fieldLabels.grantRate.de, 'geld-und-zeit'),
  ...catalogueOrder.map((name) => spec(name, 'catalogue', catalogueLabels[name].de, 'einordnung')),
  spec('purposeAndAchievements', 'long', fieldLabels.purposeAndAchievements.de, 'zweck'),
  spec('summary', 'long', fieldLabels.summary.de, 'zweck'),
];

export const isCatalogueField = (name: string): name is CatalogueField =>
  (catalogueFields as readonly string[]).includes(name);

/** Fields of one decision; their names follow "decisions.0.". */
export const decisionFields = {
  kind: { kind: 'choice', label: 'Art des Bescheids' },
  number: { kind: 'line', label: 'Nummer' },
  date: { kind: 'day', label: 'Datum des Bescheids' },
  totalEligibleCost: { kind: 'amount', label: amountLabels.totalEligibleCost.de },
  grant: { kind: 'amount', label: amountLabels.grant.de },
  unionContribution: { kind: 'amount', label: amountLabels.unionContribution.de },
  'grantPeriod.start': { kind: 'day', label: 'Bewilligungszeitraum von' },
  'grantPeriod.end': { kind: 'day', label: 'Bewilligungszeitraum bis' },
  reason: { kind: 'line', label: 'Anlass' },
  file: { kind: 'file', label: 'Datei des Bescheids' },
} as const;
export type DecisionField = keyof typeof decisionFields;
export const decisionFieldNames = Object.keys(decisionFields) as DecisionField[];

const decisionName = /^decisions\.(\d{1,2})\.(.+)$/;

/** Number of the decision and the field a name means: "decisions.0.grant". */
export function decisionPart(name: string): { readonly index: number; readonly field: DecisionField } | null {
  const [, index, field] = decisionName.exec(name) ?? [];
  if (index === undefined || field === undefined || !Object.hasOwn(decisionFields, field)) return null;
  return { index: Number(index), field: field as DecisionField };
}

const otherLabels: Readonly<Record<string, string>> = {
  city: 'Gemeinde',
  place: fieldLabels.place.de,
  period: fieldLabels.period.de,
  decisions: fieldLabels.decisions.de,
  changeBasis: 'Worauf die Änderung beruht',
  basisDecision: 'Bescheid, auf dem die Änderung beruht',
  note: 'Grund der Änderung',
};

/** Label of a field by its API name, as summaries, comments and comparisons say it. */
export function labelOf(name: string): string {
  const ofDecision = decisionPart(name);
  if (ofDecision !== null)
    return `Bescheid ${ofDecision.index + 1}: ${decisionFields[ofDecision.field].label}`;
  if (name.startsWith('actionFields')) return fieldLabels.actionFields.de;
  const own = formFields.find((field) => field.name === name);
  if (own?.kind === 'flag')
    return name === 'beneficiaryIsNaturalPerson'
      ? 'Begünstigter ist natürliche Person'
      : 'Projektträger ist natürliche Person';
  return own?.label ?? otherLabels[name] ?? 'Ganzer Steckbrief';
}

/** Section a field stands in. */
export function partOf(name: string): FormPartId {
  if (name.startsWith('decisions') || name === 'changeBasis' || name === 'basisDecision' || name === 'note')
    return 'bescheide';
  if (name.startsWith('actionFields')) return 'einordnung';
  if (name === 'period') return 'geld-und-zeit';
  return formFields.find((field) => field.name === name)?.part ?? 'vorhaben';
}
