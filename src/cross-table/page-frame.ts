import type { FastifyReply, FastifyRequest } from 'fastify';
import { readersOfAll } from '../kernel/actor.js';
import type { Language } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { type PageHead, type Site, workspaceHead } from '../web/index.js';
import { crossMessages } from './messages.js';
import { crossPath } from './question.js';

export interface CrossParts {
  readonly database: Database;
  readonly site: Site;
  readonly drawingPool: DrawingPool;
}

/** The service centre and auditors work here in German with their own frame; everybody else reads a public page. */
export function headFor(request: FastifyRequest, language: Language, title: string): PageHead {
  const { actor } = request;
  const works = language === 'de' && actor != null && readersOfAll.some((role) => role === actor.role);
  const crumbs = [{ label: crossMessages.section[language], path: null }];
  if (works) return { ...workspaceHead(request, { title, section: 'analysis' }), crumbs };
  return { language, path: crossPath, title, section: 'analysis', crumbs, registry: 'unread', person: actor };
}

/** What somebody signed in sees is nobody else's. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, html: string): FastifyReply {
  if (request.actor != null) reply.header('cache-control', 'no-store');
  return reply.type('text/html; charset=utf-8').send(html);
}
