import { totalmem } from 'node:os';
import type { Log } from '../../log.js';
import type { SocketTarget } from '../connections.js';
import { findBinaries } from './binaries.js';
import { clusterFolderIn, clusterOwner, ensureCluster } from './cluster-folder.js';
import {
  findPostmaster,
  type Installation,
  leftSocketFolder,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
  untilReady,
} from './postmaster.js';
import { isRunning, pause } from './processes.js';
import { makeSocketFolder, removeSocketFolder, renewSocketFolder } from './socket-folder.js';
import { databaseUser } from './system-user.js';

/** An embedded PostgreSQL that runs as long as this process wants it. */
export interface Cluster {
  target(user: string, database: string): SocketTarget;
  /** Stops the server and waits for its end. */
  stop(): Promise<void>;
}

interface ClusterOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** Server settings on top of the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False where the data may be lost with the machine, as in tests. */
  readonly durable?: boolean;
}

/**
 * An eighth of the memory, between 128 and 512 MB: what a search reads of 100,000 projects then stays with the server, and
 * the search takes half the work. Taken only as far as there are data.
 */
function sharedBuffers(): string {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return `${Math.round(Math.min(512, Math.max(128, memory / 8 / 1_048_576)))}MB`;
}

const usualSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: sharedBuffers(),
  // Long lists write more than the usual gigabyte: pages are not written out, and logged whole again, in the midst of one.
  max_wal_size: '2GB',
  timezone: 'UTC',
};

/** How often the server's process is looked after; it is back well within a second of its end. */
const watchEveryMs = 200;

/**
 * Starts the embedded PostgreSQL in DATA_DIR, or attaches to the one a killed service left running, and keeps it running:
 * when the server dies it is started again. Throws StartError.
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, log, durable = true } = options;
  const folder = clusterFolderIn(dataDir);
  const user = databaseUser(await clusterOwner(folder));
  const binaries = await findBinaries(user, dataDir);
  const cluster = await ensureCluster(folder, binaries, user, { durable });
  const installation = { folder, binaries, user, settings: { ...usualSettings, ...options.settings } };
  const left = await findPostmaster(folder);
  if (left && (await untilReady(left))) {
    log.info({ postmaster: left.pid }, 'attached to the PostgreSQL that was still running');
    return keepRunning(left, installation, log);
  }
  const socketFolder = await leftSocketFolder(folder);
  if (socketFolder) await removeSocketFolder(socketFolder);
  const postmaster = await startPostmaster(installation, await makeSocketFolder(user));
  log.info({ postmaster: postmaster.pid, cluster }, 'PostgreSQL started');
  return keepRunning(postmaster, installation, log);
}

function keepRunning(first: Postmaster, installation: Installation, log: Log): Cluster {
  const { socketFolder } = first;
  let postmaster = first;
  let stopping = false;
  let look: Promise<void> = Promise.resolve();

  const lookAfter = async (): Promise<void> => {
    if (await isRunning(postmaster.pid)) return;
    log.warn({ postmaster: postmaster.pid }, 'PostgreSQL ended unexpectedly and is started again');
    while (!stopping) {
      try {
        await renewSocketFolder(socketFolder, installation.user);
        postmaster = await startPostmaster(installation, socketFolder);
        return;
      } catch (error) {
        log.error({ err: error }, 'PostgreSQL could not be started again');
        await pause(500);
      }
    }
  };
  const schedule = (): void => {
    setTimeout(() => {
      if (stopping) return;
      look = lookAfter();
      void look.then(schedule);
    }, watchEveryMs).unref();
  };
  schedule();
  return {
    target: (user, database) => ({ host: socketFolder, user, database }),
    async stop() {
      stopping = true;
      await look;
      await stopPostmaster(postmaster);
      await removeSocketFolder(socketFolder);
    },
  };
}
