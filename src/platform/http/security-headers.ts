import helmet from '@fastify/helmet';
import type { App } from './app-instance.js';

/** No inline code, nothing from other hosts, no framing. HSTS only where the service is reached by https. */
export async function setSecurityHeaders(app: App, publicUrl: () => string): Promise<void> {
  const own = ["'self'"];
  await app.register(helmet, {
    global: true,
    strictTransportSecurity: publicUrl().startsWith('https:') ? { maxAge: 31_536_000 } : false,
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
}
