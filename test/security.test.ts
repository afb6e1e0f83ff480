import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { packagePath } from '../src/platform/files/package-root.js';

t.test('every attack of docs/security.md is tried in a test that is there', async (t) => {
  const rows = readFileSync(packagePath('docs', 'security.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:---|attack)/.test(line));
  t.ok(rows.length >= 20);
  for (const row of rows) {
    const files = row.match(/test\/[\w./-]+\.test\.tsx?/g) ?? [];
    t.ok(files.length > 0, `${row}: names no test`);
    for (const file of files) t.ok(existsSync(packagePath(file)), file);
  }
});
