import type { Catalogue } from '../catalogue/index.js';
import { parseDay } from '../kernel/day.js';
import { cityName } from '../web/index.js';
import type { CityRecordKind, ComparedFields, Content } from './kind.js';
import type { PublishedRecord } from './queries.js';
import { publicContent } from './schemas.js';

/** A value of a table; money in EUR cents, a rate in hundredths of a percent. Null is unknown and stays empty. */
export type TableCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly text: string }
  | { readonly kind: 'money'; readonly cents: bigint }
  | { readonly kind: 'rate'; readonly number: number }
  | { readonly kind: 'number'; readonly number: number }
  | null;

/** Records of a kind as a table, or the parts of one of their lists, a row each. */
export interface RecordTable {
  /** Field of the list; null for the table of the records themselves. */
  readonly part: string | null;
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Lists of parts a kind has, by the fields it names: those with fields of their own below them. */
export const partsOfKind = ({ compared: { labels } }: CityRecordKind): string[] =>
  Object.keys(labels).filter((field) => Object.keys(labels).some((other) => other.startsWith(`${field}.`)));

/**
 * Everything published of a kind as tables with the fields the kind names, under its words: the records first, then the parts
 * of each list, with the reference of their record and what tells them apart.
 */
export function recordTables(
  kind: CityRecordKind,
  records: readonly PublishedRecord[],
  catalogue: Catalogue,
): RecordTable[] {
  const words = wordsOf(kind.compared, catalogue);
  const said = records.map((record) => ({
    record,
    content: publicContent(kind, record.content, catalogue) as Content,
  }));
  return [null, ...partsOfKind(kind)].map((part) => {
    const lists = listsAround(kind, part);
    const fields = fieldsOfTable(kind, part);
    const keyHeadings = lists.map((list) => headingOfKey(kind, list));
    return {
      part,
      title: part === null ? kind.plural.de : headingOf(kind, part),
      headings: [
        ...['Kennung', 'Stadt', 'Gemeindeschlüssel'],
        ...(part === null ? [] : [kind.word.de, ...keyHeadings]),
        ...fields.map((field) => kind.compared.labels[field] ?? field),
        ...(part === null ? ['Registerstand'] : []),
      ],
      rows: said.flatMap(({ record, content }) =>
        partsWithin(kind, { part: content, keys: [] }, lists, '').map(({ part: one, keys }) => [
          ...[record.reference, cityName(record.cityAgs), record.cityAgs].map(textCell),
          ...(part === null ? [] : [textCell(kind.nameOf(content)), ...keys]),
          ...fields.map((field) => cellOf(valueAt(one, field, part), field, words)),
          ...(part === null ? [{ kind: 'number' as const, number: record.publishedRevision }] : []),
        ]),
      ),
    };
  });
}

const textCell = (text: string): TableCell => ({ kind: 'text', text });

/** Words of values that stand for something: those of the kind, and titles of the catalogue. */
function wordsOf({ values = {}, decimals = [] }: ComparedFields, catalogue: Catalogue) {
  const titles = new Map(
    [...catalogue.ofKind('actionField'), ...catalogue.ofKind('fundingPeriod')].map(({ key, title }) => [
      key,
      title.de ?? key,
    ]),
  );
  return {
    isRate: (field: string): boolean => decimals.includes(field),
    of: (text: string): string => values[text]?.de ?? titles.get(text) ?? text,
  };
}

/** The lists a part stands in, the outermost first, itself included. */
const listsAround = (kind: CityRecordKind, part: string | null): string[] =>
  part === null ? [] : partsOfKind(kind).filter((list) => part === list || part.startsWith(`${list}.`));

/** Fields of a table: those of its records or parts that are in no list below. */
function fieldsOfTable(kind: CityRecordKind, part: string | null): string[] {
  const lists = partsOfKind(kind);
  return Object.keys(kind.compared.labels).filter((field) => {
    if (lists.includes(field)) return false;
    const around = lists.filter((list) => field.startsWith(`${list}.`)).at(-1) ?? null;
    return around === part;
  });
}

/** "Zusage: Stand vom" for a list within a list. */
const headingOf = (kind: CityRecordKind, list: string): string =>
  listsAround(kind, list)
    .map((one) => kind.compared.labels[one])
    .join(', ');

/** What stands over the key of a part; parts without one are counted. */
const headingOfKey = ({ compared: { labels, keys } }: CityRecordKind, list: string): string =>
  keys?.[list] === undefined ? `${labels[list]} Nr.` : (labels[list] ?? list);

interface Part {
  readonly part: Content;
  readonly keys: readonly TableCell[];
}

/** Every part of the innermost list, with the keys of all lists it stands in. */
function partsWithin(kind: CityRecordKind, from: Part, lists: readonly string[], within: string): Part[] {
  const [list, ...inner] = lists;
  if (list === undefined) return [from];
  const parts = valueAt(from.part, list, within === '' ? null : within);
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((one: Content, index) => {
    const name = one[kind.compared.keys?.[list] ?? ''];
    const key = cellOf(name === undefined ? index + 1 : name, '', plain);
    return partsWithin(kind, { part: one, keys: [...from.keys, key] }, inner, list);
  });
}

/** Keys say themselves what they mean. */
const plain = { isRate: () => false, of: (text: string) => text };

/** The value of a field, named from the record on, in the part of a list it belongs to. */
function valueAt(part: Content, field: string, list: string | null): unknown {
  const inside = list === null ? field : field.slice(list.length + 1);
  return inside
    .split('.')
    .reduce<unknown>((value, name) => (value as Content | null | undefined)?.[name], part);
}

function cellOf(value: unknown, field: string, words: ReturnType<typeof wordsOf>): TableCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return { kind: 'money', cents: value };
  if (typeof value === 'number') return { kind: words.isRate(field) ? 'rate' : 'number', number: value };
  if (typeof value === 'boolean') return textCell(value ? 'ja' : 'nein');
  if (Array.isArray(value))
    return value.length === 0 ? null : textCell(value.map((one) => words.of(String(one))).join('\n'));
  const text = String(value);
  return parseDay(text) === null ? textCell(words.of(text)) : { kind: 'day', text };
}
