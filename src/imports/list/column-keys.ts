import { createHash } from 'node:crypto';
import { comparableKeys } from '../../kernel/comparable.js';

const longestKey = 60;

/**
 * What questions and answers call the columns of a list: their headings, for letters change with every column that is
 * inserted. Later columns with the same heading are numbered; long headings end in a hash.
 */
export function columnKeys(headings: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  return headings.map((heading) => {
    const key = keyOf(heading);
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? key : `${key}~${time}`;
  });
}

function keyOf(heading: string): string {
  const key = comparableKeys(heading)[0] || heading.trim();
  if (key.length <= longestKey) return key;
  return `${key.slice(0, 45)}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}
