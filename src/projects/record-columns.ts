import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import {
  type AmountField,
  amountFields,
  type CatalogueField,
  catalogueFields,
  type Evidence,
  type ProjectInput,
} from './project-input.js';
import type { Dictionary, RecordColumns } from './record-row.js';
import { toStoredAppliedFor } from './stored-applied-for.js';
import { toStoredDecision } from './stored-decision.js';

/** Turns a checked input into columns; keys of catalogue and places become ids. @throws Problem `rule_broken` for an unknown key. */
export function toColumns(input: ProjectInput, dictionary: Dictionary): RecordColumns {
  const { beneficiary, executingBody, place, period, source, unionRate } = input;
  return {
    name: input.name,
    planNumber: input.planNumber,
    beneficiaryName: beneficiary?.name ?? null,
    beneficiaryIsNaturalPerson: beneficiary?.naturalPerson ?? false,
    executingBodyName: executingBody?.name ?? null,
    executingBodyIsNaturalPerson: executingBody?.naturalPerson ?? false,
    placeKind: place.kind,
    placeId: place.ags === null ? null : placeIdOf(place.ags, dictionary),
    placeSourceText: place.sourceText,
    area: input.area,
    periodStart: period.start,
    periodEnd: period.end,
    ...amountColumns(input.amounts),
    unionRate: unionRate?.rate ?? null,
    unionRateBasis: unionRate?.basis ?? null,
    grantRate: input.grantRate,
    ...catalogueColumns(input, dictionary),
    actionFields: actionFieldKeys(input.actionFields, dictionary),
    decisions: input.decisions.map(toStoredDecision),
    appliedFor: toStoredAppliedFor(input.appliedFor),
    purposeAndAchievements: input.purposeAndAchievements,
    summary: input.summary,
    sourceKind: source.kind,
    sourceTitle: source.title,
    sourceLocator: source.locator,
    sourceDate: source.date,
    sourceFields: input.sourceFields,
  };
}

type AmountColumns = Pick<RecordColumns, AmountField | `${AmountField}Evidence`>;

function amountColumns(amounts: ProjectInput['amounts']): AmountColumns {
  const columns: Partial<Record<keyof AmountColumns, bigint | Evidence | null>> = {};
  for (const field of amountFields) {
    columns[field] = amounts[field]?.cents ?? null;
    columns[`${field}Evidence`] = amounts[field]?.evidence ?? null;
  }
  return columns as AmountColumns;
}

type CatalogueColumns = Pick<RecordColumns, `${CatalogueField}Id` | 'catalogueSourceTexts'>;

function catalogueColumns(input: ProjectInput, dictionary: Dictionary): CatalogueColumns {
  const ids: Partial<Record<`${CatalogueField}Id`, bigint | null>> = {};
  const sourceTexts: Partial<Record<CatalogueField, string>> = {};
  for (const field of catalogueFields) {
    const { key, sourceText } = input.catalogue[field];
    ids[`${field}Id`] = key === null ? null : entryIdOf(field, key, dictionary);
    if (sourceText !== null) sourceTexts[field] = sourceText;
  }
  return { ...ids, catalogueSourceTexts: sourceTexts } as CatalogueColumns;
}

/** Each once, in the order of the catalogue, so that the same fields are the same value. */
function actionFieldKeys(keys: readonly string[], { catalogue }: Dictionary): string[] {
  const unknown = keys.find((key) => catalogue.byKey('actionField', key) === undefined);
  if (unknown !== undefined) throw unknownKey('actionFields', unknown);
  return catalogue.ofKind('actionField').flatMap(({ key }) => (keys.includes(key) ? [key] : []));
}

function entryIdOf(field: CatalogueField, key: string, { catalogue }: Dictionary): bigint {
  const entry = catalogue.byKey(field, key);
  if (entry) return entry.id;
  throw unknownKey(field, key);
}

function placeIdOf(ags: string, { places }: Dictionary): bigint {
  const place = places.byAgs(ags);
  if (place?.kind === 'municipality') return place.id;
  throw unknownCity(ags);
}

const unknownCity = (ags: string): Problem =>
  new Problem('rule_broken', {
    errors: [
      {
        pointer: '/city',
        code: 'unknown_key',
        detail: text(
          `Das Register kennt keine Gemeinde in Sachsen mit dem Schlüssel „${ags}“.`,
          `The registry knows no municipality in Saxony with the key "${ags}".`,
        ),
      },
    ],
  });

const unknownKey = (field: string, key: string): Problem =>
  new Problem('rule_broken', {
    errors: [
      {
        pointer: `/${field}`,
        code: 'unknown_key',
        detail: text(`„${key}“ steht nicht im Katalog.`, `"${key}" is not in the catalogue.`),
      },
    ],
  });
