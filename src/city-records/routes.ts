import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { largestUpload, readUploads, uploadOf } from '../imports/index.js';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import {
  beginCityDraft,
  discardCityDraft,
  handInCityDraft,
  publishCityDraft,
  returnCityDraft,
  type SeenDraft,
  saveCityDraft,
  takeBackCityDraft,
} from './commands.js';
import { type CityRecordKinds, encoded, uploadedPerimeter } from './kind.js';
import { checkDraft, kindOf, publishing } from './of-kind.js';
import { findCityDraft, listCityDrafts } from './queries.js';
import {
  draftListQuery,
  draftParams,
  draftSchemas,
  publishedSchema,
  returnSchema,
  toApiDraft,
} from './schemas.js';

interface RouteParts {
  readonly database: Database;
  readonly kinds: CityRecordKinds;
}

const tags = ['city records'];
const reading = only(...cityRoles, ...readersOfAll);
const keeping = only(...cityRoles, ...serviceCentreRoles);
const refusals = [
  'token_required',
  'malformed',
  'not_found',
  'precondition_required',
  'stale',
  'state_conflict',
  'disk_full',
] as const;

/** Work in progress on areas, action plans and goals: one way for all of them. */
export function cityDraftRoutes(api: App, { database, kinds }: RouteParts): void {
  const schemas = draftSchemas(kinds);
  const readOne = (request: FastifyRequest, id: string) =>
    readingAs({ database }, request, async (tx) => {
      const draft = await findCityDraft(tx, id);
      return toApiDraft(kindOf(kinds, draft.kind), draft);
    });
  /** Which draft the request is about, when it stands as the client saw it. */
  const seen = async (request: FastifyRequest, id: string): Promise<SeenDraft> => {
    const draft = await readOne(request, id);
    requireMatch(request, schemas.draft, draft as never);
    return { id: draft.id, version: draft.version };
  };

  api.get(
    '/city-drafts',
    {
      config: reading,
      schema: {
        operationId: 'listCityDrafts',
        summary: 'Drafts of areas, action plans and goals',
        tags,
        querystring: draftListQuery,
        response: { 200: schemas.list, ...problemResponses('token_required', 'invalid_parameter') },
      },
    },
    async (request) =>
      readingAs({ database }, request, async (tx) => ({
        items: (await listCityDrafts(tx, request.query.kind))
          .filter(({ kind }) => kinds[kind] !== undefined)
          .map((draft) => toApiDraft(kindOf(kinds, draft.kind), draft)) as never,
      })),
  );
  api.get(
    '/city-drafts/:draft',
    {
      config: reading,
      schema: {
        operationId: 'getCityDraft',
        summary: 'Read one draft',
        tags,
        params: draftParams,
        response: { 200: schemas.draft, ...problemResponses('token_required', 'not_found') },
      },
    },
    (request) => readOne(request, request.params.draft) as never,
  );
  api.post(
    '/city-drafts',
    {
      config: keeping,
      schema: {
        operationId: 'beginCityDraft',
        summary: 'Begin a draft of something new, or of a published record',
        description:
          'Drafts are handed in by the lead of the city or the service centre and published by another person.',
        tags,
        body: schemas.created,
        response: { 201: schemas.draft, ...problemResponses(...refusals, 'forbidden') },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request);
      const { body } = request;
      const wanted =
        'reference' in body
          ? body
          : {
              kind: body.kind,
              cityAgs: ownCity(writer.actor.city, body.city),
              content: encoded(kindOf(kinds, body.kind), body.content),
            };
      const id = await beginCityDraft(database, writer, wanted);
      reply.code(201).header('location', `/api/v1/city-drafts/${id}`);
      return (await readOne(request, id)) as never;
    },
  );
  api.put(
    '/city-drafts/:draft',
    {
      config: keeping,
      schema: {
        operationId: 'saveCityDraft',
        summary: 'Replace the content of a draft',
        tags,
        params: draftParams,
        body: schemas.content,
        response: { 200: schemas.draft, ...problemResponses(...refusals) },
      },
    },
    async (request) => {
      const address = await seen(request, request.params.draft);
      const { kind, content } = request.body;
      if (kind !== (await readOne(request, address.id)).kind) throw new Problem('malformed');
      await saveCityDraft(database, writerOf(request), address, {
        content: encoded(kindOf(kinds, kind), content),
      });
      return (await readOne(request, address.id)) as never;
    },
  );
  api.delete(
    '/city-drafts/:draft',
    {
      config: keeping,
      schema: {
        operationId: 'discardCityDraft',
        summary: 'Discard a draft',
        tags,
        params: draftParams,
        response: { 204: z.null(), ...problemResponses(...refusals) },
      },
    },
    async (request, reply) => {
      await discardCityDraft(database, writerOf(request), await seen(request, request.params.draft));
      return reply.code(204).send(null);
    },
  );
  stepRoutes(api, { database, kinds }, schemas, seen, readOne);
  api.register(async (scope: App) => {
    await readUploads(scope);
    scope.addContentTypeParser('application/geo+json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.put(
      '/city-drafts/:draft/perimeter',
      {
        config: keeping,
        bodyLimit: largestUpload,
        schema: {
          operationId: 'uploadPerimeter',
          summary: 'Upload the perimeter of an area',
          description:
            'A zip with .shp, .dbf and .prj in ETRS89/UTM 33N, 32N or WGS 84, or GeoJSON. Checked for closed rings, crossings and place.',
          tags,
          params: draftParams,
          response: { 200: schemas.draft, ...problemResponses(...refusals, 'rule_broken', 'too_large') },
        },
      },
      async (request) => {
        const address = await seen(request, request.params.draft);
        const { kind, city } = await readOne(request, address.id);
        const perimeter = await uploadedPerimeter(kindOf(kinds, kind), uploadOf(request), city.ags);
        await saveCityDraft(database, writerOf(request), address, { perimeter });
        return (await readOne(request, address.id)) as never;
      },
    );
  });
}

