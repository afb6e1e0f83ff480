import type { FastifyRequest } from 'fastify';
import { fieldOf } from '../platform/http/form-body.js';

const longest = 1_000;

/** What a form says is new in a file; what is longer is cut. */
export const noteOf = (request: FastifyRequest): string | null =>
  fieldOf(request, 'note').trim().slice(0, longest) || null;
