import {
  anyKind,
  findCityDraft,
  namesOfCity,
  publishedRoutes,
  readRecord,
  recordAt,
} from '../city-records/index.js';
import { viewpointAt } from '../history/index.js';
import { cityRoles, readersOfAll } from '../kernel/actor.js';
import { formatCount } from '../kernel/format.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { only, open, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { drawFile, mediaTypes } from '../reporting/index.js';
import type { Site } from '../web/index.js';
import { agreementKind } from './agreement-kind.js';
import { agreementDocument, type PrintedAgreement } from './document.js';
import { agreementDraftParams, agreementParams, agreementQuery } from './schemas.js';

interface RouteParts {
  readonly database: Database;
  readonly drawingPool: DrawingPool;
  readonly site: Site;
  readonly publicUrl: () => string;
}

/** The published neighbourhood agreements, and every one for signing: as published, and as a draft. */
export function agreementRoutes(api: App, parts: RouteParts): void {
  const { database } = parts;
  publishedRoutes(api, parts, { kind: anyKind(agreementKind), name: 'agreements', id: 'Agreement' });
  const response = fileResponse(mediaTypes.pdf, 'The agreement with a line to sign for every party.');
  const draw = (printed: Omit<PrintedAgreement, 'publicUrl' | 'landNotice'>) =>
    drawFile(
      agreementDocument({
        ...printed,
        publicUrl: parts.publicUrl(),
        landNotice: parts.site.landNotice,
      }),
      'pdf',
      parts.drawingPool,
    );
  api.get(
    '/agreements/:reference/file.pdf',
    {
      config: { ...open, rateLimit: limits.files },
      schema: {
        operationId: 'getAgreementPdf',
        summary: 'A neighbourhood agreement to sign',
        tags: ['city records'],
        params: agreementParams,
        querystring: agreementQuery,
        response: {
          ...response,
          ...problemResponses('invalid_parameter', 'not_found', 'too_many_requests', 'overloaded'),
        },
      },
    },
    async (request, reply) => {
      const { orm } = database;
      const { revision, reckoningDay } = await viewpointAt(orm, request.query.asOf);
      const kept = await recordAt(orm, 'agreement', request.params.reference, revision);
      const bytes = await draw({
        agreement: readRecord(agreementKind, kept).content,
        cityAgs: kept.cityAgs,
        reference: kept.reference,
        state: `Registerstand ${formatCount(revision, 'de')}`,
        on: reckoningDay,
        names: await namesOfCity(orm, { revision, cityAgs: kept.cityAgs, language: 'de' }),
        path: `${agreementKind.path}/${kept.reference}`,
      });
      setRegistryRevision(reply, revision);
      reply.header('content-disposition', `inline; filename="${kept.reference}.pdf"`);
      return reply.type(mediaTypes.pdf).send(Buffer.from(bytes));
    },
  );
  api.get(
    '/agreement-drafts/:draft/file.pdf',
    {
      config: { ...only(...cityRoles, ...readersOfAll), rateLimit: limits.files },
      schema: {
        operationId: 'getAgreementDraftPdf',
        summary: 'A draft of a neighbourhood agreement to sign before it is published',
        tags: ['city records'],
        params: agreementDraftParams,
        response: {
          ...response,
          ...problemResponses('token_required', 'not_found', 'too_many_requests', 'overloaded'),
        },
      },
    },
    async (request, reply) => {
      const printed = await readingAs(parts, request, async (tx) => {
        const draft = await findCityDraft(tx, request.params.draft);
        if (draft.kind !== agreementKind.kind) throw new Problem('not_found');
        const { revision, reckoningDay: on } = await viewpointAt(tx);
        const { content: agreement, cityAgs, reference } = readRecord(agreementKind, draft);
        const path = `/arbeitsbereich/gebiete/${draft.id}`;
        const state = `Entwurf, Stand ${draft.version}`;
        const names = await namesOfCity(tx, { revision, cityAgs, language: 'de' });
        return { agreement, cityAgs, reference, state, on, names, path };
      });
      const bytes = await draw(printed);
      reply.header('content-disposition', 'inline; filename="quartiersvereinbarung-entwurf.pdf"');
      return reply.type(mediaTypes.pdf).send(Buffer.from(bytes));
    },
  );
}
