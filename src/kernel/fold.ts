/**
 * Folds text for comparing: one Unicode form, no accents, no case; the same result as the database's `fold_text`
 * for everything German ("Görlitz" → "gorlitz", "Straße" → "strasse").
 */
export function fold(value: string): string {
  return value
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l');
}
