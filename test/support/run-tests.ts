import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { packagePath } from '../../src/platform/files/package-root.js';
import { serverVariable, startEmbeddedServer, type TestServer, testServer } from './cluster.js';
import { startInstalledServer } from './installed-server.js';
import { type FileResult, readTap } from './tap-reading.js';
import { ensureTemplate } from './template.js';

/** A file that takes longer hangs. */
const patienceSeconds = 300;
/** Also on two processors: a good part of the time tests wait for databases, browsers and processes. */
const fewestAtOnce = 3;
const running = new Set<ChildProcess>();

/**
 * Runs the compiled test files, three or more at a time, on one database server for all; with words on the command line only
 * the files whose path holds one of them. `--on FOLDER` takes the PostgreSQL whose programs are there, and leaves out the
 * tests that start the whole service. Each file is a process of its own that speaks TAP. The last line counts assertions.
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
  const waiting = [...files];
  const results: FileResult[] = [];
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const result = await runFile(file, environment);
      results.push(result);
      print(describe(file, result));
    }
  };
  await Promise.all(
    Array.from({ length: Math.max(fewestAtOnce, Math.floor(availableParallelism() / 2)) }, worker),
  );
  return results;
}

async function runFile(file: string, environment: NodeJS.ProcessEnv): Promise<FileResult> {
  const child = spawn(process.execPath, ['--enable-source-maps', packagePath('dist', 'test', `${file}.js`)], {
    cwd: packagePath(),
    // Slow machines are no fault of a test: only a file that hangs is ended.
    env: { TAP_TIMEOUT: String(patienceSeconds), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceSeconds * 1_000);
  let tap = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    tap += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const ok = await new Promise<boolean>((resolve) => child.once('close', (status) => resolve(status === 0)));
  clearTimeout(timer);
  running.delete(child);
  return readTap(tap, { ok, errors });
}

function describe(file: string, { passed, failed, failures, skipReasons }: FileResult): string {
  const lines = [`${failed > 0 ? 'FAILED' : 'ok    '} ${file} (${passed})`];
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
      for (const child of running) child.kill('SIGKILL');
      void server.stop().finally(() => process.exit(130));
    });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await main(process.argv.slice(2));
