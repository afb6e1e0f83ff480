import { readFileSync } from 'node:fs';
import t from 'tap';
import { packagePath } from '../src/platform/files/package-root.js';

type Locked = { optionalDependencies?: Record<string, string> };

const lock: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync(packagePath('package-lock.json'), 'utf8'),
);

/** The folder a package sits in: `node_modules/a/node_modules/b` → `node_modules/a`; outermost → ''. */
function parentOf(location: string): string {
  const end = location.lastIndexOf('/node_modules/');
  return end < 0 ? '' : location.slice(0, end);
}

function isLocked(name: string, from: string): boolean {
  const here = from === '' ? '' : `${from}/`;
  return `${here}node_modules/${name}` in lock.packages || (from !== '' && isLocked(name, parentOf(from)));
}

t.test('every optional package has its place in the lock, or npm ci refuses the whole lock', async (t) => {
  const unlocked: string[] = [];
  let seen = 0;
  for (const [location, { optionalDependencies }] of Object.entries(lock.packages))
    for (const name of Object.keys(optionalDependencies ?? {})) {
      seen += 1;
      if (!isLocked(name, location)) unlocked.push(`${name}, wanted by ${location}`);
    }
  t.same(unlocked, []);
  t.ok(seen > 20, `${seen} optional packages looked at`);
});
