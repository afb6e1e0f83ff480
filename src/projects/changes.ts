import { formatDay, formatEuro, formatRate } from '../kernel/format.js';
import { toDecimal } from '../kernel/money.js';
import { toPercent } from '../kernel/rate.js';
import { type Language, type Text, text } from '../kernel/text.js';
import { appliedForLines } from './applied-for-words.js';
import {
  type AmountField,
  amountFields,
  type CatalogueField,
  catalogueFields,
  type Decision,
  type Party,
  type ProjectInput,
} from './project-input.js';
import type { Dictionary } from './record-row.js';
import { amountLabels, catalogueLabels, fieldLabels } from './views/field-labels.js';
import { decisionKindLabels } from './views/project-messages.js';

/** How a value reads: whole texts are compared word by word, the others as a whole. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'party'
  | 'place'
  | 'day'
  | 'amount'
  | 'rate'
  | 'catalogue'
  | 'list';

/** One field of the record: its API name, its label, its value as the API writes it and as people read it. */
interface FieldSpec {
  readonly field: string;
  readonly label: Text;
  readonly kind: FieldKind;
  readonly api: (input: ProjectInput) => string | null;
  readonly shown: (input: ProjectInput, dictionary: Dictionary | null, language: Language) => string | null;
}

/** One field in which two records differ, as pages show it; null is unknown. */
export interface FieldChange {
  readonly field: string;
  readonly label: Text;
  readonly before: string | null;
  readonly after: string | null;
  readonly kind: FieldKind;
}

const plain = (
  field: 'name' | 'planNumber' | 'area' | 'purposeAndAchievements' | 'summary',
  kind: 'text' | 'longText' = 'text',
): FieldSpec => ({
  field,
  label: fieldLabels[field],
  kind,
  api: (input) => input[field],
  shown: (input) => input[field],
});

const partyWords = (party: Party | null): string | null =>
  party && (party.naturalPerson ? `${party.name} (natürliche Person)` : party.name);

const party = (field: 'beneficiary' | 'executingBody'): FieldSpec => ({
  field,
  label: fieldLabels[field],
  kind: 'party',
  api: (input) => input[field]?.name ?? null,
  shown: (input) => partyWords(input[field]),
});

const cityOf = ({ place }: ProjectInput): string | null =>
  place.ags ?? (place.kind === 'statewide' ? 'statewide' : null);

const statewide = text('landesweit', 'statewide');

const city: FieldSpec = {
  field: 'city',
  label: text('Gemeinde', 'Municipality'),
  kind: 'place',
  api: cityOf,
  shown: ({ place }, dictionary, language) =>
    place.kind === 'statewide'
      ? statewide[language]
      : ((place.ags === null ? null : dictionary?.places.byAgs(place.ags)?.name) ?? place.ags),
};

const place: FieldSpec = {
  field: 'place',
  label: fieldLabels.place,
  kind: 'text',
  api: (input) => input.place.sourceText,
  shown: (input) => input.place.sourceText,
};

const day = (end: 'start' | 'end', label: Text): FieldSpec => ({
  field: `period.${end}`,
  label,
  kind: 'day',
  api: ({ period }) => period[end],
  shown: ({ period }, _, language) => period[end] && formatDay(period[end], language),
});

const amount = (field: AmountField): FieldSpec => ({
  field,
  label: amountLabels[field],
  kind: 'amount',
  api: ({ amounts }) => amounts[field] && toDecimal(amounts[field].cents),
  shown: ({ amounts }, _, language) => amounts[field] && formatEuro(amounts[field].cents, language),
});

const rateOf = (field: 'unionRate' | 'grantRate', input: ProjectInput): number | null =>
  field === 'unionRate' ? (input.unionRate?.rate ?? null) : input.grantRate;

const rate = (field: 'unionRate' | 'grantRate'): FieldSpec => ({
  field,
  label: fieldLabels[field],
  kind: 'rate',
  api: (input) => mapped(rateOf(field, input), toPercent),
  shown: (input, _, language) => mapped(rateOf(field, input), (value) => formatRate(value, language)),
});

const mapped = <Value>(value: Value | null, write: (value: Value) => string): string | null =>
  value === null ? null : write(value);

const catalogueValue = (field: CatalogueField): FieldSpec => ({
  field,
  label: catalogueLabels[field],
  kind: 'catalogue',
  api: ({ catalogue }) => catalogue[field].key ?? catalogue[field].sourceText,
  shown: ({ catalogue }, dictionary, language) => {
    const { key, sourceText } = catalogue[field];
    const entry = key === null ? undefined : dictionary?.catalogue.byKey(field, key);
    // A period's code is its title once more.
    const code = field === 'fundingPeriod' ? null : entry?.code;
    const titled =
      entry && [code, entry.title[language] ?? entry.title.de].filter((part) => part != null).join(' ');
    return titled || (key ?? sourceText);
  },
});

