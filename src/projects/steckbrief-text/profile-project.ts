import { type Catalogue, matchCatalogue } from '../../catalogue/index.js';
import type { Day } from '../../kernel/day.js';
import type { Finding } from '../../kernel/finding.js';
import { withoutInvisible } from '../../kernel/written-number.js';
import { matchPlace, type Places } from '../../places/index.js';
import {
  type CatalogueField,
  type CatalogueReference,
  eachAmount,
  eachCatalogueField,
  type Party,
  type Place,
  type ProjectInput,
} from '../project-input.js';
import { fundingPeriodFrom } from './funding-period-of.js';
import { planNumberIn } from './plan-number.js';
import {
  labelMissing,
  labelReadAs,
  labelsUnknown,
  linesIgnored,
  periodFromDays,
  periodUncertain,
  placeFromTitle,
  quotationMarkOpen,
  severalProfiles,
} from './profile-findings.js';
import { ProfileValues } from './profile-values.js';
import type { SteckbriefReading } from './read-profile.js';
import { sourceFieldsOf } from './source-fields.js';

/** What the reader looks values up in, and where the text came from. */
export interface ProfileContext {
  readonly catalogue: Catalogue;
  readonly places: Places;
  /** File name or address of the page; null for pasted text. */
  readonly locator: string | null;
  /** Day on which the page was published or read, where known. */
  readonly date: Day | null;
}

/** What a Steckbrief says as a record of the registry, and what was noticed while reading it. */
export interface ProfileProject {
  readonly input: ProjectInput;
  readonly findings: readonly Finding[];
}

/**
 * Turns a Steckbrief that was taken apart into the registry's record. Nothing is made up: what the text does not say
 * stays null, what matches nothing for certain keeps its wording only, and whether a name is a natural person's is
 * never guessed.
 */
export function projectOfProfile(reading: SteckbriefReading, context: ProfileContext): ProfileProject {
  const values = new ProfileValues(reading.fields);
  const name = values.words('name') ?? '';
  const period = values.period();
  const { catalogue, findings: periodFindings } = catalogueOf(values, reading, context, name, period);
  const { place, findings: placeFindings } = placeOf(values, reading, context);
  const unionRate = values.rate('unionRate');
  const input: ProjectInput = {
    name,
    actionFields: [],
    planNumber: values.words('planNumber') ?? planNumberIn(name),
    beneficiary: party(values.words('beneficiary') ?? clean(reading.beneficiary)),
    executingBody: party(values.words('executingBody')),
    place,
    area: values.words('area'),
    period,
    amounts: eachAmount((field) => values.amount(field)),
    unionRate: unionRate === null ? null : { rate: unionRate, basis: 'project' },
    grantRate: values.rate('grantRate'),
    catalogue,
    decisions: [],
    appliedFor: null,
    purposeAndAchievements: values.words('purposeAndAchievements'),
    summary: values.words('summary') ?? clean(reading.description),
    source: {
      kind: 'page',
      title: clean(reading.title) ?? 'Steckbrief',
      locator: context.locator,
      date: context.date,
    },
    sourceFields: sourceFieldsOf(reading),
  };
  return {
    input,
    findings: [...values.findings, ...periodFindings, ...placeFindings, ...readingFindings(reading, input)],
  };
}

const clean = (words: string | null): string | null => {
  const text = words === null ? '' : withoutInvisible(words).normalize('NFC').trim();
  return text === '' ? null : text;
};

const party = (name: string | null): Party | null => (name === null ? null : { name, naturalPerson: false });

function catalogueOf(
  values: ProfileValues,
  reading: SteckbriefReading,
  { catalogue }: ProfileContext,
  name: string,
  period: ProjectInput['period'],
): { catalogue: ProjectInput['catalogue']; findings: Finding[] } {
  const words = eachCatalogueField((field) => values.words(field));
  words.fund ??= clean(reading.titleFund);
  const inferred = fundingPeriodFrom(catalogue, { stated: words.fundingPeriod, values: words, name, period });
  const reference = (field: CatalogueField): CatalogueReference => {
    const match = matchCatalogue(catalogue, field, words[field], inferred.key);
    const isCertain = field !== 'fund' || inferred.key !== null;
    return { key: isCertain ? match.key : null, sourceText: words[field] };
  };
  const references = {
    ...eachCatalogueField(reference),
    fundingPeriod: { key: inferred.key, sourceText: words.fundingPeriod },
  };
  const findings: Finding[] = [];
  if (inferred.key === null) findings.push(periodUncertain());
  else if (inferred.basis === 'days') findings.push(periodFromDays(inferred.key));
  return { catalogue: references, findings };
}

function placeOf(
  values: ProfileValues,
  reading: SteckbriefReading,
  { places }: ProfileContext,
): { place: Place; findings: Finding[] } {
  const stated = values.words('place');
  const words = stated ?? clean(reading.titleCity);
  const { kind, ags, sourceText } = matchPlace(places, words, values.words('district'));
  const findings = stated === null && words !== null ? [placeFromTitle()] : [];
  return { place: { kind, ags, sourceText }, findings };
}

const usualLabels = [
  ['fundingGuideline', 'Förderrichtlinie', 'Funding guideline'],
  ['fundingObject', 'Fördergegenstand', 'Funding object'],
  ['fund', 'Fonds', 'Fund'],
] as const;

function readingFindings(reading: SteckbriefReading, input: ProjectInput): Finding[] {
  const findings: Finding[] = [];
  for (const field of reading.fields)
    if (field.readAs !== null)
      findings.push(labelReadAs(field.meaning ?? 'sourceFields', field, field.readAs));
  for (const [field, de, en] of usualLabels)
    if (input.catalogue[field].sourceText === null) findings.push(labelMissing(field, de, en));
  if (input.place.sourceText === null) findings.push(labelMissing('place', 'Ort', 'Place'));
  const unknown = reading.fields.filter(({ meaning }) => meaning === null).map(({ label }) => label);
  if (unknown.length > 0) findings.push(labelsUnknown(unknown));
  if (reading.ignored.length > 0) findings.push(linesIgnored(reading.ignored.length));
  if (hasOpenQuotationMark(input.name)) findings.push(quotationMarkOpen());
  if (holdsSeveral(reading)) findings.push(severalProfiles());
  return findings;
}

const hasOpenQuotationMark = (name: string): boolean => (name.match(/["„“”«»]/gu)?.length ?? 0) % 2 === 1;

/** Two Steckbriefe pasted as one: the name is given twice, and so are other values. */
function holdsSeveral({ fields }: SteckbriefReading): boolean {
  const repeated = (meaning: string): boolean =>
    new Set(fields.filter((field) => field.meaning === meaning).map(({ value }) => value)).size > 1;
  const names = fields.filter(({ meaning }) => meaning === 'name');
  return names.length > 1 && repeated('name') && (repeated('period') || repeated('totalEligibleCost'));
}
