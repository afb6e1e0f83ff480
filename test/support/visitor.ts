import { type HTMLElement, parse } from 'node-html-parser';
import type { Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { browserOf } from './people.js';

interface Visitor {
  /** Opens a page and asserts its status; `text` is what stands in it, with single spaces. */
  page(
    person: Actor,
    url: string,
    status?: number,
  ): Promise<{ readonly html: string; readonly page: HTMLElement; readonly text: string }>;
  /** Sends a form the way a browser does. */
  send(
    person: Actor,
    url: string,
    fields?: Record<string, string>,
  ): Promise<{ readonly status: number; readonly location: string | undefined; readonly page: HTMLElement }>;
}

/** Signed-in people who visit pages and send forms without a browser. */
export function visitorOf(t: Test, app: App): Visitor {
  return {
    async page(person, url, status = 200) {
      const answer = await app.inject({ url, headers: { ...browserOf(person), accept: 'text/html' } });
      t.equal(answer.statusCode, status, `${person.role} ${url}`);
      const page = parse(answer.body);
      const text = (page.querySelector('main')?.text ?? '').replace(/\s+/g, ' ');
      return { html: answer.body, page, text };
    },
    async send(person, url, fields = {}) {
      const answer = await app.inject({
        method: 'POST',
        url,
        headers: {
          ...browserOf(person),
          accept: 'text/html',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams(fields).toString(),
      });
      const { location } = answer.headers;
      return {
        status: answer.statusCode,
        location: location === undefined ? undefined : String(location),
        page: parse(answer.body),
      };
    },
  };
}
