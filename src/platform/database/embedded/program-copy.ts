import { chmod, cp, lstat, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach, type SystemUser } from './system-user.js';

/**
 * Copies the PostgreSQL programs to a place where the user can run them, once per version: into the data folder when the
 * user can reach it, else to the machine's cache or temporary folder. Null when there is no such place.
 */
export async function copyProgram(
  source: string,
  version: string,
  user: SystemUser | null,
  ownFolder: string,
  finish: (root: string) => Promise<void>,
): Promise<string | null> {
  for (const place of [ownFolder, '/var/cache', '/var/tmp', tmpdir()]) {
    try {
      if (user && !(await canReach(user, place))) continue;
      return await copyTo(
        join(place, `steckbrief-postgres-${version}-${process.getuid?.() ?? 0}`),
        source,
        finish,
      );
    } catch {
      // Not a place to write to: the next one may be.
    }
  }
  return null;
}

async function copyTo(
  target: string,
  source: string,
  finish: (root: string) => Promise<void>,
): Promise<string> {
  if ((await isOurs(target)) && (await isWhole(target, source))) return join(target, 'native');
  const draft = await mkdtemp(`${target}.`);
  try {
    await cp(source, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await openForReading(draft);
    await finish(join(draft, 'native'));
    if (await isOurs(target)) await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // A start at the same time may have put its copy there first.
    if (!(await isOurs(target)) || !(await isWhole(target, source))) throw error;
  }
  return join(target, 'native');
}

/** In a folder open to all, somebody else may have put something under the expected name: only what we own counts. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

/** Cleaners of temporary folders take single files away, so every file is looked at. */
async function isWhole(target: string, source: string): Promise<boolean> {
  const files = await readdir(source, { recursive: true, withFileTypes: true });
  for (const file of files) {
    if (!file.isFile()) continue;
    const original = join(file.parentPath, file.name);
    const copy = join(target, 'native', original.slice(source.length));
    const [wanted, found] = await Promise.all([stat(original), stat(copy).catch(() => null)]);
    if (found?.size !== wanted.size) return false;
  }
  return true;
}

async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
