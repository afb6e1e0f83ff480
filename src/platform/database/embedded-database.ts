import { access, constants, mkdir, stat } from 'node:fs/promises';
import type { Log } from '../log.js';
import { StartError } from '../start-error.js';
import { connect, type SocketTarget } from './connections.js';
import { assertSpaceToStart, diskGuard } from './disk-guard.js';
import { type Cluster, openCluster } from './embedded/cluster.js';
import { clusterFolderIn } from './embedded/cluster-folder.js';
import { lockFolder } from './embedded/folder-lock.js';
import { findPostmaster, untilReady } from './embedded/postmaster.js';
import type { Server } from './server.js';

const name = 'steckbrief';
const owner = 'steckbrief_owner';

/** Takes DATA_DIR for this process and has the embedded PostgreSQL run in it. Throws StartError. */
export async function openEmbedded(dataDir: string, log: Log): Promise<Server> {
  await makeWritable(dataDir);
  const unlock = await lockFolder(dataDir);
  let cluster: Cluster | null = null;
  const stop = async (): Promise<void> => {
    await cluster?.stop();
    await unlock();
  };
  try {
    await assertSpaceToStart(dataDir);
    cluster = await openCluster({ dataDir, log });
    await ensureOwnerAndDatabase(cluster);
  } catch (error) {
    await stop();
    throw error;
  }
  const server = cluster;
  return {
    kind: 'embedded',
    owner: server.target(owner, name),
    ownerPassword: null,
    app: server.target('steckbrief_app', name),
    as: (role) => server.target(role, name),
    assertServiceRoles: async () => undefined,
    ...diskGuard(dataDir),
    stop,
  };
}

/** The registry whose PostgreSQL runs in DATA_DIR, as its owner and beside the service; null when none runs. */
export async function findRunningEmbedded(dataDir: string): Promise<SocketTarget | null> {
  const postmaster = await findPostmaster(clusterFolderIn(dataDir));
  if (!postmaster || !(await untilReady(postmaster))) return null;
  return { host: postmaster.socketFolder, user: owner, database: name };
}

/** Throws StartError unless DATA_DIR holds an embedded PostgreSQL, running or not. */
export async function assertEmbedded(dataDir: string): Promise<void> {
  const found = await stat(clusterFolderIn(dataDir).path).catch((error: NodeJS.ErrnoException) => error.code);
  if (found === 'ENOENT')
    throw new StartError(`There is no registry in DATA_DIR ${dataDir}: set DATA_DIR or DATABASE_URL.`);
  if (typeof found !== 'object')
    throw new StartError(`DATA_DIR ${dataDir} cannot be read (${found}): start as the user it belongs to.`);
}

async function makeWritable(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new StartError(
      `DATA_DIR ${dataDir} cannot be written to (${code}): set one that this user may write to.`,
      {
        cause,
      },
    );
  }
}

/** The owner is no superuser: what works here works on a server where the registry is a guest. */
async function ensureOwnerAndDatabase(cluster: Cluster): Promise<void> {
  const admin = connect(cluster.target('postgres', 'postgres'), { name: 'steckbrief setup', connections: 1 });
  try {
    const [found] = await admin<{ owner: boolean; database: boolean }[]>`select
      exists (select from pg_roles where rolname = ${owner}) as owner,
      exists (select from pg_database where datname = ${name}) as database`;
    if (!found?.owner) await admin.unsafe(`create role ${owner} login createrole`);
    if (!found?.database) await admin.unsafe(`create database ${name} owner ${owner}`);
  } finally {
    await admin.end({ timeout: 1 });
  }
}
