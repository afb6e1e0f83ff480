import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { App } from './app-instance.js';

/** From the moment the service is asked to stop, new requests are refused; running ones end, and nobody waits for idle connections. */
export function refuseWhileStopping(app: App): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
    // A connection falls idle when its last answer is out, which may be long after the server was closed.
    const sweep = setInterval(() => app.server.closeIdleConnections(), 100).unref();
    app.server.once('close', () => clearInterval(sweep));
  });
  app.addHook('onRequest', async () => {
    if (!stopping) return;
    throw new Problem('overloaded', {
      detail: text('Der Dienst wird gerade beendet.', 'The service is stopping.'),
      retryAfterSeconds: 5,
    });
  });
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
}
