import { z } from 'zod';
import {
  answersOf,
  fileTypes,
  importAnswersSchema,
  largestUpload,
  readUploads,
  uploadOf,
} from '../imports/index.js';
import { cityRoles, readersOfAll } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { workbookMediaType } from '../projects/index.js';
import { answerUpload, previewUpload, removeUpload } from './commands/preview-upload.js';
import { takeUpload } from './commands/take-upload.js';
import { makeTemplate } from './make-template.js';
import { annotatedUpload, readCityUpload, readCityUploadRows } from './read-uploads.js';
import {
  templateParams,
  templateQuery,
  uploadParams,
  uploadRowPageSchema,
  uploadRowQuerySchema,
  uploadSchema,
} from './schemas.js';

interface RouteParts {
  readonly database: Database;
  readonly drawingPool: DrawingPool;
}

const tags = ['city-uploads'];
const config = only(...cityRoles);
const attachment = (fileName: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;

/** A city's workbook: out as a template with its projects, in again as drafts of its own. */
export function cityWorkbookRoutes(api: App, parts: RouteParts): void {
  templateRoute(api, parts);
  previewRoute(api, parts);
  readingRoutes(api, parts);
  markedFileRoute(api, parts);
  changingRoutes(api, parts);
  takingRoute(api, parts);
}

function templateRoute(api: App, { database, drawingPool }: RouteParts): void {
  api.get(
    '/cities/:ags/template.xlsx',
    {
      config: { ...only(...cityRoles, ...readersOfAll), rateLimit: limits.files },
      schema: {
        operationId: 'getCityTemplate',
        summary: 'The template of a city: a workbook with its projects, to be filled in and sent again',
        description:
          'Published projects and what is being worked on, as far as the reader may see it, with lists to choose from, explanations, and a mark that says which template it is. A city gets its own.',
        tags,
        params: templateParams,
        querystring: templateQuery,
        response: {
          ...fileResponse(workbookMediaType, 'The template.'),
          ...problemResponses('token_required', 'not_found', 'invalid_parameter', 'too_many_requests'),
        },
      },
    },
    async (request, reply) => {
      const choice = { city: request.params.ags, ...request.query };
      const { fileName, bytes } = await makeTemplate(database, drawingPool, writerOf(request), choice);
      reply.header('content-disposition', attachment(fileName)).header('cache-control', 'no-store');
      return reply.type(workbookMediaType).send(Buffer.from(bytes));
    },
  );
}

function previewRoute(api: App, { database }: RouteParts): void {
  api.register(async (scope: App) => {
    await readUploads(scope);
    scope.post(
      '/city-uploads',
      {
        config: { ...config, rateLimit: limits.uploads },
        bodyLimit: largestUpload,
        schema: {
          operationId: 'previewCityUpload',
          summary: 'Preview a workbook of one’s own city',
          description:
            'Takes the template of the city, or any list (CSV or XLSX, at most 8 MiB), as the body or as a form with the file in `file` and answers to questions as JSON in `answers`. Shows which drafts of the city it would create and change; creates and changes nothing. A preview that is not taken over is removed after 30 days.',
          tags,
          consumes: [...fileTypes, 'multipart/form-data'],
          response: {
            201: uploadSchema,
            ...problemResponses(
              'token_required',
              'malformed',
              'invalid_text',
              'too_large',
              'unsupported_format',
              'disk_full',
              'too_many_requests',
            ),
          },
        },
      },
      async (request, reply) => {
        const writer = writerOf(request, undefined, (made) => `/api/v1/city-uploads/${made}`);
        const id = await previewUpload(database, writer, uploadOf(request), answersOf(request));
        reply.code(201).header('location', `/api/v1/city-uploads/${id}`);
        return readCityUpload(database, writer, id);
      },
    );
  });
}

function readingRoutes(api: App, { database }: RouteParts): void {
  api.get(
    '/city-uploads/:id',
    {
      config,
      schema: {
        operationId: 'getCityUpload',
        summary: 'Read a workbook of one’s own city',
        tags,
        params: uploadParams,
        response: { 200: uploadSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => readCityUpload(database, writerOf(request), request.params.id),
  );

  api.get(
    '/city-uploads/:id/rows',
    {
      config,
      schema: {
        operationId: 'listCityUploadRows',
        summary: 'Rows of a workbook, with what they would change',
        tags,
        params: uploadParams,
        querystring: uploadRowQuerySchema,
        response: {
          200: uploadRowPageSchema,
          ...problemResponses('token_required', 'not_found', 'invalid_parameter', 'invalid_cursor'),
        },
      },
    },
    async (request) => readCityUploadRows(database, writerOf(request), request.params.id, request.query),
  );
}

function markedFileRoute(api: App, { database, drawingPool }: RouteParts): void {
  api.get(
    '/city-uploads/:id/workbook.xlsx',
    {
      config: { ...config, rateLimit: limits.files },
      schema: {
        operationId: 'getCityUploadWorkbook',
        summary: 'The workbook with its findings',
        description: 'Cells with errors and hints are coloured and commented, a sheet lists every finding.',
        tags,
        params: uploadParams,
        response: {
          ...fileResponse(workbookMediaType, 'The workbook with its findings.'),
          ...problemResponses('token_required', 'not_found', 'too_many_requests'),
        },
      },
    },
    async (request, reply) => {
      const { fileName, bytes } = await annotatedUpload(
        database,
        drawingPool,
        writerOf(request),
        request.params.id,
      );
      return reply
        .header('content-disposition', attachment(fileName))
        .type(workbookMediaType)
        .send(Buffer.from(bytes));
    },
  );
}

function changingRoutes(api: App, { database }: RouteParts): void {
  api.patch(
    '/city-uploads/:id',
    {
      config,
      schema: {
        operationId: 'answerCityUpload',
        summary: 'Answer questions a list left open',
        description: 'The list is read again with the answers.',
        tags,
        params: uploadParams,
        body: importAnswersSchema,
        response: {
          200: uploadSchema,
          ...problemResponses(
            'token_required',
            'not_found',
            'invalid_parameter',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request) => {
      const { id } = request.params;
      const writer = writerOf(request, undefined, () => `/api/v1/city-uploads/${id}`);
      await answerUpload(database, writer, id, request.body.answers);
      return readCityUpload(database, writer, id);
    },
  );

  api.delete(
    '/city-uploads/:id',
    {
      config,
      schema: {
        operationId: 'removeCityUpload',
        summary: 'Remove a preview',
        tags,
        params: uploadParams,
        response: {
          204: z.null(),
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      await removeUpload(database, writerOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}

function takingRoute(api: App, { database }: RouteParts): void {
  api.post(
    '/city-uploads/:id/take',
    {
      config,
      schema: {
        operationId: 'takeCityUpload',
        summary: 'Take over what a preview showed, as drafts of one’s own city',
        description:
          'New projects become drafts, changed ones drafts of their change; all or nothing, rows with errors stay behind. Hands in and publishes nothing.',
        tags,
        params: uploadParams,
        response: {
          200: uploadSchema,
          ...problemResponses('token_required', 'not_found', 'rule_broken', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      const { id } = request.params;
      const writer = writerOf(request, undefined, () => `/api/v1/city-uploads/${id}`);
      await takeUpload(database, writer, id);
      return readCityUpload(database, writer, id);
    },
  );
}
