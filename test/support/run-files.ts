import './without-promise-hooks.js';
import { pathToFileURL } from 'node:url';
import t from 'tap';
import { packagePath } from '../../src/platform/files/package-root.js';
import { endOfFile, fileMark, filesVariable } from './tap-reading.js';

type Teardown = () => unknown;

// Runs compiled test files one after another in one process, so that the program is loaded once for all of them. Before each
// file a comment names it; what it opened is closed, and the next begins, when all its tests have ended. How long a file may
// take, its runner decides.
const teardowns: Teardown[] = [];
Object.assign(t, { teardown: (teardown: Teardown) => teardowns.push(teardown) });

process.on('uncaughtExceptionMonitor', (error, origin) => {
  t.fail(`nobody caught: ${error.message}`, { origin, found: error });
});

for (const file of (process.env[filesVariable] ?? '').split(',')) {
  t.comment(fileMark + file);
  try {
    await import(pathToFileURL(packagePath('dist', 'test', `${file}.js`)).href);
  } catch (error) {
    t.fail(`${file} cannot be loaded`, { found: error });
  }
  t.setTimeout(0);
  await t.test(endOfFile, async () => undefined);
  for (const teardown of teardowns.splice(0).reverse()) await teardown();
}
t.end();
