import type { FastifyRequest } from 'fastify';
import { requireMatch } from '../platform/http/etag.js';
import { toApiImport } from './api-import.js';
import type { ImportRun } from './queries.js';
import { importSchema } from './schemas.js';

/** Holds `If-Match` against the import where it is given; a file that is being read changes with every batch. */
export const lookAt =
  (request: FastifyRequest) =>
  (run: ImportRun): void => {
    if (request.headers['if-match'] !== undefined) requireMatch(request, importSchema, toApiImport(run));
  };
