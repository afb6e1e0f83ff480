import type { Group } from '../../src/aggregates/index.js';
import type { Language } from '../../src/kernel/text.js';

/** Name of a group in running text: its code if it has one that people use, else its title. */
export function groupName(group: Group | undefined, language: Language): string {
  const title = group?.title?.[language] ?? group?.key ?? '';
  if (group?.code == null || /^\d{8}$/.test(group.code)) return title;
  return `${group.code} ${title}`;
}

const longestLabel = 64;

/** The same for the label of a bar, cut at a word where it is long; the table has it in full. */
export function shortName(group: Group | undefined, language: Language): string {
  const name = groupName(group, language);
  if (name.length <= longestLabel) return name;
  return `${name.slice(0, longestLabel).replace(/\s+\S*$/, '')} …`;
}
