import { z } from 'zod';
import { open } from '../platform/http/access.js';
import { dayString } from '../platform/http/api-schemas.js';
import type { App } from '../platform/http/app-instance.js';
import { asOfParam } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { localRoutes } from '../web/index.js';
import type { FileParts } from './file-routes.js';

/** The pages of reports that have one, in both languages: the accessible twin of the print. */
export function reportPages(pages: App, { reports, database, site, pool, publicUrl }: FileParts): void {
  for (const report of reports) {
    if (report.page === null) continue;
    const querystring = z.object({
      ...report.openParameters,
      asOf: asOfParam.optional(),
      reckoningDay: dayString.optional(),
    });
    for (const { language, pattern } of localRoutes(report.page))
      pages.get(pattern, { config: open, schema: { hide: true, querystring } }, async (request, reply) => {
        const { asOf, reckoningDay, ...parameters } = request.query;
        const settings = { publicUrl: publicUrl(), landNotice: site.landNotice };
        const asked = { parameters, audience: 'public', asOf, reckoningDay, language } as const;
        const found = await report.read(database, asked);
        setRegistryRevision(reply, found.inputs.revision);
        return reply
          .type('text/html; charset=utf-8')
          .send(await found.compose({ pool, site, settings }).page(asOf));
      });
  }
}
