import { plainSpaces } from '../../kernel/written-number.js';
import { foreignLabels, type LabelMeaning, labelEntries, type ValueShape } from './labels.js';
import type { Line } from './line.js';

interface KnownLabel {
  readonly meaning: LabelMeaning | null;
  readonly shape: ValueShape;
  readonly isWeak: boolean;
}

/** A label found in a line, with what stands behind it on the same line. */
export interface FoundLabel {
  readonly label: string;
  readonly known: KnownLabel | null;
  /** Wording it was taken for when it is not spelled like that: a lost letter or a slip. */
  readonly readAs: string | null;
  readonly rest: string;
}

const longestLabel = 90;

/** Letters and digits only, lower case, umlauts written out: how labels are compared. */
function foldLabel(label: string): string {
  return plainSpaces(label)
    .normalize('NFC')
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/\((?:in |insgesamt in )?(?:€|eur|euro|t€|%)\)|\b(?:in )?(?:eur|euro)$|(?:in )?€$/gu, '')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const knownLabels = new Map<string, KnownLabel & { readonly wording: string }>();
for (const wording of foreignLabels)
  knownLabels.set(foldLabel(wording), { meaning: null, shape: 'line', isWeak: true, wording });
for (const { meaning, shape, wordings, weakWordings = [] } of labelEntries) {
  for (const wording of weakWordings)
    knownLabels.set(foldLabel(wording), { meaning, shape, isWeak: true, wording });
  for (const wording of wordings)
    knownLabels.set(foldLabel(wording), { meaning, shape, isWeak: false, wording });
}

/** Whether two words differ by at most `limit` letters lost, added or exchanged. */
function isWithin(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return false;
    row = next;
  }
  return (row[b.length] ?? limit + 1) <= limit;
}

/** Cheap look before the costly one: a slip spares the beginning or the end of a word. */
const beginsOrEndsAlike = (a: string, b: string): boolean => a[0] === b[0] || a.slice(-5) === b.slice(-5);

/** The one known label that a misspelled one can only mean; null when none or several come near. */
function nearest(folded: string): (KnownLabel & { readonly wording: string }) | null {
  if (folded.length < 7) return null;
  const limit = folded.length < 12 ? 1 : 2;
  const near = [...knownLabels].filter(
    ([known]) => known.length > 6 && beginsOrEndsAlike(folded, known) && isWithin(folded, known, limit),
  );
  const meanings = new Set(near.map(([, { meaning }]) => meaning));
  return meanings.size === 1 ? (near[0]?.[1] ?? null) : null;
}

/** A label as it is, and without what pages put around it: a number in front, a remark or „des Vorhabens“ behind. */
function plainForms(label: string): string[] {
  const bare = label.replace(/^\(?\d{1,2}[.)]\s*/u, '').replace(/\s*\([^()]*\)\s*$/u, '');
  const general = bare.replace(/\s+(?:des|der) (?:Vorhabens?|Projekte?s|Maßnahme)$/iu, '');
  return [label, bare, general].map(foldLabel).filter((form) => form !== '');
}

function known(label: string, rest: string, mayBeMisspelled: boolean): FoundLabel | null {
  const forms = plainForms(label);
  const exact = forms.map((form) => knownLabels.get(form)).find((hit) => hit !== undefined);
  const [folded = ''] = forms;
  const hit = exact ?? (mayBeMisspelled ? nearest(folded) : null);
  if (!hit) return null;
  const { meaning, shape, isWeak, wording } = hit;
  return { label, known: { meaning, shape, isWeak }, readAs: exact ? null : wording, rest };
}

/** What a label stands for in the record, in whatever spelling the reader would have taken it; null when for nothing. */
export const meaningOf = (label: string): LabelMeaning | null =>
  known(label, '', true)?.known?.meaning ?? null;

const functionWords =
  /^(?:der|die|das|des|dem|den|und|oder|von|vom|zum|zur|zu|im|in|am|an|für|fuer|nach|mit|bei|aus|auf|je|pro|laut|gemäß)$/u;

/** Whether words look like the label of a form rather than the beginning of a sentence: a few nouns, no digits. */
function looksLikeLabel(label: string): boolean {
  const words = plainSpaces(label)
    .split(/[ /]/u)
    .filter((word) => word !== '');
  if (label.length > 60 || words.length === 0 || words.length > 6 || /[\d.!?;„“"»«@]/u.test(label))
    return false;
  if (/^(?:https?|mailto|tel)$/iu.test(label.trim())) return false;
  return words.every(
    (word, index) => /^[(&–-]*\p{Lu}|^[&–-]$/u.test(word) || (index > 0 && functionWords.test(word)),
  );
}

/** Marks of emphasis and of tables in plain text, which say nothing. */
const withoutMarkup = (words: string): string =>
  words.replace(/^[*_|\s]+/u, '').replace(/[*_|\s]{1,9}$/u, '');

/** The label a line begins with, if its words say so: known in any spelling, or unknown but shaped like one. */
export function findLabel(line: Line): FoundLabel | null {
  const text = line.text.replace(/^\|\s*/u, '');
  const mark = /[:：\t|]/u.exec(text.slice(0, longestLabel + 1));
  if (mark) {
    const label = withoutMarkup(text.slice(0, mark.index));
    const rest = withoutMarkup(text.slice(mark.index + 1).replace(/^\s*[:：]/u, ''));
    const found = known(label, rest, true);
    if (found) return found;
    const isColon = mark[0] === ':' || mark[0] === '：';
    if (isColon && looksLikeLabel(label)) return { label, known: null, readAs: null, rest };
  }
  if (text.length <= longestLabel) {
    const label = withoutMarkup(text.replace(/[:：\s]+$/u, ''));
    const whole = known(label, '', false);
    if (whole) return whole;
    if (line.isMarkedLabel) return { label, known: null, readAs: null, rest: '' };
  }
  return findWithoutColon(text);
}

const startOfValue =
  /^(?<label>\p{L}[\p{L} /()-]{1,88}?)(?: *[=|] *| [-–—] | )(?=[\d€]|EUR|ESF|EFRE|ab |vom |von |bis )/u;

/** `Zeitraum 16.11.2017 – 31.12.2021`: a known label and, without a colon, a value that cannot be part of it. */
function findWithoutColon(text: string): FoundLabel | null {
  const match = startOfValue.exec(text.slice(0, 2 * longestLabel));
  const label = match?.groups?.label;
  if (!match || label === undefined) return null;
  const found = known(label, text.slice(match[0].length).trim(), false);
  return found?.known && !found.known.isWeak && found.known.shape === 'line' ? found : null;
}
