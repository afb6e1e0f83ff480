import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { App } from './app-instance.js';

/** From the moment the service is asked to stop, new requests are refused; running ones end. */
export function refuseWhileStopping(app: App): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onRequest', async (_request, reply) => {
    if (!stopping) return;
    reply.header('connection', 'close');
    throw new Problem('overloaded', {
      detail: text('Der Dienst wird gerade beendet.', 'The service is stopping.'),
      retryAfterSeconds: 5,
    });
  });
}
