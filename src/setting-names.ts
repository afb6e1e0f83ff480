/** Shorter names are too close to variables of other programs to guess at. */
const shortestGuess = 8;

/**
 * Variables that are no setting but one keystroke away from one (a letter missing, added, replaced or two swapped),
 * each with the setting it was probably meant to be. A typo would otherwise be swallowed.
 */
export function misspelledNames(
  names: readonly string[],
  settings: readonly string[],
): readonly (readonly [name: string, meant: string])[] {
  return names
    .filter((name) => !settings.includes(name))
    .flatMap((name) => {
      const meant = settings.find(
        (setting) => setting.length >= shortestGuess && oneKeystrokeAway(name, setting),
      );
      return meant === undefined ? [] : [[name, meant] as const];
    });
}

function oneKeystrokeAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (text: string, from: number): string => text.slice(from);
  if (a.length > b.length) return rest(a, start + 1) === rest(b, start);
  if (a.length < b.length) return rest(a, start) === rest(b, start + 1);
  const swapped =
    a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, start + 2) === rest(b, start + 2);
  return swapped || rest(a, start + 1) === rest(b, start + 1);
}
