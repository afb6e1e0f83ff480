import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { packagePath } from '../../src/platform/files/package-root.js';
import { serverVariable, startEmbeddedServer, type TestServer, testServer } from './cluster.js';
import { startInstalledServer } from './installed-server.js';
import { killRunning, runFiles } from './run-process.js';
import type { FileResult } from './tap-reading.js';
import { ensureTemplate } from './template.js';

/** Files in one process: the program is loaded once for all of them, which costs as much as many a test. */
const mostInProcess = 24;
const alone = /^process\//;
/** Also on two processors: a good part of the time tests wait for databases, browsers and processes. */
const fewestAtOnce = 3;

/**
 * Runs the compiled test files, three or more at a time, on one database server for all; with words on the command line only
 * the files whose path holds one of them. `--on FOLDER` takes the PostgreSQL whose programs are there, and leaves out the
 * tests that start the whole service. Several files share a process that speaks TAP. The last line counts assertions.
 */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals: words } = parseArgs({
    args: [...args],
    options: { on: { type: 'string' } },
    allowPositionals: true,
  });
  const { server, environment } = await startServer(values.on);
  stopOnSignals(server);
  try {
    await ensureTemplate(server, 'empty');
    const files = testFiles()
      .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
      .filter((file) => values.on === undefined || !/^(?:process|browser)\//.test(file));
    return report(await runAll(files, environment));
  } finally {
    await server.stop();
  }
}

async function startServer(
  programs: string | undefined,
): Promise<{ server: TestServer; environment: NodeJS.ProcessEnv }> {
  if (process.env.TEST_DATABASE_URL) return { server: await testServer(), environment: process.env };
  const server = await (programs ? startInstalledServer(programs) : startEmbeddedServer());
  return { server, environment: { ...process.env, [serverVariable]: server.socketFolder } };
}

/** Listed by their sources: what is left in dist/ of a deleted test does not run. */
function testFiles(): string[] {
  return readdirSync(packagePath('test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => file.replace(/\.tsx?$/, ''))
    .sort();
}

async function runAll(files: readonly string[], environment: NodeJS.ProcessEnv): Promise<FileResult[]> {
  const waiting = inProcesses(files);
  const results: FileResult[] = [];
  const worker = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      const run = await runFiles(group, environment);
      results.push(...run.values());
      for (const [file, result] of run) print(describe(file, result));
      // A process that died leaves files behind: none of them may go untested.
      const left = group.filter((file) => !run.has(file));
      if (run.size === 0) throw new Error(`no test file began: ${group.join(', ')}`);
      if (left.length > 0) waiting.unshift(left);
    }
  };
  await Promise.all(
    Array.from({ length: Math.max(fewestAtOnce, Math.floor(availableParallelism() / 2)) }, worker),
  );
  return results;
}

/** Which files share a process; those that start whole services have one to themselves. */
function inProcesses(files: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const file of files) {
    const last = groups.at(-1);
    const joins = last && last.length < mostInProcess && !alone.test(`${last[0]}`) && !alone.test(file);
    if (joins) last.push(file);
    else groups.push([file]);
  }
  return groups;
}

function describe(file: string, { passed, failed, failures, skipReasons, seconds }: FileResult): string {
  const lines = [`${failed > 0 ? 'FAILED' : 'ok    '} ${file} (${passed}, ${seconds} s)`];
  for (const reason of skipReasons) lines.push(`       skipped: ${reason.replace(/^skipped: /, '')}`);
  for (const failure of failures) lines.push(failure.replace(/^/gm, '       '), '');
  return lines.join('\n');
}

function report(results: readonly FileResult[]): number {
  const sum = (count: (result: FileResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  const failed = sum((result) => result.failed);
  const skipped = sum((result) => result.skipped);
  print(
    `${sum((result) => result.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
  return failed === 0 && results.length > 0 ? 0 : 1;
}

function stopOnSignals(server: TestServer): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      killRunning();
      void server.stop().finally(() => process.exit(130));
    });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main(process.argv.slice(2));
