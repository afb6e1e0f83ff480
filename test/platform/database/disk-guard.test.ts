import t from 'tap';
import { assertSpaceToStart, diskGuard, noDiskGuard } from '../../../src/platform/database/disk-guard.js';

const moreThanAnyDisk = Number.MAX_SAFE_INTEGER;

t.test('writes are refused with 507 below the limit, and only then', async (t) => {
  await t.rejects(diskGuard(t.testdir(), moreThanAnyDisk).assertDiskSpace(), {
    code: 'disk_full',
    status: 507,
  });
  await t.resolves(diskGuard(t.testdir(), 1).assertDiskSpace());
  await t.resolves(noDiskGuard.assertDiskSpace());
});

t.test('a start on a nearly full disk is refused in one sentence', async (t) => {
  const folder = t.testdir();
  await t.rejects(assertSpaceToStart(folder, moreThanAnyDisk), {
    name: 'StartError',
    message: /^The disk of DATA_DIR \(.+\) is nearly full: \d+ MB free, \d+ MB needed; .+\.$/,
  });
  await t.resolves(assertSpaceToStart(folder, 1));
});
