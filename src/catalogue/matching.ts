import { comparableKeys, WordingIndex } from '../kernel/comparable.js';
import type { CatalogueKind } from './attributes.js';
import type { Catalogue, CatalogueEntry } from './catalogue.js';

/** What a source's wording means in the catalogue, beside the wording itself, letter by letter. */
export interface CatalogueMatch {
  /** Key of the one certain entry; null when nothing or more than one fits. */
  readonly key: string | null;
  readonly sourceText: string | null;
  /** Keys of entries that may be meant, for a person to choose from; empty when the match is certain. */
  readonly candidates: readonly string[];
}

interface KindIndex {
  readonly wordings: WordingIndex<CatalogueEntry>;
  readonly byCode: ReadonlyMap<string, readonly CatalogueEntry[]>;
}

/** No title is longer; what is longer is not read, so that no text can keep the program busy. */
const longestWording = 2_000;

const indexes = new WeakMap<Catalogue, Map<string, KindIndex>>();

/**
 * The entry that a source's text certainly means: `152 - Maßnahmen …`, a code alone, or a title alone, with glued words,
 * lost letters and dashes of every kind. Never guesses: a code beside the title of another entry, or a title that
 * several entries bear, gives candidates only. Without a funding period the entries of all periods compete.
 */
export function matchCatalogue(
  catalogue: Catalogue,
  kind: CatalogueKind,
  sourceText: string | null,
  fundingPeriod: string | null,
): CatalogueMatch {
  const wanted = sourceText?.trim() ?? '';
  const isReadable = wanted !== '' && wanted.length <= longestWording;
  const meant = !isReadable ? [] : entriesMeant(indexOf(catalogue, kind, fundingPeriod), wanted);
  const keys = meant.map((entry) => entry.key);
  const [only] = keys;
  return keys.length === 1 && only !== undefined
    ? { key: only, sourceText, candidates: [] }
    : { key: null, sourceText, candidates: keys };
}

function entriesMeant(index: KindIndex, wanted: string): readonly CatalogueEntry[] {
  const byTitle = titled(index, wanted);
  const { code, rest } = splitCode(wanted, index);
  if (code.length === 0) return byTitle;
  const byRest = rest === '' ? [] : titled(index, rest);
  // A title of its own that happens to begin with something like a code ("2014–2020") needs no code to be certain.
  if (byTitle.length === 1 && byRest.length === 0) return byTitle;
  if (byRest.length === 0) return code;
  const agreed = code.filter((entry) => byRest.includes(entry));
  return agreed.length > 0 ? agreed : [...code, ...byRest];
}

/** Entries by title or known spelling; a text cut off with an ellipsis counts when exactly one title goes on from there. */
function titled(index: KindIndex, wording: string): readonly CatalogueEntry[] {
  const found = index.wordings.find(wording);
  if (found.length > 0 || !/(…|\.\.\.)\s*$/u.test(wording)) return found;
  const [beginning] = comparableKeys(wording);
  if (beginning.length < 20) return [];
  return [...new Set([...index.byCode.values()].flat())].filter((entry) =>
    [entry.title.de, entry.title.en].some(
      (title) => title !== null && comparableKeys(title)[0].startsWith(beginning),
    ),
  );
}

const leadingCode =
  /^[\s("'„“”»«[]*(ESO\s*\d\.\d{1,2}|[A-Z]\s?\.\s?\d|[A-Z](?=$|\s*[\p{Pd}:])|\d+(?:\.0)?(?![\d.,]))/u;
const separators = /^[\s)\]"'„“”»«]*(?:[\p{Pd}−:;,|/]+\s*)?/u;

function splitCode(wanted: string, index: KindIndex): { code: readonly CatalogueEntry[]; rest: string } {
  const match = leadingCode.exec(wanted);
  const written = match?.[1];
  if (match === null || written === undefined) return { code: [], rest: wanted };
  const code = index.byCode.get(codeKey(written)) ?? [];
  return { code, rest: wanted.slice(match[0].length).replace(separators, '') };
}

/** Codes are compared without spaces, without leading zeros and without the `.0` that spreadsheets add. */
function codeKey(code: string): string {
  const compact = code.replace(/\s/gu, '').toUpperCase();
  return /^\d+(\.0)?$/.test(compact) ? String(Number(compact)) : compact;
}

function indexOf(catalogue: Catalogue, kind: CatalogueKind, fundingPeriod: string | null): KindIndex {
  const known = indexes.get(catalogue) ?? new Map<string, KindIndex>();
  indexes.set(catalogue, known);
  const name = `${kind} ${fundingPeriod ?? ''}`;
  const index = known.get(name) ?? buildIndex(catalogue.ofKind(kind, fundingPeriod ?? undefined));
  known.set(name, index);
  return index;
}

function buildIndex(entries: readonly CatalogueEntry[]): KindIndex {
  const wordings = new WordingIndex<CatalogueEntry>();
  const byCode = new Map<string, CatalogueEntry[]>();
  for (const entry of entries) {
    for (const wording of [entry.code, entry.title.de, entry.title.en, ...entry.spellings])
      if (wording !== null) wordings.add(wording, entry);
    if (entry.code === null) continue;
    const code = codeKey(entry.code);
    byCode.set(code, [...(byCode.get(code) ?? []), entry]);
  }
  return { wordings, byCode };
}
