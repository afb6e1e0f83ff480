import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../start-error.js';
import { connect } from '../connections.js';
import type { Binaries } from './binaries.js';
import { type ClusterFolder, withFolder } from './cluster-folder.js';
import { isRunning, pause } from './processes.js';
import { bareEnvironment } from './run.js';
import type { SystemUser } from './system-user.js';

/** A running PostgreSQL server: its process and the folder with its socket. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
}

/** What it takes to start the server: its files, its programs, the user it runs as (null: ours) and its settings. */
export interface Installation {
  readonly folder: ClusterFolder;
  readonly binaries: Binaries;
  readonly user: SystemUser | null;
  readonly settings: Readonly<Record<string, string>>;
}

const largestLogBytes = 10_000_000;
/** Replaying the write-ahead log after a crash can take minutes on a slow disk. */
const longestRecoveryMs = 600_000;
const longestLeavingMs = 10_000;

/** The server that a former process of ours left running on this cluster, or null. */
export async function findPostmaster(folder: ClusterFolder): Promise<Postmaster | null> {
  const lines = await pidFileLines(folder);
  const [pid, socketFolder] = [Number(lines?.[0]), lines?.[4]];
  if (!lines || !socketFolder || !(await servesFolder(pid, folder))) return null;
  return { pid, socketFolder };
}

/** The socket folder of the server that last ran on this cluster and did not end in order, or null. */
export async function leftSocketFolder(folder: ClusterFolder): Promise<string | null> {
  return (await pidFileLines(folder))?.[4] ?? null;
}

/**
 * Starts the server; settles when it takes connections. Sessions of a killed server may take a moment to notice
 * its end and hold the new one up. Throws StartError with PostgreSQL's own reason.
 */
export async function startPostmaster(installation: Installation, socketFolder: string): Promise<Postmaster> {
  const { folder } = installation;
  for (const deadline = Date.now() + longestLeavingMs; ; await pause(100)) {
    await disownStalePidFile(folder);
    const output = await openLog(folder.log);
    try {
      const logStart = (await output.stat()).size;
      const postmaster = { pid: await launch(installation, socketFolder, output.fd), socketFolder };
      if (await untilReady(postmaster)) return postmaster;
      const reason = await reasonInLog(folder.log, logStart);
      if (!reason.includes('pre-existing shared memory') || Date.now() > deadline)
        throw new StartError(`The embedded PostgreSQL did not start: ${reason}`);
    } finally {
      await output.close();
    }
  }
}

async function launch(installation: Installation, socketFolder: string, output: number): Promise<number> {
  const { folder, binaries, user, settings } = installation;
  return withFolder(folder.path, user, async ({ argument, descriptor }) => {
    const child = spawn(binaries.postgres, ['-D', argument, '-k', socketFolder, ...asArguments(settings)], {
      ...user,
      cwd: '/',
      env: bareEnvironment,
      // A session of its own: Ctrl-C in the terminal reaches the service alone, which lets requests end first.
      detached: true,
      stdio: ['ignore', output, output, descriptor ?? 'ignore'],
    });
    child.unref();
    await once(child, 'spawn');
    return child.pid ?? 0;
  });
}

/** Waits until the server takes connections; false when its process ended or the time is over. */
export async function untilReady({ pid, socketFolder }: Postmaster): Promise<boolean> {
  const deadline = Date.now() + longestRecoveryMs;
  const sql = connect(
    { host: socketFolder, user: 'postgres', database: 'postgres' },
    { name: 'steckbrief start', connections: 1 },
  );
  try {
    while (Date.now() < deadline && (await isRunning(pid))) {
      const answered = await sql`select 1`.then(
        () => true,
        () => false,
      );
      if (answered) return true;
      await pause(25);
    }
    return false;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** Ends the server: sessions are cut off, open transactions rolled back, data flushed; after ten seconds without flushing. */
export async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    sendSignal(pid, signal);
    for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(10))
      if (!(await isRunning(pid))) return;
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Whether a process is the server of this cluster: a server works inside its cluster's folder. */
async function servesFolder(pid: number, folder: ClusterFolder): Promise<boolean> {
  if (!(await isRunning(pid))) return false;
  if (process.platform !== 'linux') return true;
  const [there, here] = await Promise.all([
    stat(`/proc/${pid}/cwd`).catch(() => null),
    stat(folder.path).catch(() => null),
  ]);
  return there !== null && here !== null && there.ino === here.ino && there.dev === here.dev;
}

/**
 * PostgreSQL refuses to start when the process named in its pid file lives, even if the number now belongs to some other
 * program. Such a file is given a number no process can have; its other lines still let PostgreSQL find
 * left-over sessions of the killed server.
 */
async function disownStalePidFile(folder: ClusterFolder): Promise<void> {
  const lines = await pidFileLines(folder);
  if (!lines || (await servesFolder(Number(lines[0]), folder))) return;
  await writeFile(join(folder.path, 'postmaster.pid'), ['2147483647', ...lines.slice(1)].join('\n'));
}

async function pidFileLines(folder: ClusterFolder): Promise<string[] | null> {
  const content = await readFile(join(folder.path, 'postmaster.pid'), 'utf8').catch(() => null);
  return content?.trim() ? content.split('\n') : null;
}

function asArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function openLog(path: string): Promise<Awaited<ReturnType<typeof open>>> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > largestLogBytes) await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}

async function reasonInLog(path: string, from: number): Promise<string> {
  const lines = (await readFile(path)).subarray(from).toString('utf8').trim().split('\n');
  const reason = lines.findLast((line) => line.includes('FATAL:')) ?? lines.at(-1) ?? '';
  return reason.replace(/^.*FATAL:\s*/, '');
}
