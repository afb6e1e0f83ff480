import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { packagePath } from '../src/platform/files/package-root.js';

interface Word {
  readonly english: string;
  readonly german: string;
}

/** The rows of docs/glossary.md; a row may name several words, parted by commas. */
function glossary(): Word[] {
  return readFileSync(packagePath('docs/glossary.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| English'))
    .flatMap((line) => {
      const [, english = '', german = ''] = line.split('|').map((cell) => cell.trim());
      const germanWords = german.split(/[,:]\s*/);
      return english
        .split(/[,:]\s*/)
        .map((word, index) => ({ english: word, german: germanWords[index] ?? '' }));
    });
}

function sources(folder: string): string {
  const files = readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(packagePath(join(folder, file)), 'utf8'))
    .join('\n');
}

const camelCase = (words: string): string =>
  words.toLowerCase().replace(/[\s-]+(\w)/g, (_match, letter: string) => letter.toUpperCase());

t.test(
  'every word of the glossary is in use: the English one in the code, the German one on pages or in messages',
  async (t) => {
    const code = sources('src') + sources('reports');
    const lower = code.toLowerCase();
    const words = glossary();
    t.ok(words.length > 30, 'the glossary was read');
    for (const { english, german } of words) {
      const inCode = [camelCase(english), english].some((word) => lower.includes(word.toLowerCase()));
      t.ok(inCode, `${english} is used in the code`);
      t.ok(german !== '' && code.includes(german), `${german} (${english}) is said on pages`);
    }
  },
);
