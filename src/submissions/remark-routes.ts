import { z } from 'zod';
import { largestUpload, readUploads, uploadOf } from '../imports/index.js';
import { cityRoles, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import { toApiComment } from './api-draft.js';
import { attachFile, removeAttachment } from './commands/attachments.js';
import { addComment, resolveComment } from './commands/comments.js';
import { lookPolicies } from './file-kinds.js';
import { readAttachment } from './queries/read-attachment.js';
import { readDraft } from './queries/read-draft.js';
import { readersOfDrafts } from './routes.js';
import {
  attachmentListSchema,
  attachmentParams,
  commentListSchema,
  commentParams,
  draftParams,
  newCommentSchema,
} from './schemas.js';

const tags = ['drafts'];
const writers = only(...cityRoles, ...serviceCentreRoles);
const refusals = problemResponses('token_required', 'forbidden', 'not_found', 'state_conflict', 'disk_full');

/** What is said about a draft and attached to it. */
export function remarkRoutes(api: App, { database }: { database: Database }): void {
  commentRoutes(api, database);
  attachmentReadingRoutes(api, database);
  attachmentWritingRoutes(api, database);
}

function commentRoutes(api: App, database: Database): void {
  api.get(
    '/drafts/:id/comments',
    {
      config: readersOfDrafts,
      schema: {
        operationId: 'listComments',
        summary: 'Remarks on a draft',
        tags,
        params: draftParams,
        response: { 200: commentListSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => {
      const { comments } = await readDraft(database, writerOf(request), request.params.id);
      return { items: comments.map(toApiComment) };
    },
  );

  api.post(
    '/drafts/:id/comments',
    {
      config: writers,
      schema: {
        operationId: 'addComment',
        summary: 'Say something about a draft',
        tags,
        params: draftParams,
        body: newCommentSchema,
        response: { 201: commentListSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request);
      const { id } = request.params;
      await addComment(database, writer, id, request.body);
      reply.code(201);
      return { items: (await readDraft(database, writer, id)).comments.map(toApiComment) };
    },
  );

  api.post(
    '/drafts/:id/comments/:comment/resolve',
    {
      config: writers,
      schema: {
        operationId: 'resolveComment',
        summary: 'Mark a remark as dealt with',
        tags,
        params: commentParams,
        response: { 200: commentListSchema, ...refusals },
      },
    },
    async (request) => {
      const writer = writerOf(request);
      const { id, comment } = request.params;
      const { comments } = await readDraft(database, writer, id);
      if (!comments.some((there) => there.id === comment)) throw new Problem('not_found');
      await resolveComment(database, writer, comment);
      return { items: (await readDraft(database, writer, id)).comments.map(toApiComment) };
    },
  );
}

function attachmentReadingRoutes(api: App, database: Database): void {
  api.get(
    '/drafts/:id/attachments',
    {
      config: readersOfDrafts,
      schema: {
        operationId: 'listAttachments',
        summary: 'Files attached to a draft',
        tags,
        params: draftParams,
        response: { 200: attachmentListSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => listed(await readDraft(database, writerOf(request), request.params.id)),
  );

  api.get(
    '/drafts/:id/attachments/:attachment',
    {
      config: { ...readersOfDrafts, rateLimit: limits.files },
      schema: {
        operationId: 'getAttachment',
        summary: 'An attached file',
        tags,
        description:
          'To be kept; with `inline=true` PDF, PNG and JPEG are sent to be looked at, under a policy that runs nothing.',
        params: attachmentParams,
        querystring: z.strictObject({ inline: z.enum(['true', 'false']).optional() }),
        produces: ['application/octet-stream'],
        response: { ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request, reply) => {
      const { id, attachment } = request.params;
      const file = await readAttachment(database, writerOf(request), attachment, id);
      const policy = request.query.inline === 'true' ? lookPolicies[file.mediaType] : undefined;
      const name = `filename*=UTF-8''${encodeURIComponent(file.fileName)}`;
      if (policy !== undefined) reply.header('content-security-policy', policy);
      return reply
        .type(file.mediaType)
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `${policy === undefined ? 'attachment' : 'inline'}; ${name}`)
        .send(file.bytes);
    },
  );
}

const listed = ({ attachments }: Awaited<ReturnType<typeof readDraft>>) => ({
  items: attachments.map(({ id, kind, fileName, uploadedAt }) => ({
    id,
    kind,
    fileName,
    uploadedAt: uploadedAt.toISOString(),
  })),
});

const kindSchema = z.enum(['decision', 'proof', 'other']);

function attachmentWritingRoutes(api: App, database: Database): void {
  api.register(async (scope: App) => {
    await readUploads(scope);
    scope.post(
      '/drafts/:id/attachments',
      {
        config: { ...writers, rateLimit: limits.uploads },
        bodyLimit: largestUpload,
        schema: {
          operationId: 'attachFile',
          summary: 'Attach a file to a draft',
          description:
            'A form with the file in `file` and `decision`, `proof` or `other` in `kind`. PDF, PNG, JPEG and office files without macros, up to 20 MB, told apart by their content.',
          tags,
          params: draftParams,
          consumes: ['multipart/form-data'],
          response: {
            201: attachmentListSchema,
            ...problemResponses(
              'token_required',
              'forbidden',
              'not_found',
              'state_conflict',
              'too_large',
              'unsupported_format',
              'disk_full',
            ),
          },
        },
      },
      async (request, reply) => {
        const writer = writerOf(request);
        const { id } = request.params;
        await readDraft(database, writer, id);
        const { bytes, mediaType, fileName } = uploadOf(request);
        const kind = kindSchema.catch('other').parse((request.body as { kind?: unknown }).kind);
        await attachFile(database, writer, id, {
          kind,
          fileName: fileName ?? 'Datei',
          mediaType,
          bytes,
        });
        reply.code(201);
        return listed(await readDraft(database, writer, id));
      },
    );
  });

  api.delete(
    '/drafts/:id/attachments/:attachment',
    {
      config: writers,
      schema: {
        operationId: 'removeAttachment',
        summary: 'Take a file off a draft',
        tags,
        params: attachmentParams,
        response: { ...refusals },
      },
    },
    async (request, reply) => {
      const { id, attachment } = request.params;
      await removeAttachment(database, writerOf(request), id, attachment);
      return reply.code(204).send();
    },
  );
}
