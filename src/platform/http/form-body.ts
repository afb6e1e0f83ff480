import type { FastifyRequest } from 'fastify';
import type { App } from './app-instance.js';
import { decoded } from './json-body.js';

/** Lets the pages' routes read `<form method="post">`; values of a repeated name are joined by line breaks. */
export function readForms(app: App): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, fields(decoded(body)));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

function fields(body: string): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  return Object.fromEntries(values);
}

/** A sent form by the names of its fields. */
export type SentForm = Readonly<Record<string, string>>;

/**
 * The fields of a sent form as typed, lines ending in "\n"; of a name that came more than once with files the last. What
 * is not a text counts as not sent.
 */
export function formOf({ body }: FastifyRequest): SentForm {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
      const last: unknown = Array.isArray(value) ? value.at(-1) : value;
      return typeof last === 'string' ? [[name, last.replaceAll('\r\n', '\n')]] : [];
    }),
  );
}

/** One field of a sent form; empty when it was not sent. */
export const fieldOf = (request: FastifyRequest, name: string): string => formOf(request)[name] ?? '';

/** The version of a record that the sent form was shown with; 0, which no record has, when it says none. */
export function versionOf(request: FastifyRequest): number {
  const sent = fieldOf(request, 'version');
  return /^\d{1,9}$/.test(sent) ? Number(sent) : 0;
}
