import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { openBackup } from '../../src/backup/index.js';
import { StartError } from '../../src/platform/start-error.js';
import { testDatabase } from '../support/database.js';
import { backedUp, folderFor, ownerOf, quiet } from './registries.js';
import { repacked } from './repacked.js';

t.setTimeout(120_000);

/** What is said about a file: one sentence, never anything else. */
async function verdict(path: string): Promise<string> {
  try {
    (await openBackup(path, quiet)).close();
    return 'whole';
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return error.message.replace(path, 'FILE');
  }
}

async function smallBackup(t: Test) {
  const database = await testDatabase(t, 'reference');
  const { path } = await backedUp(t, await ownerOf(database));
  const content = await readFile(path);
  const file = join(await folderFor(t), 'tried.backup');
  const verdictOn = async (bytes: Buffer): Promise<string> => {
    await writeFile(file, bytes);
    return verdict(file);
  };
  return { path, content, verdictOn };
}

t.test('a whole backup is whole', async (t) => {
  const { path, content, verdictOn } = await smallBackup(t);
  t.equal(await verdict(path), 'whole');
  t.equal(await verdictOn(content), 'whole');
  t.equal(await verdict(await repacked(t, path, {})), 'whole', 'and so is one packed anew');
});

t.test('wherever one bit is flipped, it is found', async (t) => {
  const { content, verdictOn } = await smallBackup(t);
  const where = fc.oneof(
    fc.nat(content.length - 1),
    fc.nat(200),
    fc.nat(3_000).map((fromEnd) => content.length - 1 - fromEnd),
  );
  await fc.assert(
    fc.asyncProperty(where, fc.nat(7), async (at, bit) => {
      const bent = Buffer.from(content);
      bent.writeUInt8(bent.readUInt8(at) ^ (1 << bit), at);
      return /^FILE is (damaged|cut off|not a backup|a ZIP archive, but not)/.test(await verdictOn(bent));
    }),
    { numRuns: 150 },
  );
  t.pass('150 places tried');
});

t.test('wherever it is cut off, it is found', async (t) => {
  const { content, verdictOn } = await smallBackup(t);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.nat(content.length - 1),
        fc.nat(60),
        fc.nat(200).map((n) => content.length - 1 - n),
      ),
      async (length) =>
        /^FILE is (cut off|empty|not a backup)/.test(await verdictOn(content.subarray(0, length))),
    ),
    { numRuns: 100 },
  );
  const cut = content.subarray(0, content.length >> 1);
  t.equal(await verdictOn(cut), 'FILE is cut off or damaged at its end: its seal is missing.');
});

t.test('files of other programs', async (t) => {
  const { verdictOn } = await smallBackup(t);
  t.equal(await verdictOn(Buffer.alloc(0)), 'FILE is empty.');
  t.equal(await verdictOn(Buffer.from('PGDMP\u0001')), 'FILE is not a backup of Steckbrief.');
  t.equal(await verdictOn(Buffer.alloc(500_000, 'x')), 'FILE is not a backup of Steckbrief.');
  const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
  t.equal(await verdictOn(zip), 'FILE is not a backup of Steckbrief.', 'an empty archive');
  const workbook = Buffer.concat([
    Buffer.from('PK\u0003\u0004'),
    Buffer.alloc(26),
    Buffer.from('xl/workbook.xml'),
  ]);
  t.equal(await verdictOn(workbook), 'FILE is a ZIP archive, but not a backup of Steckbrief.');
  t.equal(await verdict('/nowhere/file'), 'FILE cannot be read: there is no such file.');
  t.match(await verdict('/tmp'), 'is not a file');
});

t.test('what is wrong and where', async (t) => {
  const { path } = await smallBackup(t);
  const said = async (change: Parameters<typeof repacked>[2]) => verdict(await repacked(t, path, change));
  const place = 'tables/place.copy';
  t.equal(await said({ members: { [place]: null } }), `FILE is damaged: ${place} is missing.`);
  t.equal(
    await said({ members: { 'tables/other.copy': 'x' } }),
    'FILE is damaged: tables/other.copy does not belong into it.',
  );
  t.match(
    await said({ members: { [place]: '1\tdistrict\t14521\t2026-01-01 00:00:00+00\n' } }),
    /^FILE is damaged: tables\/place\.copy does not hold what the manifest says \(\d+ rows, .* found 1 rows, 40 bytes/,
  );
  t.equal(
    await said({ manifest: () => ({ format: 'other' }) }),
    'FILE is not a backup of Steckbrief: its manifest.json says nothing of it.',
  );
  t.match(
    await said({
      manifest: (manifest) => ({ ...manifest, formatVersion: 2, programVersion: '9.0.0', more: 1 }),
    }),
    /^FILE was made by Steckbrief 9\.0\.0 in backup format 2, which this release \(.*\) does not know yet/,
  );
  t.equal(
    await said({ manifest: (manifest) => ({ ...manifest, tables: [{ name: 1 }] }) }),
    'FILE is damaged: manifest.json has a wrong value at tables.0.name.',
  );
});
