import type { AddressInfo } from 'node:net';
import type { Config } from '../config.js';
import type { App } from '../platform/http/app-instance.js';
import { StartError } from '../platform/start-error.js';

/** How long running requests may take to end once the service is asked to stop. */
const drainMs = 10_000;

/** Takes requests from now on and returns the address. Throws StartError when the port or host cannot be had. */
export async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const sentence = refusals(host, port)[code ?? ''];
    throw sentence ? new StartError(sentence, { cause: error }) : error;
  }
  const { port: taken } = app.server.address() as AddressInfo;
  return addressOf(host, taken);
}

export const addressOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Refuses new requests, lets running ones end, and cuts off those that take too long. */
export async function drain(app: App): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), drainMs);
  await app.close();
  clearTimeout(timer);
}

const refusals = (host: string, port: number): Readonly<Record<string, string>> => ({
  EADDRINUSE: `Port ${port} on ${host} is already in use: stop the other program or set PORT.`,
  EACCES: `This user may not listen on port ${port}: set PORT to 1024 or more.`,
  EADDRNOTAVAIL: `HOST ${host} is not an address of this machine.`,
  ENOTFOUND: `HOST ${host} is not known.`,
  EAI_AGAIN: `HOST ${host} cannot be looked up.`,
});
