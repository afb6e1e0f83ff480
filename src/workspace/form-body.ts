import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { App } from '../platform/http/app-instance.js';

const mebibyte = 1_048_576;
/** A decision of the SAB, scanned. */
const largestFile = 20 * mebibyte;
export const largestForm = largestFile + 2 * mebibyte;

/** A file that came with a form. */
export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const files = new WeakMap<FastifyRequest, Map<string, SentFile>>();

/** Lets the routes of this scope read forms with files beside their values. */
export async function readFormsWithFiles(scope: App): Promise<void> {
  await scope.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: {
      fileSize: largestFile,
      files: 10,
      fields: 1_200,
      parts: 1_210,
      fieldSize: mebibyte,
      headerPairs: 50,
    },
    async onFile(part) {
      const bytes = await part.toBuffer();
      if (bytes.length > 0 && part.filename !== '') {
        const sent = files.get(this) ?? new Map<string, SentFile>();
        sent.set(part.fieldname, { name: part.filename, mediaType: part.mimetype, bytes });
        files.set(this, sent);
      }
      Object.assign(part, { value: '' });
    },
  });
}

/** Files of a form by the name of their field. */
export const filesOf = (request: FastifyRequest): ReadonlyMap<string, SentFile> =>
  files.get(request) ?? new Map();
