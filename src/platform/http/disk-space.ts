import type { DiskGuard } from '../database/disk-guard.js';
import { isWrite } from './access.js';
import type { App } from './app-instance.js';

/** Refuses writes with 507 while the disk is nearly full; reading goes on. */
export function refuseWritesWithoutSpace(app: App, guard: DiskGuard): void {
  app.addHook('preHandler', async (request) => {
    if (isWrite(request.method)) await guard.assertDiskSpace();
  });
}
