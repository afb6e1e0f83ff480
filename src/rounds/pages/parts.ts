import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.js';
import type { Database } from '../../platform/database/database.js';
import type { Site } from '../../web/index.js';

export interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const uuid = z.uuid();

/** The id in the address of a page. @throws Problem `not_found` for what can be none */
export function idOf(request: FastifyRequest): string {
  const { id } = request.params as { id: string };
  if (!uuid.safeParse(id).success) throw new Problem('not_found');
  return id;
}

/** The municipality key in the address of a page. @throws Problem `not_found` for what can be none */
export function agsOf(request: FastifyRequest): string {
  const { ags } = request.params as { ags: string };
  if (!/^\d{8}$/.test(ags)) throw new Problem('not_found');
  return ags;
}

export const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(html);
