import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sight } from '../../history/index.js';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../../kernel/actor.js';
import type { Database } from '../../platform/database/database.js';
import { only } from '../../platform/http/access.js';
import { type FlashCode, type Site, sendWorkspacePage, withFlash } from '../../web/index.js';

export interface PageParts {
  readonly database: Database;
  readonly site: Site;
  readonly publicUrl: () => string;
}

export type ByReference = { Params: { reference: string } };

const schema = { hide: true };
export const reading = { config: only(...readersOfAll), schema };
export const writing = { config: only(...serviceCentreRoles), schema };
export const ofCities = { config: only(...cityRoles), schema };

export const done = (reply: FastifyReply, path: string, code: FlashCode): FastifyReply =>
  reply.redirect(withFlash(path, code), 303);

/** A page of the network's part of a workspace. */
export const sendPage = (
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  content: JSX.Element,
  crumbs: readonly { readonly label: string; readonly path: string }[] = [],
  sight?: Sight,
): Promise<FastifyReply> => {
  const page = { title, section: 'network', crumbs, ...(sight !== undefined && { sight }) } as const;
  return sendWorkspacePage(site, request, reply, page, content);
};
