import swaggerUi from '@fastify/swagger-ui';
import type { App } from './app-instance.js';

/** `/openapi.json`, and at `/docs` a page to read it. */
export async function docsRoutes(app: App): Promise<void> {
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.register(swaggerUi, { routePrefix: '/docs', uiConfig: { docExpansion: 'list' } });
}
