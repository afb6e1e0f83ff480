import { randomUUID } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../start-error.js';
import { processIdentity } from './processes.js';

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

const lockName = 'service.lock';

/**
 * Takes DATA_DIR for this process, so that two services never work on the same data. A lock left behind by a killed
 * process, even if its number was given to another one since, does not count. Throws StartError when a living one holds it.
 * Returns the function that gives the folder back.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, lockName);
  const own = JSON.stringify({ pid: process.pid, identity: await processIdentity(process.pid) });
  const draft = join(folder, `${lockName}.${randomUUID()}`);
  await writeFile(draft, own, { mode: 0o600 });
  try {
    // Linking puts the finished file in place in one step, or fails when there is one.
    while (!(await linked(draft, path))) await removeStale(folder, path);
  } finally {
    await unlink(draft);
  }
  return () => unlink(path).catch(ignoreMissing);
}

async function removeStale(folder: string, path: string): Promise<void> {
  const seen = await readFile(path, 'utf8').catch(ignoreMissing);
  if (seen === undefined) return;
  const holder = parseHolder(seen);
  if (holder && (await processIdentity(holder.pid)) === holder.identity)
    throw new StartError(
      `Another Steckbrief (process ${holder.pid}) already uses DATA_DIR ${folder}: stop it, or set another DATA_DIR.`,
    );
  // Two starts may find the same stale lock. Whoever moved away the other's fresh one puts it back.
  const moved = `${path}.${randomUUID()}`;
  await rename(path, moved).catch(ignoreMissing);
  const taken = await readFile(moved, 'utf8').catch(ignoreMissing);
  if (taken !== undefined && taken !== seen) await linked(moved, path);
  await unlink(moved).catch(ignoreMissing);
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function parseHolder(content: string): Holder | null {
  try {
    return JSON.parse(content) as Holder;
  } catch {
    return null;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
