import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../start-error.js';
import { processIdentity } from './processes.js';

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

/**
 * Takes DATA_DIR for this process, so that two services never work on the same data. A lock left behind by a killed
 * process, even if its number was given to another one since, does not count. Throws StartError when a living one holds it.
 * Returns the function that gives the folder back.
 *
 * Locks are numbered and the highest one counts. Whoever finds the highest one free or stale makes the next, which only one
 * can; the highest is never removed, only emptied, so that nobody can make a number twice.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const draft = join(folder, `service-${randomUUID()}.draft`);
  const own: Holder = { pid: process.pid, identity: (await processIdentity(process.pid)) ?? '' };
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    for (;;) {
      const highest = await highestLock(folder);
      await assertFree(folder, highest);
      const path = lockPath(folder, highest + 1);
      if (!(await linked(draft, path))) continue;
      // A listing made while others come and go may have missed a higher one.
      if ((await highestLock(folder)) === highest + 1) {
        await removeBelow(folder, highest + 1);
        return () => truncate(path);
      }
      await unlink(path).catch(ignoreMissing);
    }
  } finally {
    await unlink(draft);
  }
}

async function assertFree(folder: string, number: number): Promise<void> {
  const content = await readLock(folder, number);
  const holder = content ? parseHolder(content) : null;
  if (holder && (await processIdentity(holder.pid)) === holder.identity)
    throw new StartError(
      `Another Steckbrief (process ${holder.pid}) already uses DATA_DIR ${folder}: stop it, or set another DATA_DIR.`,
    );
}

async function readLock(folder: string, number: number): Promise<string | undefined> {
  const path = lockPath(folder, number);
  try {
    return await readFile(path, 'utf8').catch(ignoreMissing);
  } catch (cause) {
    const owner = await stat(path);
    throw new StartError(
      `The data in ${folder} belongs to another user (number ${owner.uid}): start as that user or as root, or set another DATA_DIR.`,
      { cause },
    );
  }
}

const lockPath = (folder: string, number: number): string => join(folder, `service-${number}.lock`);

async function lockNumbers(folder: string): Promise<number[]> {
  return (await readdir(folder)).flatMap((name) => {
    const number = /^service-(\d+)\.lock$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

/** 0 when there is none. */
async function highestLock(folder: string): Promise<number> {
  return Math.max(0, ...(await lockNumbers(folder)));
}

async function removeBelow(folder: string, number: number): Promise<void> {
  for (const lower of await lockNumbers(folder))
    if (lower < number) await unlink(lockPath(folder, lower)).catch(ignoreMissing);
}

/** Puts a finished file in place in one step; false when there is one of that name. */
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
