import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Target } from '../../src/platform/database/connections.js';
import { openCluster } from '../../src/platform/database/embedded/cluster.js';
import { clusterFolderIn } from '../../src/platform/database/embedded/cluster-folder.js';
import { lockFolder } from '../../src/platform/database/embedded/folder-lock.js';
import { findPostmaster, stopPostmaster } from '../../src/platform/database/embedded/postmaster.js';
import { removeSocketFolder } from '../../src/platform/database/embedded/socket-folder.js';
import type { ServiceTargets } from '../../src/platform/database/pools.js';
import { passwordIn, roleUrl, type ServiceRole } from '../../src/platform/database/roles.js';
import type { Log } from '../../src/platform/log.js';

/** A PostgreSQL server for tests: its administrator, the owner of test databases, the service's role. */
export interface TestServer {
  readonly ownerName: string;
  readonly ownerPassword: string | null;
  admin(database: string): Target;
  owner(database: string): Target;
  app(database: string): Target;
  /** Where the service enters a database. */
  service(database: string): ServiceTargets;
  /** Another of the service's roles. */
  as(role: ServiceRole, database: string): Target;
  stop(): Promise<void>;
}

export interface StartedServer extends TestServer {
  readonly socketFolder: string;
}

/** Address of a server that is already there: an operator's (TEST_DATABASE_URL) or the one of the whole run. */
export const serverVariable = 'STECKBRIEF_TEST_SOCKET';

const folderPrefix = 'steckbrief-test-';
const embeddedOwner = 'steckbrief_owner';

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The server the tests of this process use; a file that runs by itself starts one for its own time. */
export async function testServer(): Promise<TestServer> {
  const { TEST_DATABASE_URL: url, [serverVariable]: socketFolder } = process.env;
  if (url) return externalServer(url);
  return socketFolder ? embeddedServer(socketFolder) : startEmbeddedServer();
}

/** Settings of a server whose data may be lost. */
export const passingSettings = {
  listen_addresses: '',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  jit: 'off',
  max_connections: '200',
};

/** Starts a fresh embedded server that keeps nothing. */
export async function startEmbeddedServer(): Promise<StartedServer> {
  const { dataDir, remove } = await makeDataDir();
  const cluster = await openCluster({ dataDir, log: silent, durable: false, settings: passingSettings });
  return serverIn(cluster.target('', '').host, async () => {
    await cluster.stop();
    await remove();
  });
}

/** A folder for the data of one server, marked as this process's. */
export async function makeDataDir(): Promise<{ dataDir: string; remove(): Promise<void> }> {
  await stopForgottenServers();
  const dataDir = await mkdtemp(join(tmpdir(), folderPrefix));
  await lockFolder(dataDir);
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** A server that was just started, with the owner of test databases. */
export async function serverIn(socketFolder: string, stop: () => Promise<void>): Promise<StartedServer> {
  const server = embeddedServer(socketFolder);
  const admin = connect(server.admin('postgres'), { name: 'test setup', connections: 1 });
  await admin.unsafe(`create role ${embeddedOwner} login createrole`);
  await admin.end();
  return { ...server, socketFolder, stop };
}

/** A test process that was killed could not stop its server: whoever starts the next one does. */
async function stopForgottenServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const dataDir = join(tmpdir(), name);
    if (!name.startsWith(folderPrefix) || !(await isOlderThanAMinute(dataDir))) continue;
    try {
      await lockFolder(dataDir);
      const left = await findPostmaster(clusterFolderIn(dataDir));
      if (left) await stopPostmaster(left);
      if (left) await removeSocketFolder(left.socketFolder);
      await rm(dataDir, { recursive: true, force: true });
    } catch {
      // In use, or somebody else's.
    }
  }
}

async function isOlderThanAMinute(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  return found !== null && Date.now() - found.birthtimeMs > 60_000;
}

function embeddedServer(socketFolder: string): TestServer {
  const as = (user: string) => (database: string) => ({ host: socketFolder, user, database });
  return {
    ownerName: embeddedOwner,
    ownerPassword: null,
    admin: as('postgres'),
    owner: as(embeddedOwner),
    app: as('steckbrief_app'),
    service: (database) => ({ app: as('steckbrief_app')(database), auth: as('steckbrief_auth')(database) }),
    as: (role, database) => as(role)(database),
    stop: async () => undefined,
  };
}

/** On a server of somebody else the same role is administrator and owner: a superuser, or one with CREATEDB and CREATEROLE. */
function externalServer(address: string): TestServer {
  const at = (url: string) => (database: string) => {
    const target = new URL(url);
    target.pathname = `/${database}`;
    return { url: target.href };
  };
  return {
    ownerName: decodeURIComponent(new URL(address).username),
    ownerPassword: passwordIn(address),
    admin: at(address),
    owner: at(address),
    app: at(roleUrl('steckbrief_app', address)),
    service: (database) => ({
      app: at(roleUrl('steckbrief_app', address))(database),
      auth: at(roleUrl('steckbrief_auth', address))(database),
    }),
    as: (role, database) => at(roleUrl(role, address))(database),
    stop: async () => undefined,
  };
}
