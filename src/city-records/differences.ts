import { parseDay } from '../kernel/day.js';
import { formatAmount, formatDay } from '../kernel/format.js';
import { parseDecimal } from '../kernel/money.js';
import type { ComparedFields, Content, FormView, Perimeter } from './kind.js';

/** What one version says otherwise than another; null where it says nothing. */
export interface RecordDifference {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A version of a record as it is kept. */
interface Kept {
  readonly content: Content;
  readonly perimeter: Perimeter | null;
}

/** How values become words: the fields of the kind, and the names of what may be chosen in them. */
interface ReadAs {
  readonly fields: ComparedFields;
  readonly choices: FormView['choices'];
}

/** Where a value stands: its field, a key that stays when parts of lists change places, and what people call it. */
interface Place {
  readonly field: string;
  readonly key: string;
  readonly label: string;
  readonly within: readonly string[];
}

interface Said {
  readonly label: string;
  readonly text: string;
  /** Keys of the parts of lists it belongs to, the outermost first. */
  readonly within: readonly string[];
}
type Entry = readonly [key: string, said: Said];

/**
 * What differs between two versions of a record, in the order in which the kind names its fields. Parts of lists are found
 * again by their key, so that a new part in front moves nothing; a part that is new or gone is one difference.
 */
export function recordDifferences(before: Kept, after: Kept, as: ReadAs): RecordDifference[] {
  const [old, now] = [new Map(allOf(before, as)), new Map(allOf(after, as))];
  const isWhole = (key: string) => old.has(key) && now.has(key);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const said = now.get(key) ?? old.get(key);
    // What belongs to a part that is new or gone stands with that part.
    if (said === undefined || said.within.some((part) => !isWhole(part))) return [];
    const [one, other] = [old, now].map((version) =>
      isWhole(key) ? (version.get(key)?.text ?? null) : version.has(key) ? partText(version, key) : null,
    );
    return one === other ? [] : [{ label: said.label, before: one ?? null, after: other ?? null }];
  });
}

/** What a field says; of a part of a list everything in it, line by line. */
function partText(version: ReadonlyMap<string, Said>, key: string): string {
  const own = version.get(key);
  const lines = [...version.values()]
    .filter(({ within, text }) => within.includes(key) && text !== '')
    .map(({ label, text }) => `${label.slice((own?.label ?? '').length + 2)}: ${text}`);
  return [own?.text ?? '', ...lines].filter((line) => line !== '').join('\n') || 'vorhanden';
}

const allOf = ({ content, perimeter }: Kept, as: ReadAs): Entry[] => [
  ...saidIn(content, { field: '', key: '', label: '', within: [] }, as),
  ...(perimeter === null
    ? []
    : [['perimeter', { label: 'Gebietsumgriff', text: perimeterWords(perimeter), within: [] }] as const]),
];

function perimeterWords({ source, coordinates }: Perimeter): string {
  const points = coordinates.flat(2).length.toLocaleString('de-DE');
  return [source.fileName, source.system, `${points} Punkte`].filter((part) => part !== null).join(', ');
}

const isObject = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything a value says, one entry per field and part. */
function saidIn(value: unknown, place: Place, as: ReadAs): Entry[] {
  const { key, label, within } = place;
  if (value === null || value === undefined) return [];
  if (isObject(value)) {
    const order = Object.keys(as.fields.labels);
    return Object.entries(value)
      .map(([name, one]) => [fieldWithin(place, name, as), one] as const)
      .toSorted(([one], [other]) => placeIn(order, one.field) - placeIn(order, other.field))
      .flatMap(([inner, one]) => saidIn(one, inner, as));
  }
  if (!Array.isArray(value)) return [[key, { label, within, text: written(value, place, as) }]];
  if (value.some(isObject)) {
    const times = new Map<string, number>();
    return value.filter(isObject).flatMap((part, index) => {
      const name = nameOfPart(part, index, place, as);
      times.set(name, (times.get(name) ?? 0) + 1);
      return saidInPart(part, { name, time: times.get(name) ?? 1 }, place, as);
    });
  }
  const lines = value.map((one) => written(one, place, as));
  return lines.length === 0 ? [] : [[key, { label, within, text: lines.join('\n') }]];
}

/** Where a field stands among those the kind names; of a group, its first one. */
const placeIn = (order: readonly string[], field: string): number =>
  order.findIndex((named) => named === field || named.startsWith(`${field}.`));

function fieldWithin({ field, key, label, within }: Place, name: string, { fields }: ReadAs): Place {
  const inner = field === '' ? name : `${field}.${name}`;
  const own = fields.labels[inner] ?? '';
  const whole = [label, own].filter((part) => part !== '').join(': ');
  return { field: inner, key: `${key}.${name}`, label: whole, within };
}

/** What a part of a list is called, and how many before it are called the same. */
interface PartName {
  readonly name: string;
  readonly time: number;
}

/** By what its list is kept, else by its name, else by its place. */
function nameOfPart(part: Content, index: number, list: Place, as: ReadAs): string {
  const named = as.fields.keys?.[list.field];
  const { [named ?? '']: name = null } = part;
  if (typeof name === 'string') return written(name, { field: `${list.field}.${named}` }, as);
  return String(name ?? (typeof part.name === 'string' ? part.name : index + 1));
}

/** A part of a list: that it is there, then what it says. */
function saidInPart(part: Content, { name, time }: PartName, list: Place, as: ReadAs): Entry[] {
  const { [as.fields.keys?.[list.field] ?? '']: _, ...rest } = part;
  const { within } = list;
  const key = `${list.key}[${name}#${time}]`;
  const label = `${list.label} ${name}${time === 1 ? '' : ` (${time})`}`;
  const inside = { field: list.field, key, label, within: [...within, key] };
  return [[key, { label, within, text: '' }], ...saidIn(rest, inside, as)];
}

function written(value: unknown, { field }: Pick<Place, 'field'>, { fields, choices }: ReadAs): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (typeof value === 'number') return value.toLocaleString('de-DE', { maximumFractionDigits: 4 });
  const text = String(value);
  if (parseDay(text) !== null) return formatDay(text, 'de');
  const cents = fields.decimals?.includes(field) ? parseDecimal(text) : null;
  if (cents !== null) return formatAmount(cents, 'de');
  const chosen = choices[field]?.find((choice) => choice.value === text)?.label;
  return chosen ?? fields.values?.[text]?.de ?? text;
}
