import type { Viewpoint } from '../../history/index.js';
import { dayInBerlin } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import { type Text, text } from '../../kernel/text.js';
import type { ColumnType, TableValue } from '../../platform/spreadsheet/table.js';
import { type CatalogueValue, type ProjectRecord, withheldName } from '../../projects/index.js';

/** What a value of a list depends on beside the record. */
export interface ListContext {
  /** Day of the newest publication the list shows. */
  readonly updated: Day | null;
}

export const contextAt = ({ publishedAt }: Viewpoint): ListContext => ({
  updated: publishedAt === null ? null : dayInBerlin(publishedAt),
});

/**
 * One column of a public list of operations. A required column is one the regulation asks of every operation the record
 * describes; `appliesTo` narrows that to some of them.
 */
export interface ListColumn {
  /** Name in JSON and XML. */
  readonly key: string;
  /** Where the regulation asks for it, "(h)" or "8"; empty for the unique code, null for what the registry adds. */
  readonly point: string | null;
  /** Official heading in German, English beside it. */
  readonly heading: Text;
  readonly type: ColumnType;
  readonly width: number;
  readonly value: (record: ProjectRecord, context: ListContext) => TableValue;
  /** Of which operations the regulation asks for a value; null where it asks of none. */
  readonly required: ((record: ProjectRecord) => boolean) | null;
}

type Shape = Pick<ListColumn, 'key' | 'point' | 'type' | 'width' | 'value'> & {
  readonly de: string;
  readonly en: string;
};

/** Where the regulation names a column, for people. */
export const pointText = ({ point }: ListColumn): string => {
  if (point === null) return 'zusätzlich';
  return point === '' ? 'Code' : point;
};

const columnOf = ({ de, en, ...shape }: Shape, required: ListColumn['required']): ListColumn => ({
  ...shape,
  heading: text(de, en),
  required,
});

/** A field the regulation asks of every operation, or of those `appliesTo` selects. */
export const requiredColumn = (shape: Shape, appliesTo: (record: ProjectRecord) => boolean = () => true) =>
  columnOf(shape, appliesTo);

/** A field the regulation names for cases the registry cannot tell, and what the registry adds. */
export const optionalColumn = (shape: Shape): ListColumn => columnOf(shape, null);

/** "152 - Titel": code and German title as the catalogue has them, else the words of the source. */
export function catalogueText({ code, title, sourceText }: CatalogueValue): string | null {
  if (title.de === null) return code ?? sourceText;
  return code === null ? title.de : `${code} - ${title.de}`;
}

/** Municipality as the registry names it, else the place as it was published. */
export const locationText = ({ place }: ProjectRecord): string | null =>
  place.kind === 'statewide' ? (place.sourceText ?? 'Sachsen') : (place.name ?? place.sourceText);

/** Latitude and longitude of the municipality, "51.18145 14.42427". */
export const geolocation = ({ place: { latitude, longitude } }: ProjectRecord): string | null =>
  latitude === null || longitude === null ? null : `${latitude} ${longitude}`;

/** Name of a legal entity; natural persons have a field of their own or none. */
export const legalEntity = ({ beneficiary }: ProjectRecord): string | null =>
  beneficiary === null || beneficiary.naturalPerson ? null : beneficiary.name;

/** Name of a natural person while the regulation allows it. */
export const naturalPerson = ({ beneficiary }: ProjectRecord): string | null =>
  beneficiary?.naturalPerson === true && beneficiary.name !== withheldName ? beneficiary.name : null;

export const isNaturalPerson = ({ beneficiary }: ProjectRecord): boolean =>
  beneficiary?.naturalPerson === true;

/** Stands first in every list: both regulations want each operation to be told by a code of its own. */
export const operationCode: ListColumn = requiredColumn({
  key: 'operationCode',
  point: '',
  de: 'Code des Vorhabens',
  en: 'Unique code of the operation',
  type: 'code',
  width: 14,
  value: ({ reference }) => reference,
});
