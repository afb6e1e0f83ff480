import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { type FlashCode, type Site, sendWorkspacePage, withFlash } from '../web/index.js';

export interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

export type ByReference = { Params: { reference: string } };

export const done = (reply: FastifyReply, address: string, code: FlashCode): FastifyReply =>
  reply.redirect(withFlash(address, code), 303);

/** Whether a change came too late: then what was typed is shown beside what holds now. */
export async function becameStale(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Problem && error.code === 'stale') return true;
    throw error;
  }
}

/** A page of the network's part of a workspace. */
export const send = (
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  content: JSX.Element,
  crumbs: readonly { readonly label: string; readonly path: string }[] = [],
): Promise<FastifyReply> =>
  sendWorkspacePage(site, request, reply, { title, section: 'network', crumbs }, content);
