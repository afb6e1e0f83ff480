import { readersOfAll } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import { writeWorkbook } from '../platform/spreadsheet/write-workbook.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { workbookMediaType } from '../projects/index.js';
import { drawPlan, storeSample } from './commands/draw-sample.js';
import { projectFindings } from './project-findings.js';
import type { Confidence } from './projection.js';
import { findSample, listSamples, namesOf } from './queries/samples.js';
import {
  findingsSchema,
  projectionSchema,
  sampleBodySchema,
  sampleListSchema,
  sampleParams,
  sampleSchema,
  toApiKept,
  toApiSample,
} from './schemas.js';
import { wishOf } from './wish.js';
import { sampleWorkbook } from './workbook.js';

interface SampleParts {
  readonly database: Database;
  readonly drawingPool: DrawingPool;
}

const tags = ['audits'];
const config = { ...only(...readersOfAll), rateLimit: limits.files };
const problems = problemResponses('token_required', 'forbidden', 'not_found', 'overloaded');

/** Samples that can be drawn again, for auditors and the service centre. */
export function sampleRoutes(api: App, parts: SampleParts): void {
  const { database } = parts;
  api.get(
    '/samples',
    {
      config,
      schema: {
        operationId: 'listSamples',
        summary: 'List samples that were drawn',
        tags,
        response: { 200: sampleListSchema, ...problems },
      },
    },
    async (request) => ({ items: (await readingAs(parts, request, listSamples)).map(toApiKept) }),
  );
  api.post(
    '/samples',
    {
      config,
      schema: {
        operationId: 'drawSample',
        summary: 'Draw a sample and keep it',
        tags,
        body: sampleBodySchema,
        response: { 201: sampleSchema, ...problems, ...problemResponses('rule_broken', 'disk_full') },
      },
    },
    async (request, reply) => {
      const { purpose } = request.body;
      const id = await storeSample(database, writerOf(request), { purpose, wish: wishOf(request.body) });
      reply.code(201);
      return readingAs(parts, request, async (tx) => {
        const kept = await findSample(tx, id);
        return toApiSample(kept, await drawPlan(tx, kept.plan));
      });
    },
  );
  api.get(
    '/samples/:sample',
    {
      config,
      schema: {
        operationId: 'getSample',
        summary: 'Get a sample, drawn again',
        tags,
        params: sampleParams,
        response: { 200: sampleSchema, ...problems },
      },
    },
    async (request) =>
      readingAs(parts, request, async (tx) => {
        const kept = await findSample(tx, request.params.sample);
        return toApiSample(kept, await drawPlan(tx, kept.plan));
      }),
  );
  sampleFiles(api, parts);
  api.post(
    '/samples/:sample/projection',
    {
      config,
      schema: {
        operationId: 'projectSample',
        summary: 'Project errors found in a sample',
        description: 'Computes and keeps nothing.',
        tags,
        params: sampleParams,
        body: findingsSchema,
        response: { 200: projectionSchema, ...problems, ...problemResponses('rule_broken') },
      },
    },
    async (request) => {
      const { confidence, approach, errors } = request.body;
      const sample = await readingAs(parts, request, async (tx) =>
        drawPlan(tx, (await findSample(tx, request.params.sample)).plan),
      );
      const { projected, precision, upperLimit } = projectFindings(
        sample,
        errors,
        Number(confidence) as Confidence,
        approach,
      );
      const source = 'EGESIF_16-0014-01';
      return {
        projected: projected.toFixed(2),
        precision: precision.toFixed(2),
        upperLimit: upperLimit.toFixed(2),
        source,
      };
    },
  );
}

function sampleFiles(api: App, parts: SampleParts): void {
  api.get(
    '/samples/:sample/listing.csv',
    {
      config,
      schema: {
        operationId: 'getSampleListing',
        summary: 'The listing of a sample, as it was kept',
        tags,
        params: sampleParams,
        response: { ...fileResponse('text/csv', 'Plan, population and every item drawn.'), ...problems },
      },
    },
    async (request, reply) => {
      const { listing, id } = await readingAs(parts, request, (tx) => findSample(tx, request.params.sample));
      reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store');
      return reply
        .header('content-disposition', `attachment; filename="stichprobe-${id}.csv"`)
        .send(Buffer.from(listing));
    },
  );
  api.get(
    '/samples/:sample/workbook.xlsx',
    {
      config,
      schema: {
        operationId: 'getSampleWorkbook',
        summary: 'A workbook to record findings in',
        tags,
        params: sampleParams,
        response: {
          ...fileResponse(workbookMediaType, 'Method, findings, projection by formulas.'),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const book = await readingAs(parts, request, async (tx) => {
        const kept = await findSample(tx, request.params.sample);
        const sample = await drawPlan(tx, kept.plan);
        const names = await namesOf(
          tx,
          kept.plan.revision,
          sample.draw.drawn.map(({ reference }) => reference),
        );
        return sampleWorkbook(kept, sample, names);
      });
      reply.type(workbookMediaType).header('cache-control', 'no-store');
      reply.header('content-disposition', `attachment; filename="stichprobe-${request.params.sample}.xlsx"`);
      return reply.send(Buffer.from(await writeWorkbook(parts.drawingPool, book)));
    },
  );
}
