import type { FastifyReply, FastifyRequest } from 'fastify';
import { type PageHead, renderPage } from '../layout.js';
import type { Site } from '../site.js';
import { type WorkspacePage, workspaceHead } from './workspace-head.js';

/** Sends a page of a workspace: in its frame, and kept by nobody. @throws Problem `token_required` when nobody is signed in */
export async function sendWorkspacePage(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { refreshSeconds, ...page }: WorkspacePage & Pick<PageHead, 'refreshSeconds'>,
  content: JSX.Element,
): Promise<FastifyReply> {
  const head = workspaceHead(request, page);
  const html = await renderPage(
    site,
    refreshSeconds === undefined ? head : { ...head, refreshSeconds },
    content,
  );
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
}
