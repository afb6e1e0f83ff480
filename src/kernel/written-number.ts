/** Spaces that separate digits or trail a value: plain, no-break, figure, thin, narrow and ideographic ones. */
const spaces = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu;

/** Characters without width that pages slip into text: soft hyphens, zero-width marks, direction marks, a byte-order mark. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** What both of them find: most values have none of it, and lists have millions of values. */
const unusual =
  /[\t-\r\u00a0\u00ad\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f\u2060\u2066-\u2069\u3000\ufeff]| {2}/u;

/** A value as a person sees it: invisible marks gone, every run of spaces one plain space, none at the ends. */
export function plainSpaces(value: string): string {
  if (!unusual.test(value)) return value.trim();
  return value.replace(invisible, '').replace(spaces, ' ').trim();
}

/** The text without characters that cannot be seen; what stays is kept letter by letter. */
export function withoutInvisible(value: string): string {
  return value.replace(invisible, '');
}

/** "nicht angegeben" has the most letters of all that say so, and none of them has a digit. */
const mostLetters = 14;

function isTooTelling(value: string): boolean {
  let letters = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at) | 32;
    if (code >= 48 && code <= 57) return true;
    if (code >= 97 && code <= 122) letters += 1;
    if (letters > mostLetters) return true;
  }
  return false;
}

/** What people write where a value is not known yet. Unknown is unknown, never zero. */
export function saysUnknown(value: string): boolean {
  if (isTooTelling(value)) return false;
  return /^(?:[-‐‑‒–—―./]+|k\.? ?a\.?|n\.? ?a\.?|n\/a|n\.? ?n\.?|keine angaben?|ohne angaben?|nicht angegeben|unbekannt|offen|entfällt|unknown|not available)?$/iu.test(
    plainSpaces(value),
  );
}

/** Text that any store and page can take: a half surrogate pair becomes U+FFFD. */
export const wellFormed = (value: string): string => value.toWellFormed();

/** The beginning of a text; no character is cut in two. */
export function startOfText(value: string, length: number): string {
  const isInside = value.length > length && (value.codePointAt(length - 1) ?? 0) > 0xffff;
  return value.slice(0, isInside ? length - 1 : length);
}
