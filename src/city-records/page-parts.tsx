import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Catalogue, catalogueAt } from '../catalogue/index.js';
import { viewpointAt } from '../history/index.js';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database, Orm, Transaction } from '../platform/database/database.js';
import { actorOf, only } from '../platform/http/access.js';
import { type Site, sendWorkspacePage } from '../web/index.js';
import type { CityRecordKinds } from './kind.js';
import { deskPath } from './paths.js';

export interface CityRecordParts {
  readonly database: Database;
  readonly site: Site;
  readonly kinds: CityRecordKinds;
}

export const reading = { config: only(...cityRoles, ...readersOfAll), schema: { hide: true } };
export const keeping = { config: only(...cityRoles, ...serviceCentreRoles), schema: { hide: true } };

/** Whether who looks may change something; auditors look only. */
export function mayKeep(request: FastifyRequest): boolean {
  const { role, mayWrite } = actorOf(request);
  return mayWrite && role !== 'auditor';
}

/** The catalogue of today, by which what is typed is read. */
export async function catalogueNow(db: Orm | Transaction): Promise<Catalogue> {
  return catalogueAt(db, (await viewpointAt(db)).revision);
}

const desk = { label: 'Gebiete und Konzepte', path: deskPath };

/** A page of the workspace below the desk of areas and plans. */
export const sendPage = (
  { site }: CityRecordParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string,
  content: JSX.Element,
  crumbs: readonly (typeof desk)[] = [desk],
): Promise<FastifyReply> =>
  sendWorkspacePage(site, request, reply, { title, section: 'cityRecords', crumbs }, content);
