import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { DrawnReport } from './draw.js';

/** Pages and PDFs open in the browser, data files are saved. */
export function sendFile(
  reply: FastifyReply,
  { bytes, contentType, fileName }: Omit<DrawnReport, 'pages'>,
): FastifyReply {
  const how = /^(?:application\/pdf|text\/html)/.test(contentType) ? 'inline' : 'attachment';
  const policy = contentType.startsWith('text/html') ? policyOf(bytes) : null;
  if (policy !== null) reply.header('content-security-policy', policy);
  return reply.header('content-disposition', `${how}; filename="${fileName}"`).type(contentType).send(bytes);
}

/** So far into a page its styles have begun. */
const beginning = 2_000;

/**
 * What a page that is whole in itself may do: show its own styles, named by their hash, and nothing else. Null for one
 * of an earlier release that names the style sheet of the service.
 */
function policyOf(page: Buffer): string | null {
  const [open, close] = ['<style>', '</style>'];
  const start = page.subarray(0, beginning).indexOf(open);
  const end = start < 0 ? -1 : page.indexOf(close, start);
  if (end < 0) return null;
  const images = page.includes('<img src="data:') ? 'img-src data:; ' : '';
  const styles = createHash('sha256')
    .update(page.subarray(start + open.length, end))
    .digest('base64');
  return `default-src 'none'; style-src 'sha256-${styles}'; ${images}base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
