import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { packagePath } from '../src/platform/files/package-root.js';

/** A process under measurement. */
export interface Measured {
  readonly address: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a compiled program of this package and waits until it says where it listens. */
export async function startMeasured(
  script: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Measured> {
  const [file = '', ...parameters] = script;
  const child = spawn(process.execPath, [packagePath('dist', file), ...parameters], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await addressOf(child);
  return {
    address,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('no output to read');
  const ended = once(child, 'exit').then(() => null);
  for (let output = ''; ; ) {
    const chunk = await Promise.race([once(stdout, 'data'), ended]);
    if (chunk === null) throw new Error(`ended before it listened: ${output}`);
    output += String(chunk[0]);
    const address = /^listening on (http:\/\/\S+)$/m.exec(output)?.[1];
    if (address) {
      stdout.resume();
      return address;
    }
  }
}

/** Memory of a process in MB, as the kernel counts it (resident set). */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? '0') / 1_024;
}

/** Runs some work and tells how much memory a process took at most meanwhile, above what it had before. */
export async function withPeakMemory<Result>(
  pid: number,
  work: () => Promise<Result>,
): Promise<{ result: Result; megabytes: number }> {
  const before = await memoryOf(pid);
  let peak = before;
  let working = true;
  const watching = (async () => {
    while (working) {
      peak = Math.max(peak, await memoryOf(pid));
      await pause(20);
    }
  })();
  const result = await work().finally(() => {
    working = false;
  });
  await watching;
  return { result, megabytes: peak - before };
}

/** Processor time a process has taken so far, all its threads together. */
export async function processorSeconds(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8');
  // Behind the name, which stands in brackets: user and system time are the 12th and 13th field, in hundredths.
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