/** A city's people work for their own, whatever they name. @throws Problem `not_found` */
function ownCity(own: string | null, named: string): string {
  if (own !== null && own !== named) throw new Problem('not_found');
  return named;
}

function stepRoutes(
  api: App,
  { database, kinds }: RouteParts,
  schemas: ReturnType<typeof draftSchemas>,
  seen: (request: FastifyRequest, id: string) => Promise<SeenDraft>,
  readOne: (request: FastifyRequest, id: string) => Promise<unknown>,
): void {
  const ofLead = [
    {
      step: 'hand-in',
      operationId: 'handInCityDraft',
      summary: 'Hand a draft in',
      take: (writer: Writer, address: SeenDraft) =>
        handInCityDraft(database, writer, address, (tx, draft) =>
          checkDraft(kindOf(kinds, draft.kind), tx, draft),
        ),
    },
    {
      step: 'take-back',
      operationId: 'takeBackCityDraft',
      summary: 'Take a draft back before it is published',
      take: (writer: Writer, address: SeenDraft) => takeBackCityDraft(database, writer, address),
    },
  ];
  for (const { step, operationId, summary, take } of ofLead)
    api.post(
      `/city-drafts/:draft/${step}`,
      {
        config: only('cityLead', ...serviceCentreRoles),
        schema: {
          operationId,
          summary,
          tags,
          params: draftParams,
          response: { 200: schemas.draft, ...problemResponses(...refusals, 'rule_broken') },
        },
      },
      async (request) => {
        const { draft } = request.params;
        await take(writerOf(request), await seen(request, draft));
        return (await readOne(request, draft)) as never;
      },
    );
  api.post(
    '/city-drafts/:draft/return',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'returnCityDraft',
        summary: 'Send a draft back with the reason',
        tags,
        params: draftParams,
        body: returnSchema,
        response: { 200: schemas.draft, ...problemResponses(...refusals) },
      },
    },
    async (request) => {
      const { draft } = request.params;
      await returnCityDraft(database, writerOf(request), await seen(request, draft), request.body.reason);
      return (await readOne(request, draft)) as never;
    },
  );
  api.post(
    '/city-drafts/:draft/publish',
    {
      config: only('lead'),
      schema: {
        operationId: 'publishCityDraft',
        summary: 'Publish what another person handed in, as one registry revision',
        tags,
        params: draftParams,
        response: { 200: publishedSchema, ...problemResponses(...refusals, 'forbidden', 'rule_broken') },
      },
    },
    async (request) =>
      publishCityDraft(database, writerOf(request), await seen(request, request.params.draft), {
        note: (draft) => publishing(kindOf(kinds, draft.kind)).note(draft),
        check: (tx, draft) => checkDraft(kindOf(kinds, draft.kind), tx, draft),
      }),
  );
}
