import { mkdtempSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { connect } from '../../../src/platform/database/connections.js';

const outcome = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => 'answered',
    (error: NodeJS.ErrnoException) => error.code,
  );

t.test('a connection that found nobody greets whoever is there the next time', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'sb-'));
  const sql = connect({ host: folder, user: 'someone', database: 'some' }, { name: 'test', connections: 1 });
  t.teardown(() => sql.end({ timeout: 0 }));
  for (let attempt = 0; attempt < 3; attempt += 1) t.equal(await outcome(sql`select 1`), 'ENOENT');

  const greetings: Buffer[] = [];
  const server = net.createServer((socket) => {
    socket.once('data', (bytes: Buffer) => {
      greetings.push(bytes);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(`${folder}/.s.PGSQL.5432`, resolve));
  t.teardown(() => server.close());
  t.not(await outcome(sql`select 1`), 'CONNECT_TIMEOUT', 'the greeting is sent, not held back');
  const [greeting = Buffer.alloc(8)] = greetings;
  t.equal(greeting.readInt32BE(0), greeting.length, 'one message, with nothing left over in front of it');
  t.equal(greeting.readInt32BE(4), 196_608, 'the request to sign in');
});
