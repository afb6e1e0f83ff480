import { fold } from '../../kernel/fold.js';
import { planMessages as words } from '../messages.js';
import type { PlannedProject } from '../plan.js';

/** Columns of the workbook of part C that are no money. */
export const textColumns = [
  { key: 'number', heading: 'Nummer' },
  { key: 'name', heading: 'Name des Vorhabens' },
  { key: 'kind', heading: 'Art' },
  { key: 'executingBody', heading: 'Projektträger' },
  { key: 'reference', heading: 'Vorhaben im Register' },
] as const;
type TextKey = (typeof textColumns)[number]['key'];

/** Money of a planned project in one year. */
export const moneyKinds = [
  { key: 'cost', heading: 'Kosten' },
  { key: 'grant', heading: 'Zuwendung' },
  { key: 'ownShare', heading: 'Eigenanteil' },
] as const;
export type MoneyKey = (typeof moneyKinds)[number]['key'];

/** What a column holds. */
export type PartCColumn =
  | { readonly kind: 'text'; readonly key: TextKey }
  | { readonly kind: 'money'; readonly key: MoneyKey; readonly year: number };

/** "Kosten 2024" */
export const moneyHeading = (key: MoneyKey, year: number): string =>
  `${moneyKinds.find((kind) => kind.key === key)?.heading} ${year}`;

const texts = new Map(textColumns.map(({ key, heading }) => [fold(heading), key]));
const money = new Map(moneyKinds.map(({ key, heading }) => [fold(heading), key]));

/** What a heading stands for; null for one that somebody added. */
export function columnOfHeading(heading: string): PartCColumn | null {
  const folded = fold(heading).replace(/\s+/gu, ' ').trim();
  const key = texts.get(folded);
  if (key !== undefined) return { kind: 'text', key };
  const [, name = '', year] = /^(.+) (20\d\d)$/u.exec(folded) ?? [];
  const kind = money.get(name);
  return kind === undefined ? null : { kind: 'money', key: kind, year: Number(year) };
}

/** Words of the kinds of planned projects. */
export const kindWords: Readonly<Record<PlannedProject['kind'], string>> = {
  neighbourhood: words.neighbourhood.de,
  accompanying: words.accompanying.de,
};

const version = 1;
const mark = /^Kennzeichen der Vorlage: Teil C, Fassung (\d{1,4}), Entwurf ([\da-f-]{36}), Stand (\d{1,9})$/u;

/** What the workbook says about itself in the line above its headings. */
export interface PartCMark {
  readonly draft: string;
  /** Version of the draft it was made from. */
  readonly state: number;
}

export const markLine = ({ draft, state }: PartCMark): string =>
  `Kennzeichen der Vorlage: Teil C, Fassung ${version}, Entwurf ${draft}, Stand ${state}`;

export function markIn(texts: readonly string[]): PartCMark | null {
  for (const text of texts) {
    const [, , draft, state] = mark.exec(text.trim()) ?? [];
    if (draft !== undefined) return { draft, state: Number(state) };
  }
  return null;
}
