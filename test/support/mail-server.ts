import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Test } from 'tap';

/** A mail server for tests, on a port of its own, which keeps what it is given. */
export interface MailServer {
  readonly url: string;
  /** Letters as they came over the wire. */
  readonly letters: string[];
  /** Ends it and all its connections; `start` brings it back on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Takes letters without sign-in and encryption; addresses at `nowhere.example.de` do not exist there. */
export async function mailServer(t: Test): Promise<MailServer> {
  const letters: string[] = [];
  let server: SMTPServer | null = null;
  let port = 0;
  const start = async (): Promise<void> => {
    const started = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo({ address }, _session, done) {
        const unknown = Object.assign(new Error(`no mailbox ${address}`), { responseCode: 550 });
        done(address.endsWith('@nowhere.example.de') ? unknown : null);
      },
      onData(stream, _session, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          letters.push(Buffer.concat(parts).toString('utf8'));
          done();
        });
      },
    });
    started.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      started.listen(port, '127.0.0.1', resolve);
    });
    port = (started.server.address() as AddressInfo).port;
    server = started;
  };
  const stop = async (): Promise<void> => {
    const running = server;
    server = null;
    if (running !== null) await new Promise<void>((resolve) => running.close(resolve));
  };
  await start();
  t.teardown(stop);
  return { url: `smtp://127.0.0.1:${port}`, letters, start, stop };
}
