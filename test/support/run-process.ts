import { type ChildProcess, spawn } from 'node:child_process';
import { packagePath } from '../../src/platform/files/package-root.js';
import { type FileResult, filesVariable, readTap } from './tap-reading.js';

/** A file that takes longer hangs. */
const patienceSeconds = 300;
const running = new Set<ChildProcess>();

/** Runs test files one after another in a process of their own; a file that hangs ends it, and those after it are missing. */
export async function runFiles(
  files: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Map<string, FileResult>> {
  const program = packagePath('dist', 'test', 'support', 'run-files.js');
  const child = spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=64', program], {
    cwd: packagePath(),
    // Slow machines are no fault of a test: only a file that hangs is ended, and that from here.
    env: { TAP_TIMEOUT: '0', ...environment, [filesVariable]: files.join(',') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const kill = (): boolean => child.kill('SIGKILL');
  let timer = setTimeout(kill, patienceSeconds * 1_000);
  const reader = readTap(() => {
    clearTimeout(timer);
    timer = setTimeout(kill, patienceSeconds * 1_000);
  });
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => reader.write(chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const ok = await new Promise<boolean>((resolve) => child.once('close', (status) => resolve(status === 0)));
  clearTimeout(timer);
  running.delete(child);
  return reader.end({ ok, errors });
}

export function killRunning(): void {
  for (const child of running) child.kill('SIGKILL');
}
