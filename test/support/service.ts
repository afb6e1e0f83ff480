import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import type { SocketTarget } from '../../src/platform/database/connections.js';
import { isRunning, pause } from '../../src/platform/database/embedded/processes.js';
import { packagePath } from '../../src/platform/files/package-root.js';

interface ServiceNeeds {
  readonly command?: 'serve' | 'demo';
  readonly settings: Readonly<Record<string, string>>;
  /** User of the operating system to run as, when the test runs as root. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Folder of the program, when it is not this one. */
  readonly program?: string;
}

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** The program as a process of its own, as people start it. */
export interface Service {
  readonly process: ChildProcess;
  /** `http://…` once the service listens; fails when it ends before. */
  ready(): Promise<string>;
  /** Everything it has said on standard output so far. */
  output(): string;
  signal(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

/** Starts the program on a free port; whatever the test leaves running is stopped at its end. */
export function startService(t: Test, needs: ServiceNeeds): Service {
  const script = join(needs.program ?? packagePath(), 'dist', 'src', 'main.js');
  const child = spawn(process.execPath, [script, needs.command ?? 'serve'], {
    ...needs.user,
    cwd: '/',
    env: { PATH: process.env.PATH, PORT: '0', ...secretFor(needs.settings), ...needs.settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(([status]): Ended => ({ status, output, errors }));
  const service: Service = {
    process: child,
    output: () => output,
    signal: (signal) => child.kill(signal),
    ended,
    async ready() {
      for (;;) {
        const address = /^listening on (http:\/\/\S+)$/m.exec(output)?.[1];
        if (address) return address;
        const more = await Promise.race([
          once(child.stdout, 'data').then(() => true),
          ended.then(() => false),
        ]);
        if (!more) throw new Error(`the service ended before it was ready: ${errors}`);
      }
    },
  };
  t.teardown(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return service;
}

/** With a database of its own the service wants to be told its secret. */
const secretFor = (settings: Readonly<Record<string, string>>): Record<string, string> =>
  settings.DATABASE_URL === undefined ? {} : { AUTH_SECRET: 'pT4w0Xj2mJ8sVb5nQz7kLr1cYd3fGh6a' };

/** A folder that only its owner can read; the embedded PostgreSQL in it is stopped with the test, even one left behind. */
export async function privateFolder(t: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'steckbrief-process-'));
  await chmod(folder, 0o700);
  t.teardown(async () => {
    const left = await postmaster(folder);
    if (left) await killed(left.pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The PostgreSQL that runs in a DATA_DIR: its process and how its owner gets in. */
export async function postmaster(dataDir: string): Promise<{ pid: number; owner: SocketTarget } | null> {
  const file = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => null);
  const [pid, , , , host] = file?.split('\n') ?? [];
  if (!pid || !host || !(await isRunning(Number(pid)))) return null;
  return { pid: Number(pid), owner: { host, user: 'steckbrief_owner', database: 'steckbrief' } };
}

/** Kills a process that is not a child of this one and waits until it is gone. */
export async function killed(pid: number, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal);
  while (await isRunning(pid)) await pause(10);
}
