import { chown, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../start-error.js';
import type { Binaries } from './binaries.js';
import { run } from './run.js';
import { canReach, type SystemUser } from './system-user.js';

/** Where the embedded PostgreSQL keeps its files, below DATA_DIR. */
export interface ClusterFolder {
  readonly path: string;
  readonly log: string;
}

export const clusterFolderIn = (dataDir: string): ClusterFolder => ({
  path: join(dataDir, 'postgres'),
  log: join(dataDir, 'postgres.log'),
});

/** Owner of an existing cluster, null when there is none yet. Throws StartError when it belongs to another user. */
export async function clusterOwner(folder: ClusterFolder): Promise<SystemUser | null> {
  const found = await stat(folder.path).catch(() => null);
  if (!found) return null;
  const self = process.getuid?.() ?? 0;
  if (self !== 0 && found.uid !== self)
    throw new StartError(
      `The data in ${folder.path} belongs to another user (number ${found.uid}): start as that user or as root, or set another DATA_DIR.`,
    );
  return { uid: found.uid, gid: found.gid };
}

/** Makes a new cluster unless there is one; a beginning that was cut off leaves nothing behind. */
export async function ensureCluster(
  folder: ClusterFolder,
  binaries: Binaries,
  user: SystemUser | null,
  options: { readonly durable: boolean },
): Promise<'created' | 'present'> {
  const version = await readFile(join(folder.path, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null) {
    await create(folder, binaries, user, options);
    return 'created';
  }
  if (version.trim() !== binaries.major)
    throw new StartError(
      `The data in ${folder.path} was made by PostgreSQL ${version.trim()}, this program brings ${binaries.major}: back up with the release that made it and restore with this one.`,
    );
  return 'present';
}

/**
 * Hands the cluster folder to a program of PostgreSQL. Its user may be barred from the folders above, which on Linux is
 * solved by opening the folder here and passing it on as descriptor 3.
 */
export async function withFolder<Result>(
  path: string,
  user: SystemUser | null,
  work: (folder: { readonly argument: string; readonly descriptor?: number }) => Promise<Result>,
): Promise<Result> {
  if (!user) return work({ argument: path });
  if (process.platform !== 'linux') {
    if (await canReach(user, path)) return work({ argument: path });
    throw new StartError(
      `PostgreSQL cannot run as root, and user number ${user.uid} cannot enter ${path}: start as an ordinary user, or set DATA_DIR to a folder others may pass through.`,
    );
  }
  const handle = await open(path, 'r');
  try {
    return await work({ argument: '/proc/self/fd/3', descriptor: handle.fd });
  } finally {
    await handle.close();
  }
}

async function create(
  folder: ClusterFolder,
  binaries: Binaries,
  user: SystemUser | null,
  options: { readonly durable: boolean },
): Promise<void> {
  const draft = `${folder.path}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (user) await chown(draft, user.uid, user.gid);
  const outcome = await withFolder(draft, user, ({ argument, descriptor }) =>
    run(binaries.initdb, ['-D', argument, ...initialSettings, ...(options.durable ? [] : ['--no-sync'])], {
      user,
      ...(descriptor === undefined ? {} : { folder: descriptor }),
    }),
  );
  if (outcome.status !== 0) throw setupFailure(folder, outcome.errors || outcome.output, user);
  await rename(draft, folder.path);
}

/** Only the socket leads in, and only its folder's owner can enter that: no passwords inside. */
const initialSettings = [
  '--username=postgres',
  '--auth=trust',
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=de',
  '--locale=C',
  '--no-instructions',
];

function setupFailure(folder: ClusterFolder, said: string, user: SystemUser | null): StartError {
  if (said.includes('user does not exist'))
    return new StartError(
      `The user number ${user?.uid ?? process.getuid?.()} has no name on this machine, which PostgreSQL needs to set up its data: run as a named user, or set DATABASE_URL.`,
    );
  return new StartError(`PostgreSQL could not set up its data in ${folder.path}: ${lastLine(said)}.`);
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
