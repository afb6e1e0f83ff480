import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { App } from './app-instance.js';

/**
 * No inline code, nothing from other hosts, no framing. HSTS only where the service is reached by https. The headers are
 * the same for every answer, so they are composed once; a page that needs a policy of its own sets it afterwards.
 */
export function setSecurityHeaders(app: App, publicUrl: () => string): void {
  const headers = composedHeaders(publicUrl().startsWith('https:'));
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

function composedHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  const own = ["'self'"];
  const compose = helmet({
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xXssProtection: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: own,
        styleSrc: own,
        imgSrc: own,
        fontSrc: own,
        connectSrc: own,
        formAction: own,
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
  });
  const request = new IncomingMessage(new Socket());
  const answer = new ServerResponse(request);
  compose(request, answer, (error) => {
    if (error) throw error;
  });
  return Object.fromEntries(
    Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
