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
