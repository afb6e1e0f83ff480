import type { Catalogue } from '../../catalogue/index.js';
import type { Rate } from '../../kernel/rate.js';
import { readAmountField, readDayField, readRateField } from '../../kernel/written-field.js';
import {
  type Amount,
  type CatalogueReference,
  type Decision,
  eachAmount,
  eachCatalogueField,
  type Party,
  type ProjectInput,
  unknownReference,
  withFollowing,
} from '../../projects/index.js';
import { FieldReader } from './field-reader.js';
import { actionFieldName, type FormContent, type FormValues } from './form-values.js';
import { readDecisions } from './read-decisions.js';
import { readLine, readLongText } from './written-values.js';

/**
 * Reads a filled-in form against the record it was filled in from. What cannot be read is kept letter by letter in
 * `typed`, and its field is unknown until it can be. Nothing is refused here: a draft may hold anything.
 *
 * A changed amount rests on what the change rests on: a decision, else the city's own statement.
 */
export function readForm(values: FormValues, before: ProjectInput, catalogue: Catalogue): FormContent {
  const reader = new FieldReader(values);
  const changeBasis = basisOf(values.changeBasis);
  const { decisions, typed } = readDecisions(values);
  const unionRate = reader.value('unionRate', readRateField);
  const input: ProjectInput = {
    ...before,
    name: reader.value('name', readLine) ?? '',
    planNumber: reader.value('planNumber', readLine),
    area: reader.value('area', readLine),
    beneficiary: partyIn(reader, 'beneficiary'),
    executingBody: partyIn(reader, 'executingBody'),
    period: {
      start: reader.value('period.start', readDayField),
      end: reader.value('period.end', readDayField),
    },
    amounts: eachAmount((field): Amount | null => {
      const cents = reader.value(field, readAmountField);
      const present = before.amounts[field];
      if (cents === null) return null;
      if (present?.cents === cents) return present;
      return { cents, evidence: changeBasis === 'decision' ? 'decision' : 'ownStatement' };
    }),
    unionRate: rateIn(unionRate, before.unionRate),
    grantRate: reader.value('grantRate', readRateField),
    catalogue: withFollowing(
      eachCatalogueField((field) => chosen(before.catalogue[field], values[field] ?? '', field, catalogue)),
      catalogue,
    ),
    actionFields: catalogue
      .ofKind('actionField')
      .flatMap(({ key }) => (values[actionFieldName(key)] === '1' ? [key] : [])),
    decisions,
    purposeAndAchievements: reader.value('purposeAndAchievements', readLongText),
    summary: reader.value('summary', readLongText),
  };
  const note = reader.value('note', readLongText);
  const basisDecision = namedIn(decisions, values.basisDecision);
  return { input, typed: { ...reader.typed, ...typed }, note, changeBasis, basisDecision };
}

/** A rate that stays keeps its basis; a new one is the project's own. */
function rateIn(rate: Rate | null, before: ProjectInput['unionRate']): ProjectInput['unionRate'] {
  if (rate === null) return null;
  return rate === before?.rate ? before : { rate, basis: 'project' };
}

function partyIn(reader: FieldReader, name: 'beneficiary' | 'executingBody'): Party | null {
  const named = reader.value(name, readLine);
  return named === null
    ? null
    : { name: named, naturalPerson: reader.text(`${name}IsNaturalPerson`) === '1' };
}

const basisOf = (value: string | undefined): FormContent['changeBasis'] =>
  value === 'decision' || value === 'appliedFor' ? value : null;

/** A decision that is crossed out is no longer the basis of anything. */
const namedIn = (decisions: readonly Decision[], number: string | undefined): string | null =>
  decisions.find((decision) => decision.number === number)?.number ?? null;

/**
 * The entry somebody chose. What the source said stays beside an entry that is still the same, or that was matched only
 * now; beside another entry it would be wrong. A key the catalogue does not have is no choice.
 */
function chosen(
  before: CatalogueReference,
  key: string,
  field: keyof ProjectInput['catalogue'],
  catalogue: Catalogue,
): CatalogueReference {
  if (key === (before.key ?? '')) return before;
  if (key === '' || catalogue.byKey(field, key) === undefined) return unknownReference;
  return { key, sourceText: before.key === null ? before.sourceText : null };
}
