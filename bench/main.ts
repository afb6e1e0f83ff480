import { measureBystander } from './bystander.js';
import { measureExports } from './exports.js';
import { measureHistory } from './history.js';
import { measureImports } from './imports.js';
import { readOptions } from './options.js';
import { measurePrints } from './prints.js';
import { measureRequests } from './requests.js';
import { tableOf, writeResults } from './results.js';
import { measureSeal } from './seal.js';
import { openStage } from './stage.js';

const options = readOptions();
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

say(`filling a registry with ${options.projects.toLocaleString('en')} projects …`);
const stage = await openStage(options);
try {
  say(`filled in ${stage.fillSeconds.toFixed(0)} s; measuring …`);
  const rows = [
    ...(options.parts.includes('requests') ? await measureRequests(stage, options) : []),
    ...(options.parts.includes('exports') ? await measureExports(stage) : []),
    ...(options.parts.includes('bystander') ? await measureBystander(stage) : []),
    ...(options.parts.includes('seal') ? await measureSeal(stage) : []),
    ...(options.parts.includes('history') ? await measureHistory(stage) : []),
    ...(options.parts.includes('prints') ? await measurePrints(stage) : []),
    ...(options.parts.includes('imports') ? await measureImports(stage, options) : []),
  ];
  const table = tableOf(rows);
  say(table);
  if (options.write) await writeResults(options, table);
} finally {
  await stage.close();
}
