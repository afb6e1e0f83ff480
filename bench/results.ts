import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { packagePath } from '../src/platform/files/package-root.js';
import type { BenchOptions } from './options.js';
import type { Row } from './row.js';

const file = packagePath('docs', 'bench.md');

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ work, service, bare, ratio, goal, reached }) =>
      `| ${work} | ${service} | ${bare} | ${ratio} | ${goal} | ${reached === null ? '' : reached ? 'yes' : 'no'} |`,
  );
  return [
    '| work | service | yardstick in the same run | ratio | goal | reached |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** Puts the results of one size into its place in docs/bench.md; the text around them is written by hand. */
export async function writeResults({ projects, connections }: BenchOptions, table: string): Promise<void> {
  const size = projects.toLocaleString('en');
  const begin = `<!-- results of ${size} projects -->`;
  const end = '<!-- end of results -->';
  const machine = `Node.js ${process.version}, ${cpus().length} processors, ${connections} connections, load generator on the same machine, ${new Date().toISOString().slice(0, 10)}.`;
  const text = await readFile(file, 'utf8');
  const from = text.indexOf(begin);
  if (from < 0) throw new Error(`docs/bench.md has no place for ${size} projects: ${begin}`);
  const to = text.indexOf(end, from);
  await writeFile(file, `${text.slice(0, from)}${begin}\n${machine}\n\n${table}\n${text.slice(to)}`);
}
