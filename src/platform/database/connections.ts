import net from 'node:net';
import postgres, { type PostgresType, type Sql } from 'postgres';

/** A database of the embedded server, found through the folder of its socket. */
export interface SocketTarget {
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

/** Where a database is and as whom to enter it: an address from the settings, or the embedded server. */
export type Target = { readonly url: string } | SocketTarget;

interface ConnectionNeeds {
  readonly name: string;
  readonly connections: number;
  /** Server settings of every session, on top of UTC. */
  readonly session?: Readonly<Record<string, string | number>>;
  /** How values of some types are written and read, other than usual. */
  readonly types?: Readonly<Record<string, PostgresType>>;
}

/** Longest wait between two attempts to reach a lost database, so that the service is back within a second of its return. */
const longestPauseSeconds = 0.25;

/** Opens a pool; nothing is connected before the first statement. */
export function connect(target: Target, needs: ConnectionNeeds): Sql {
  const options = {
    max: needs.connections,
    connect_timeout: 10,
    backoff: () => longestPauseSeconds,
    onnotice: () => undefined,
    connection: {
      application_name: needs.name,
      TimeZone: 'UTC',
      ...needs.session,
      'steckbrief.greeting': longGreeting,
    },
    socket: openSocket,
    ...(needs.types === undefined ? {} : { types: needs.types }),
  };
  if (!('url' in target)) return postgres({ ...target, port: 5432, ssl: false, ...options });
  const { url, socketFolder } = withoutSocketFolder(target.url);
  return postgres(url, socketFolder === null ? options : { ...options, host: socketFolder });
}

/**
 * Short messages wait in the driver (3.4.9) for a moment to be sent together; a connection that is lost in that moment
 * never sends a short message again, so every later use of it hangs until `connect_timeout`. Long ones are sent at once.
 */
const longGreeting = '.'.repeat(1_024);

/** A server on the same machine is named as elsewhere in the world of PostgreSQL: `…?host=/var/run/postgresql`. */
function withoutSocketFolder(address: string): {
  readonly url: string;
  readonly socketFolder: string | null;
} {
  const url = new URL(address);
  const host = url.searchParams.get('host');
  if (!host?.startsWith('/')) return { url: address, socketFolder: null };
  url.searchParams.delete('host');
  return { url: url.href, socketFolder: host };
}

/**
 * The driver tries again at once and for ever when something accepts its connection and closes it without PostgreSQL's
 * greeting, as port forwarders in front of a stopped server and other kinds of servers do. Here that is an error.
 */
function openSocket(options: { path?: string | false; host: string[]; port: number[] }): net.Socket {
  const host = options.host[0];
  const socket = options.path
    ? net.connect(options.path)
    : Object.assign(net.connect(options.port[0] ?? 5432, host), { host });
  const refuse = (): void => {
    socket.destroy(Object.assign(new Error('no PostgreSQL answers there'), { code: 'NOT_POSTGRESQL' }));
  };
  socket.once('data', (answer: Buffer) => {
    if (!firstMessages.includes(String.fromCharCode(answer[0] ?? 0))) refuse();
  });
  forgetUnsent(socket);
  socket.once('end', () => {
    if (socket.bytesRead === 0) refuse();
  });
  return socket;
}

/** What waited for the lost connection would stand in front of the first message to the new one: only that one is sent. */
function forgetUnsent(socket: net.Socket): void {
  const write = socket.write;
  socket.write = ((bytes: Buffer, done?: () => void) => {
    socket.write = write;
    return socket.write(firstMessageIn(bytes), done);
  }) as typeof write;
}

/** Sign-in, request for encryption: each starts with its length and one of these numbers. */
const firstRequests = new Set([196_608, 80_877_103]);

function firstMessageIn(bytes: Buffer): Buffer {
  for (let at = bytes.length - 8; at > 0; at -= 1)
    if (bytes.readInt32BE(at) === bytes.length - at && firstRequests.has(bytes.readInt32BE(at + 4)))
      return bytes.subarray(at);
  return bytes;
}

/** What a PostgreSQL server may say first: sign-in, error, protocol version; or yes and no to encryption. */
const firstMessages = 'REvSN';
