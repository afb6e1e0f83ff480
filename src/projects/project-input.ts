import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';
import type { Period } from '../kernel/period.js';
import type { Rate } from '../kernel/rate.js';

/** The amounts of a financing plan, each in EUR cents. What a source does not say is null: unknown is not zero. */
export const amountFields = [
  'totalEligibleCost',
  'totalCost',
  'grant',
  'unionContribution',
  'landFunds',
  'ownShare',
  'thirdPartyFunds',
] as const;
export type AmountField = (typeof amountFields)[number];

/** Where an amount comes from (Nachweis der Angabe): decision of the SAB, an official list, the city's own statement. */
export const evidences = ['decision', 'officialList', 'ownStatement'] as const;
export type Evidence = (typeof evidences)[number];

export interface Amount {
  readonly cents: Cents;
  readonly evidence: Evidence;
}

/** The catalogue values a project refers to. */
export const catalogueFields = [
  'fundingPeriod',
  'fund',
  'priority',
  'fundingGuideline',
  'fundingObject',
  'interventionCategory',
  'specificObjective',
] as const;
export type CatalogueField = (typeof catalogueFields)[number];

/** A catalogue entry by its permanent key, beside what the source said word by word. Either may be missing. */
export interface CatalogueReference {
  /** Key of the entry, e.g. "2021-2027/152"; null when nothing in the catalogue matches for certain. */
  readonly key: string | null;
  readonly sourceText: string | null;
}

/** An organisation, or a natural person: their names leave public output two years after first publication (CPR Art. 49(3)). */
export interface Party {
  readonly name: string;
  readonly naturalPerson: boolean;
}

/**
 * Where the project takes place. `statewide` operations keep a row of their own and stay out of city sums;
 * `unmatched` is a place we could not tie to a municipality. What was published is kept beside it.
 */
export interface Place {
  readonly kind: 'municipality' | 'statewide' | 'unmatched';
  /** Official municipality key, eight digits; set exactly when kind is `municipality`. */
  readonly ags: string | null;
  readonly sourceText: string | null;
}

export const decisionKinds = ['grant', 'amendment', 'revocation', 'final'] as const;

/** A decision of the SAB (Zuwendungs-, Änderungs-, Widerrufs-, Schlussbescheid). */
export interface Decision {
  readonly kind: (typeof decisionKinds)[number];
  readonly number: string;
  readonly date: Day;
  readonly grant: Cents | null;
  readonly totalEligibleCost: Cents | null;
  readonly unionContribution: Cents | null;
  /** Grant period of the decision (Bewilligungszeitraum), kept apart from the project's period. */
  readonly grantPeriod: Period;
  readonly reason: string | null;
  /** Id of the attached file that shows it. */
  readonly file: string | null;
}

/**
 * What a city has asked the SAB for and the SAB has not decided (beantragt): shown beside the record, never part of any
 * sum. Holds only what differs from what is granted; null means nothing else was asked for.
 */
export interface AppliedFor {
  readonly amounts: Readonly<Partial<Record<AmountField, Cents>>>;
  readonly unionRate: Rate | null;
  readonly grantRate: Rate | null;
  readonly period: Period;
  /** Day on which the city handed it in. */
  readonly since: Day;
}

/** Where a record comes from: a page, a row of a list, or a form, with the day it was read. */
export interface Source {
  readonly kind: 'page' | 'list' | 'form';
  readonly title: string;
  /** Row number, address or file name inside the source. */
  readonly locator: string | null;
  readonly date: Day | null;
}

/** One labelled value exactly as the source had it; labels the registry does not know are kept here too, never lost. */
export interface SourceField {
  readonly label: string;
  readonly value: string;
}

/**
 * What every way in (form, API, list, pasted Steckbrief) delivers and `rules.ts` checks: one record of a project
 * with all fields of the registry, unknown ones null.
 */
export interface ProjectInput {
  readonly name: string;
  /** Number in the action plan, e.g. "E.2". */
  readonly planNumber: string | null;
  readonly beneficiary: Party | null;
  readonly executingBody: Party | null;
  readonly place: Place;
  /** Name of the area inside the city (Fördergebiet, Quartier). */
  readonly area: string | null;
  readonly period: Period;
  readonly amounts: Readonly<Record<AmountField, Amount | null>>;
  /** Union co-financing rate as stated. Its basis says whether it is the project's own or the priority axis's (2014–2020 list). */
  readonly unionRate: { readonly rate: Rate; readonly basis: 'project' | 'priority' } | null;
  /** Grant rate (Fördersatz), Union and Land money together, as stated. */
  readonly grantRate: Rate | null;
  readonly catalogue: Readonly<Record<CatalogueField, CatalogueReference>>;
  /** Keys of the action fields (Handlungsfelder) it serves, several or none; in all of them it is one project. */
  readonly actionFields: readonly string[];
  readonly decisions: readonly Decision[];
  readonly appliedFor: AppliedFor | null;
  readonly purposeAndAchievements: string | null;
  readonly summary: string | null;
  readonly source: Source;
  readonly sourceFields: readonly SourceField[];
}

/** A value for each amount of the financing plan. */
export const eachAmount = <Value>(pick: (field: AmountField) => Value): Record<AmountField, Value> =>
  each(amountFields, pick);

/** A value for each catalogue field. */
export const eachCatalogueField = <Value>(
  pick: (field: CatalogueField) => Value,
): Record<CatalogueField, Value> => each(catalogueFields, pick);

// A plain loop: this runs for every row of a list or an export.
function each<Field extends string, Value>(
  fields: readonly Field[],
  pick: (field: Field) => Value,
): Record<Field, Value> {
  const values: Partial<Record<Field, Value>> = {};
  for (const field of fields) values[field] = pick(field);
  return values as Record<Field, Value>;
}

/** A financing plan of which nothing is known. */
export const unknownAmounts: ProjectInput['amounts'] = eachAmount(() => null);

/** A catalogue field of which a source says nothing. */
export const unknownReference: CatalogueReference = { key: null, sourceText: null };

/** A record of which nothing is known yet but where it comes from. */
export const emptyInput = (source: Source): ProjectInput => ({
  name: '',
  planNumber: null,
  beneficiary: null,
  executingBody: null,
  place: { kind: 'unmatched', ags: null, sourceText: null },
  area: null,
  period: { start: null, end: null },
  amounts: unknownAmounts,
  unionRate: null,
  grantRate: null,
  catalogue: eachCatalogueField(() => unknownReference),
  actionFields: [],
  decisions: [],
  appliedFor: null,
  purposeAndAchievements: null,
  summary: null,
  source,
  sourceFields: [],
});