const actionFields: FieldSpec = {
  field: 'actionFields',
  label: fieldLabels.actionFields,
  kind: 'list',
  api: (input) => input.actionFields.join('; ') || null,
  shown: (input, dictionary) =>
    input.actionFields
      .map((key) => dictionary?.catalogue.byKey('actionField', key)?.title.de ?? key)
      .join('\n') || null,
};

/** What every delivery is compared by; decisions come from the city alone. */
const deliveredFields: readonly FieldSpec[] = [
  plain('name'),
  plain('planNumber'),
  party('beneficiary'),
  party('executingBody'),
  city,
  place,
  plain('area'),
  day('start', fieldLabels.periodStart),
  day('end', fieldLabels.periodEnd),
  ...amountFields.map(amount),
  rate('unionRate'),
  rate('grantRate'),
  ...catalogueFields.map(catalogueValue),
  actionFields,
  plain('purposeAndAchievements', 'longText'),
  plain('summary', 'longText'),
];

function decisionWords({
  kind,
  number,
  date,
  grant,
  totalEligibleCost,
  unionContribution,
  ...rest
}: Decision): string {
  const amounts = [
    [amountLabels.totalEligibleCost, totalEligibleCost],
    [amountLabels.grant, grant],
    [amountLabels.unionContribution, unionContribution],
  ] as const;
  const { grantPeriod, reason, file } = rest;
  return [
    `${decisionKindLabels[kind].de} ${number} vom ${formatDay(date, 'de')}`,
    ...amounts.flatMap(([label, cents]) =>
      cents === null ? [] : [`${label.de} ${formatEuro(cents, 'de')}`],
    ),
    ...([grantPeriod.start, grantPeriod.end].some((end) => end !== null)
      ? [
          `Bewilligungszeitraum ${[grantPeriod.start, grantPeriod.end].map((end) => end && formatDay(end, 'de')).join(' bis ')}`,
        ]
      : []),
    ...(reason === null ? [] : [reason]),
    ...(file === null ? [] : ['mit Datei']),
  ].join(', ');
}

const decisionList = ({ decisions }: ProjectInput): string | null =>
  decisions.length === 0 ? null : decisions.map(decisionWords).join('\n');

const appliedForWords = ({ appliedFor }: ProjectInput): string | null =>
  appliedFor && appliedForLines(appliedFor, 'de').join('\n');

const fields: readonly FieldSpec[] = [
  ...deliveredFields,
  { field: 'decisions', label: fieldLabels.decisions, kind: 'list', api: decisionList, shown: decisionList },
  {
    field: 'appliedFor',
    label: fieldLabels.appliedFor,
    kind: 'list',
    api: appliedForWords,
    shown: appliedForWords,
  },
];

/** Every value of a record that sources deliver, under its API name, as the API writes it. */
export const valuesOf = (input: ProjectInput): Record<string, string | null> =>
  Object.fromEntries(deliveredFields.map(({ field, api }) => [field, api(input)]));

/** One field of two records, with whether they differ in it. */
export interface ComparedField extends FieldChange {
  readonly changed: boolean;
}

/** Every field that either record knows, in the order of the record. @param dictionary as for `changesBetween` */
export function comparedFields(
  before: ProjectInput | null,
  after: ProjectInput,
  dictionary: Dictionary | null = null,
  language: Language = 'de',
): ComparedField[] {
  return fields.flatMap(({ field, label, kind, shown }) => {
    const [old, now] = [before && shown(before, dictionary, language), shown(after, dictionary, language)];
    const known = old !== null || now !== null;
    return known ? [{ field, label, before: old, after: now, kind, changed: old !== now }] : [];
  });
}

/**
 * Fields in which two records differ, in the order of the record; of a new project those that are known. Where the record
 * came from is not among them.
 *
 * @param dictionary names municipalities and catalogue entries; without it their keys are shown
 */
export function changesBetween(
  before: ProjectInput | null,
  after: ProjectInput,
  dictionary: Dictionary | null = null,
  language: Language = 'de',
): FieldChange[] {
  return comparedFields(before, after, dictionary, language)
    .filter(({ changed }) => changed)
    .map(({ changed: _, ...change }) => change);
}

/** What people call a field of the record, by its API name; null for names it does not have. */
export const labelOfField = (field: string): Text | null =>
  fields.find((spec) => spec.field === field)?.label ?? null;
