import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { referenceParams } from '../projects/index.js';
import { grantWaiver } from './commands/grant.js';
import { revokeWaiver } from './commands/revoke.js';
import { checkPublished } from './queries/record-findings.js';
import { findWaiver, listWaivers } from './queries/waivers.js';
import { mayBeWaived } from './rules.js';
import {
  findingsSchema,
  grantSchema,
  revocationSchema,
  toApiFinding,
  toApiWaiver,
  waiverPageSchema,
  waiverParams,
  waiverQuerySchema,
  waiverSchema,
} from './schemas.js';

const tags = ['waivers'];

/** Findings of single records that are accepted until a day. */
export function waiverRoutes(api: App, { database }: { database: Database }): void {
  readingRoutes(api, database);

  api.post(
    '/waivers',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'grantWaiver',
        summary: 'Accept a finding of one record',
        description:
          'The finding goes on being said, with the waiver beside it, and stops nothing until the day is over. What a record cannot be is never waived.',
        tags,
        body: grantSchema,
        response: {
          201: waiverSchema,
          ...problemResponses(
            'token_required',
            'forbidden',
            'not_found',
            'malformed',
            'invalid_parameter',
            'rule_broken',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request, reply) => {
      const { reference, draftId, code, field, reason, until } = request.body;
      if ((reference === undefined) === (draftId === undefined)) throw new Problem('malformed');
      const record = reference === undefined ? { draftId: draftId ?? '' } : { reference };
      const id = await grantWaiver(database, writerOf(request), { record, code, field, reason, until });
      return reply.code(201).send(await readOne(database, request, id));
    },
  );

  api.post(
    '/waivers/:waiver/revoke',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'revokeWaiver',
        summary: 'Revoke a waiver',
        tags,
        params: waiverParams,
        body: revocationSchema,
        response: { 200: waiverSchema, ...problemResponses('token_required', 'not_found', 'disk_full') },
      },
    },
    async (request) => {
      const { waiver: id } = request.params;
      await revokeWaiver(database, writerOf(request), { id, reason: request.body.reason });
      return readOne(database, request, id);
    },
  );
}

async function readOne(database: Database, request: Parameters<typeof readingAs>[1], id: string) {
  const waiver = await readingAs({ database }, request, (tx) => findWaiver(tx, id));
  if (waiver === null) throw new Problem('not_found');
  return toApiWaiver(waiver);
}

function readingRoutes(api: App, database: Database): void {
  api.get(
    '/waivers',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'listWaivers',
        summary: 'Findings that are accepted, were, or no longer are',
        tags,
        querystring: waiverQuerySchema,
        response: { 200: waiverPageSchema, ...problemResponses('token_required', 'invalid_parameter') },
      },
    },
    async (request) =>
      readingAs({ database }, request, async (tx) => ({
        items: (await listWaivers(tx, request.query.state, request.query)).map(toApiWaiver),
      })),
  );

  api.get(
    '/projects/:reference/findings',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'listProjectFindings',
        summary: 'What the rules and the public lists say about a published project',
        tags,
        params: referenceParams,
        response: { 200: findingsSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) =>
      readingAs({ database }, request, async (tx) => {
        const { findings } = await checkPublished(tx, request.params.reference);
        return {
          items: findings.map((finding) => ({
            ...toApiFinding(finding),
            mayBeWaived: mayBeWaived(finding.code),
          })),
        };
      }),
  );
}
