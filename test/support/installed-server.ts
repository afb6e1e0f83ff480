import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterFolderIn, ensureCluster } from '../../src/platform/database/embedded/cluster-folder.js';
import { startPostmaster, stopPostmaster } from '../../src/platform/database/embedded/postmaster.js';
import { run } from '../../src/platform/database/embedded/run.js';
import { makeSocketFolder, removeSocketFolder } from '../../src/platform/database/embedded/socket-folder.js';
import { databaseUser } from '../../src/platform/database/embedded/system-user.js';
import { makeDataDir, passingSettings, type StartedServer, serverIn } from './cluster.js';

/** Starts a fresh server of a PostgreSQL installed on this machine, given the folder of its programs. */
export async function startInstalledServer(programs: string): Promise<StartedServer> {
  const binaries = { postgres: join(programs, 'postgres'), initdb: join(programs, 'initdb') };
  await access(binaries.initdb);
  const user = databaseUser(null);
  const { output } = await run(binaries.postgres, ['--version'], { user });
  const major = /(\d+)\.\d+/.exec(output)?.[1] ?? '';
  const { dataDir, remove } = await makeDataDir();
  const folder = clusterFolderIn(dataDir);
  const installation = { folder, binaries: { ...binaries, major }, user, settings: passingSettings };
  await ensureCluster(folder, installation.binaries, user, { durable: false });
  const socketFolder = await makeSocketFolder(user);
  const postmaster = await startPostmaster(installation, socketFolder);
  process.stdout.write(`on ${output.trim()}\n`);
  return serverIn(socketFolder, async () => {
    await stopPostmaster(postmaster);
    await removeSocketFolder(socketFolder);
    await remove();
  });
}
