import t from 'tap';
import { z } from 'zod';
import { apiReferencePages } from '../../src/api-reference/pages.js';
import { decimalString } from '../../src/platform/http/api-schemas.js';
import { problemResponses } from '../../src/platform/http/problem-schemas.js';
import { listOf } from '../../src/platform/http/query-params.js';
import { platformApp } from '../support/app.js';

t.test('the reference shows every route, and every link on it leads somewhere', async (t) => {
  const thing = z.strictObject({ cost: decimalString.nullable() }).meta({ id: 'ShownThing' });
  const app = await platformApp(t, {
    api(api) {
      const schema = {
        operationId: 'listShown',
        summary: 'List <things> & more',
        tags: ['things'],
        querystring: z.strictObject({ fund: listOf(z.enum(['ESF', 'ESF+'])).optional() }),
        response: { 200: z.strictObject({ items: z.array(thing) }), ...problemResponses('not_found') },
      };
      api.get('/shown', { schema }, async () => ({ items: [] }));
      api.post('/shown', { schema: { body: thing, response: { 201: thing } } }, async () => ({ cost: null }));
    },
    pages: apiReferencePages,
  });
  const { body, headers } = await app.inject('/docs');
  t.match(headers['content-type'], /^text\/html/);
  t.match(body, /List &lt;things> &amp; more/);
  t.match(body, /list of\s*<span>ESF, ESF\+<\/span>/);
  t.match(body, /needs a bearer token/);
  t.match(body, /invalid_cursor/);
  t.notMatch(body, /<script|style=/);
  const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const links = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  t.ok(links.length > 5);
  for (const id of links) t.ok(ids.has(id), `${id}`);
});
