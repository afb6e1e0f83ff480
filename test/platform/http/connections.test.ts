import net from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import t from 'tap';
import type { App } from '../../../src/platform/http/app-instance.js';
import { clientGone } from '../../../src/platform/http/client-gone.js';
import { bearer, platformApp } from '../../support/app.js';

function withResolvers<Value>(): { promise: Promise<Value>; resolve(value: Value): void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function listening(app: App): Promise<number> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as net.AddressInfo).port;
}

t.test('a handler learns that its client hung up, and only then', async (t) => {
  const signals: AbortSignal[] = [];
  let arrived = () => {};
  const app = await platformApp(t, {
    api(api) {
      api.post('/slow', async (_request, reply) => {
        const signal = clientGone(reply);
        signals.push(signal);
        arrived();
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        return {};
      });
      api.post('/quick', async (_request, reply) => {
        const signal = clientGone(reply);
        signals.push(signal);
        await wait(20);
        return { gone: signal.aborted };
      });
    },
  });
  const port = await listening(app);
  const headers = { ...bearer, 'content-type': 'application/json' };
  const quick = await fetch(`http://127.0.0.1:${port}/api/v1/quick`, {
    method: 'POST',
    headers,
    body: '{"a":1}',
  });
  t.same(await quick.json(), { gone: false }, 'a body that was read to its end is no hang-up');

  const reached = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const socket = net.connect(port, '127.0.0.1');
  socket.write(
    `POST /api/v1/slow HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer.authorization}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
  );
  await reached;
  const gone = new Promise((resolve) => signals.at(-1)?.addEventListener('abort', resolve));
  socket.destroy();
  await gone;
  t.ok(signals.at(-1)?.aborted);
});

t.test('a handler that asks late learns that its client is gone already', async (t) => {
  const { promise: answer, resolve: learn } = withResolvers<boolean>();
  const { promise: reached, resolve: arrive } = withResolvers<void>();
  const app = await platformApp(t, {
    api(api) {
      api.get('/late', async (_request, reply) => {
        const closed = new Promise<void>((resolve) => reply.raw.once('close', resolve));
        arrive();
        await closed;
        learn(clientGone(reply).aborted);
        return {};
      });
    },
  });
  const socket = net.connect(await listening(app), '127.0.0.1');
  socket.write(`GET /api/v1/late HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer.authorization}\r\n\r\n`);
  await reached;
  socket.destroy();
  t.ok(await answer);
});

t.test('a stream that breaks can be recognised as cut', async (t) => {
  const app = await platformApp(t, {
    api(api) {
      api.get('/rows', async (_request, reply) => {
        const rows = async function* () {
          yield 'a;b\n'.repeat(20_000);
          throw new Error('cursor lost');
        };
        return reply.header('content-type', 'text/csv').send(Readable.from(rows()));
      });
    },
  });
  const port = await listening(app);
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/rows`, {
    headers: { 'accept-encoding': 'gzip' },
  });
  t.equal(answer.status, 200);
  t.notOk(answer.headers.get('content-encoding'));
  t.notOk(answer.headers.get('etag'));
  await t.rejects(answer.text());
});

t.test('asked to stop, the service lets running requests end and refuses new ones', async (t) => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let arrived = () => {};
  const reached = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const app = await platformApp(t, {
    api(api) {
      api.get('/running', async () => {
        arrived();
        await gate;
        return { ended: true };
      });
    },
  });
  const port = await listening(app);
  const running = fetch(`http://127.0.0.1:${port}/api/v1/running`);
  await reached;
  // A request that has begun to arrive when the service is asked to stop.
  const late = net.connect(port, '127.0.0.1');
  const closed = new Promise((resolve) => late.on('close', resolve));
  let answer = '';
  late.on('data', (chunk) => {
    answer += chunk;
  });
  late.write('GET /api/v1/running HTTP/1.1\r\nHost: x\r\n');
  await wait(50);
  const closing = app.close();
  await wait(50);
  late.write('\r\n');
  await closed;
  t.match(answer, /^HTTP\/1\.1 503 .*connection: close.*"code":"overloaded"/is);
  t.match(answer, /retry-after: 5/i);
  open();
  t.same(await (await running).json(), { ended: true });
  await closing;
});

t.test('an upload that is cut off is no fault of ours and none of the database', async (t) => {
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const app = await platformApp(t, { api: (api) => void api.post('/take', async () => ({})) }, { logger });
  const socket = net.connect(await listening(app), '127.0.0.1');
  const seen = new Promise((resolve) => app.server.once('request', resolve));
  socket.write(
    `POST /api/v1/take HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer.authorization}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`,
  );
  await seen;
  const closed = new Promise((resolve) =>
    app.server.once('connection', (other) => other.once('close', resolve)),
  );
  socket.destroy();
  net.connect((app.server.address() as net.AddressInfo).port, '127.0.0.1').end();
  await closed;
  await wait(50);
  t.same(lines, []);
});
