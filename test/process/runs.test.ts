import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { pause } from '../../src/platform/database/embedded/processes.js';
import { privateFolder, startService } from '../support/service.js';

// Real processes take their time on a busy machine.
t.setTimeout(300_000);

interface Run {
  readonly id: string;
  readonly state: string;
  readonly progress: { readonly step: string } | null;
  readonly files: readonly { readonly format: string }[];
}

t.test('a report under way survives the death of the service', async (t) => {
  const settings = { DATA_DIR: await privateFolder(t) };
  const service = startService(t, { command: 'demo', settings });
  const address = await service.ready();
  const { accounts } = JSON.parse(await readFile(join(settings.DATA_DIR, 'demo-accounts.json'), 'utf8'));
  const { token } = accounts.find(({ role }: { role: string }) => role === 'staff');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const asked = await fetch(`${address}/api/v1/reports/state-report/runs`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  t.equal(asked.status, 202);
  const { id } = (await asked.json()) as Run;
  const until = async (at: string, isReached: (run: Run) => boolean): Promise<Run> => {
    for (;;) {
      const run = (await (await fetch(`${at}/api/v1/runs/${id}`, { headers })).json()) as Run;
      if (isReached(run)) return run;
      await pause(100);
    }
  };
  await until(address, ({ state }) => state !== 'waiting');
  service.signal('SIGKILL');
  await service.ended;
  const next = startService(t, { command: 'demo', settings });
  const done = await until(await next.ready(), ({ state }) => !['waiting', 'running'].includes(state));
  t.equal(done.state, 'done');
  t.same(
    done.files.map(({ format }) => format),
    ['pdf', 'xlsx', 'html', 'csv', 'json'],
  );
});
