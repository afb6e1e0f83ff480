export const duplicatesPath = '/servicestelle/doppel';
export const decisionsPath = `${duplicatesPath}/entscheidungen`;

/** Address of the question about two projects. */
export const questionPath = (one: string, other: string): string =>
  `${duplicatesPath}/${encodeURIComponent(`${one}~${other}`)}`;

/** The two references in such an address; null for anything else. */
export function referencesIn(pair: string): readonly [string, string] | null {
  const [one, other, ...more] = pair.split('~');
  return one && other && more.length === 0 ? [one, other] : null;
}
