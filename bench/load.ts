import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';

/** What came of a time of requests. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds of each answer, ascending. */
  readonly times: readonly number[];
}

interface LoadNeeds {
  readonly address: string;
  /** Path of the next request. */
  readonly path: () => string;
  readonly connections: number;
  readonly seconds: number;
  /** Further header lines, such as what a client accepts. */
  readonly headers?: readonly string[];
  /** Milliseconds a connection waits after an answer; 0 for none. */
  readonly pause?: number;
}

/**
 * Asks over a number of connections, each one request after the other, as fast as answers come. Reads no more of an
 * answer than its length, so that most of the machine is left to the side that is measured.
 */
export async function load(needs: LoadNeeds): Promise<Load> {
  const until = performance.now() + needs.seconds * 1_000;
  const started = performance.now();
  const perConnection = await Promise.all(
    Array.from({ length: needs.connections }, () => askUntil(until, needs)),
  );
  const times = perConnection.flat().sort((a, b) => a - b);
  return { perSecond: (times.length / (performance.now() - started)) * 1_000, times };
}

export const percentile = ({ times }: Load, share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;

async function askUntil(
  until: number,
  { address, path, headers = [], pause = 0 }: LoadNeeds,
): Promise<number[]> {
  const { hostname, port, host } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const times: number[] = [];
  while (performance.now() < until) {
    const asked = performance.now();
    socket.write(`GET ${path()} HTTP/1.1\r\n${[`Host: ${host}`, ...headers].join('\r\n')}\r\n\r\n`);
    await answer(socket);
    times.push(performance.now() - asked);
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  socket.destroy();
  return times;
}

/** Resolves when a whole answer with a Content-Length has come. */
function answer(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let head = '';
    let missing = Number.NaN;
    const done = (error: Error | null): void => {
      socket.removeListener('data', onData);
      socket.removeListener('close', onClose);
      if (error) reject(error);
      else resolve();
    };
    const onClose = (): void => done(new Error('the connection was closed'));
    const onData = (chunk: Buffer): void => {
      if (Number.isNaN(missing)) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!/^HTTP\/1\.1 200/.test(head)) {
          done(new Error(head.slice(0, 300)));
          return;
        }
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1]);
        missing = length - (head.length - end - 4);
      } else missing -= chunk.byteLength;
      if (missing <= 0) done(null);
    };
    socket.on('data', onData);
    socket.once('close', onClose);
  });
}

/** Reads a whole answer of any kind; how long it took, how many bytes it had. Fails when it was cut. */
export async function download(address: string): Promise<{ seconds: number; bytes: number }> {
  const started = performance.now();
  const [answer] = (await once(get(address, { agent: false }), 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.statusCode}`);
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
  });
  await once(answer, 'end');
  return { seconds: (performance.now() - started) / 1_000, bytes };
}
