import { connect, type Target } from '../../src/platform/database/connections.js';
import { openPools } from '../../src/platform/database/pools.js';
import { asWorker } from '../../src/runs/commands/work.js';

// Takes a run, says which, and does nothing any more until it is killed.
const [app, jobs] = JSON.parse(process.env.TARGETS ?? '[]') as [Target, Target];
const { orm } = openPools({ app, auth: app });
await asWorker(orm, connect(jobs, { name: 'test dying', connections: 2 }), async (worker) => {
  const run = await worker.claim();
  process.send?.(run?.id ?? null);
  await new Promise(() => setInterval(() => {}, 1_000));
});
