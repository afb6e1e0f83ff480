import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../platform/database/database.js';
import { type PageHead, type Site, sendWorkspacePage } from '../web/index.js';
import { reconciliationsPath } from './views/reconciliations-page.js';

export interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

/** Sends a page of this part of the workspace. */
export async function sendPage(
  { site }: Pick<PageParts, 'site'>,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string | null,
  content: JSX.Element,
  more: Pick<PageHead, 'refreshSeconds'> = {},
): Promise<FastifyReply> {
  const crumbs = title === null ? [] : [{ label: 'Abgleich', path: reconciliationsPath }];
  return sendWorkspacePage(
    site,
    request,
    reply,
    { title: title ?? 'Abgleich', section: 'reconciliation', crumbs, ...more },
    content,
  );
}
