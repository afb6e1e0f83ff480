import type { ProjectInput } from '../../projects/index.js';

const texts = ['purposeAndAchievements', 'summary'] as const;

/**
 * API names of long texts that say word for word what was published last: a hint that nobody has looked at them. Says
 * nothing about new projects.
 */
export const copiedTexts = (published: ProjectInput | null, input: ProjectInput): string[] =>
  published === null
    ? []
    : texts.filter((field) => input[field] !== null && input[field] === published[field]);
