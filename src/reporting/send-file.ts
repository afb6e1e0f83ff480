import type { FastifyReply } from 'fastify';
import type { DrawnReport } from './draw.js';

/** Pages and PDFs open in the browser, data files are saved. */
export function sendFile(reply: FastifyReply, { bytes, contentType, fileName }: DrawnReport): FastifyReply {
  const how = /^(?:application\/pdf|text\/html)/.test(contentType) ? 'inline' : 'attachment';
  return reply.header('content-disposition', `${how}; filename="${fileName}"`).type(contentType).send(bytes);
}
