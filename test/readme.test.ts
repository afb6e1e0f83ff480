import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { settings } from '../src/config.js';
import { packagePath } from '../src/platform/files/package-root.js';

const readme = readFileSync(packagePath('README.md'), 'utf8');

t.test('the README lists every setting with its meaning and default', async (t) => {
  for (const [name, { meaning, default: fallback }] of Object.entries(settings)) {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    t.equal(row, `| \`${name}\` | ${meaning} | ${fallback === null ? '–' : `\`${fallback}\``} |`);
  }
  const listed = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
  t.same(listed.sort(), Object.keys(settings).sort(), 'and no others');
});

t.test('every command the README names exists, every link leads somewhere', async (t) => {
  const { scripts } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8'));
  for (const [, script] of readme.matchAll(/npm (?:run )?(start|test|demo|check|steckbrief)\b/g))
    t.ok(script !== undefined && script in scripts, script ?? '');
  for (const [, target] of readme.matchAll(/\]\((?!https?:)([^)#]+)/g))
    t.ok(existsSync(packagePath(target ?? '')), target ?? '');
});
