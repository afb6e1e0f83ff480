import type { Group } from '../../src/aggregates/index.js';
import type { Language } from '../../src/kernel/text.js';

/** Whether a group of places is a municipality, neither the whole Land nor what was matched to none. */
export const isPlace = (group: Group | undefined): boolean =>
  group?.key != null && group.key !== 'landesweit';

/** An AGS is a key for programs; people say the name. */
const isAgs = (code: string): boolean => /^\d{8}$/.test(code);

/** Name of a group inside a sentence: its code if it has one that people use, else its title. */
export function groupName(group: Group | undefined, language: Language): string {
  if (group?.code != null && !isAgs(group.code)) return group.code;
  return group?.title?.[language] ?? group?.key ?? '';
}

/** Two lines of the room beside bars. */
const longestLabel = 90;

/** Label of a bar: code and title, cut at a word where it is long; the table has it in full. */
export function shortName(group: Group | undefined, language: Language): string {
  const title = group?.title?.[language] ?? group?.key ?? '';
  const code = group?.code == null || isAgs(group.code) ? '' : `${group.code} `;
  const name = code + title;
  if (name.length <= longestLabel) return name;
  return `${name.slice(0, longestLabel).replace(/[\s,]+\S*$/, '')}\u00a0…`;
}
