import type { FastifyReply, FastifyRequest } from 'fastify';
import { readersOfAll, serviceCentreRoles } from '../../kernel/actor.js';
import type { Database } from '../../platform/database/database.js';
import { only } from '../../platform/http/access.js';
import { problemFrom } from '../../platform/http/problem-from-error.js';
import { type FlashCode, type Site, sendWorkspacePage, withFlash } from '../../web/index.js';
import type { FormFaults } from '../forms.js';

export interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const schema = { hide: true };
export const reading = { config: only(...readersOfAll), schema };
export const writing = { config: only(...serviceCentreRoles), schema };

export const mayWrite = ({ actor }: FastifyRequest): boolean =>
  serviceCentreRoles.some((role) => role === actor?.role);

export const done = (reply: FastifyReply, address: string, code: FlashCode): FastifyReply =>
  reply.redirect(withFlash(address, code), 303);

const late =
  'Jemand hat den Eintrag inzwischen geändert. Ihr Text steht noch da. Speichern Sie noch einmal, wenn er gelten soll.';

/** What stops a change becomes a fault of its field; `taken` says what is there already. Everything else is thrown on. */
export async function orFaults<Result>(
  work: () => Promise<Result>,
  taken?: string,
): Promise<{ readonly result: Result } | { readonly faults: FormFaults }> {
  try {
    return { result: await work() };
  } catch (error) {
    const found = problemFrom(error);
    if (found.code === 'stale') return { faults: { name: late } };
    if (found.code === 'state_conflict' && taken !== undefined) return { faults: { name: taken } };
    if (found.code !== 'rule_broken') throw error;
    return {
      faults: Object.fromEntries(
        found.errors.map(({ pointer, detail }) => [pointer?.slice(1) ?? 'name', detail.de]),
      ),
    };
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
