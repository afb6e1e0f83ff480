import { chown, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { StartError } from '../../start-error.js';
import { canReach, type SystemUser } from './system-user.js';

const prefix = 'steckbrief-';
/** Addresses of Unix sockets end at 103 bytes on macOS and at 107 on Linux. */
const longestSocketPath = 103;

/** A fresh folder for the server's socket that only the database user can enter, at a place whose name is short enough. */
export async function makeSocketFolder(user: SystemUser | null): Promise<string> {
  for (const place of new Set([tmpdir(), '/tmp', '/var/tmp', '/dev/shm'])) {
    const longest = join(place, `${prefix}XXXXXX`, '.s.PGSQL.5432');
    if (Buffer.byteLength(longest) > longestSocketPath) continue;
    try {
      if (user && !(await canReach(user, place))) continue;
      const folder = await mkdtemp(join(place, prefix));
      if (user) await chown(folder, user.uid, user.gid);
      return folder;
    } catch {
      // Not a place to write to: the next one may be.
    }
  }
  throw new StartError('There is no place for the socket of the embedded PostgreSQL: make /tmp writable.');
}

/** The same folder again for a server that is started anew, empty, even if a cleaner of temporary folders took it away. */
export async function renewSocketFolder(folder: string, user: SystemUser | null): Promise<void> {
  const made = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    () => false,
  );
  if (made && user) await chown(folder, user.uid, user.gid);
  const { uid, mode } = await lstat(folder);
  if (uid !== (user?.uid ?? process.getuid?.()) || (mode & 0o077) !== 0)
    throw new Error(`${folder} was taken by another user`);
  await rm(join(folder, '.s.PGSQL.5432'), { force: true });
  await rm(join(folder, '.s.PGSQL.5432.lock'), { force: true });
}

/** Only ever a folder of the kind made here, whatever the pid file of a former server says. */
export async function removeSocketFolder(folder: string): Promise<void> {
  if (basename(folder).startsWith(prefix)) await rm(folder, { recursive: true, force: true });
}
