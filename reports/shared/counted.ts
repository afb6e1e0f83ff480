import { formatCount } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';

/** "1 Vorhaben", "12 projects". */
export function projectCount(count: number, language: Language): string {
  const number = formatCount(count, language);
  if (language === 'de') return `${number} Vorhaben`;
  return `${number} ${count === 1 ? 'project' : 'projects'}`;
}
