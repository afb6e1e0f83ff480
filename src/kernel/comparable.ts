const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Letters and digits only: spaces, dashes of every kind, quotation marks, soft hyphens and line breaks do not count. ESF+ is ESF Plus. */
function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('+', 'plus')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The text as someone without umlauts on the keyboard writes it: `goerlitz`. */
function withoutUmlauts(letters: string): string {
  return letters.replace(/[äöüß]/g, (letter) => spelledOut[letter] ?? letter);
}

/** The text with marks left off: `gorlitz`. */
function withoutMarks(letters: string): string {
  return letters.replace(/ß/g, 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
}

/** The text as pages print it that lose every letter beyond ASCII: `grlitz`. */
function withoutLostLetters(letters: string): string {
  return letters.replace(/[^a-z0-9]/g, '');
}

/**
 * Keys under which two wordings count as the same, from the strictest to the loosest. Compare position by position:
 * sources glue words together, use dashes and quotation marks of every kind, spell umlauts out or lose letters.
 */
export function comparableKeys(text: string): readonly [string, string, string] {
  const letters = lettersAndDigits(text);
  return [withoutUmlauts(letters), withoutMarks(letters), withoutLostLetters(letters)];
}

/** Entries by the keys of their wordings; finds those that a source's wording means. */
export class WordingIndex<Entry> {
  private readonly byKey: readonly [
    Map<string, Set<Entry>>,
    Map<string, Set<Entry>>,
    Map<string, Set<Entry>>,
  ] = [new Map(), new Map(), new Map()];

  add(wording: string, entry: Entry): void {
    comparableKeys(wording).forEach((key, strictness) => {
      if (key === '') return;
      const known = this.byKey[strictness]?.get(key);
      if (known) known.add(entry);
      else this.byKey[strictness]?.set(key, new Set([entry]));
    });
  }

  /** The entries that match at the strictest degree at which any does; several mean that the wording does not decide. */
  find(wording: string): readonly Entry[] {
    const keys = comparableKeys(wording);
    for (const [strictness, key] of keys.entries()) {
      const found = key === '' ? undefined : this.byKey[strictness]?.get(key);
      if (found) return [...found];
    }
    return [];
  }
}
