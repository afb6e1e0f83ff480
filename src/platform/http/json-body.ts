import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { App } from './app-instance.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * JSON is the only body every route reads; others are added by the routes that want them. Bytes that are not UTF-8 are
 * refused instead of becoming question marks; a byte order mark is skipped; `__proto__` is refused.
 */
export function readJsonOnly(app: App): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    parse(request, decoded(body), done);
  });
}

/** Bytes as text, without a byte order mark; `malformed` when they are not UTF-8. */
export function decoded(body: string | Buffer): string {
  try {
    return typeof body === 'string' ? body : utf8.decode(body);
  } catch (cause) {
    throw new Problem('malformed', {
      detail: text('Der Text ist kein UTF-8.', 'The body is not UTF-8.'),
      cause,
    });
  }
}
