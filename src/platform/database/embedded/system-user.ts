import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, parse } from 'node:path';

/** A user of the operating system to run PostgreSQL as; PostgreSQL refuses to run as root. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const nobody: SystemUser = { uid: 65_534, gid: 65_534 };

/**
 * Who PostgreSQL runs as: null for the user of this process. Root steps down to the owner of an existing cluster,
 * else to `postgres` or `nobody`.
 */
export function databaseUser(clusterOwner: SystemUser | null): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  if (clusterOwner && clusterOwner.uid !== 0) return clusterOwner;
  return namedUser('postgres') ?? namedUser('_postgres') ?? namedUser('nobody') ?? nobody;
}

/** Whether a user can walk down to a folder: every folder above it lets strangers pass, or is their own. */
export async function canReach(user: SystemUser, folder: string): Promise<boolean> {
  for (let step = folder; ; step = dirname(step)) {
    const { mode, uid, gid } = await stat(step);
    const [owner, group, others] = [mode & 0o100, mode & 0o010, mode & 0o001];
    if (!(uid === user.uid ? owner : gid === user.gid ? group : others)) return false;
    if (step === parse(step).root) return true;
  }
}

function namedUser(name: string): SystemUser | null {
  const line = passwordFile().find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  // macOS numbers its nobody -2, which the system calls take as an unsigned number.
  return uid && gid ? { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 } : null;
}

function passwordFile(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}
