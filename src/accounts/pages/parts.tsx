import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database/database.js';
import { type PageHead, renderPage, type Site } from '../../web/index.js';
import type { Accounts } from '../accounts.js';

/** What the pages of accounts are built from. */
export interface AccountParts {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly site: Site;
  readonly publicUrl: () => string;
}

/** What a browser says about itself, for better-auth. */
export function headersOf({ headers }: FastifyRequest): Headers {
  const passed = new Headers();
  if (headers.cookie !== undefined) passed.set('cookie', headers.cookie);
  if (headers['user-agent'] !== undefined) passed.set('user-agent', headers['user-agent'].slice(0, 300));
  return passed;
}

/** Where to go on after signing in: a page of this service, never another one; null without one. */
export function onwards(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 1_000) return null;
  const isLocal = /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(value);
  return isLocal && !/^\/(?:anmelden|abmelden)(?:[/?]|$)/.test(value) ? value : null;
}

/** What somebody reads who is signed in and gave a wrong password, or has done so too often. */
export const wrongPasswordText = (seconds: number, wrong: string): string =>
  seconds === 0
    ? wrong
    : `Zu viele falsche Passwörter. Warten Sie ${seconds < 90 ? `${seconds} Sekunden` : `${Math.ceil(seconds / 60)} Minuten`}.`;

const doorHead = (title: string): PageHead => ({
  language: 'de',
  path: '/',
  title,
  section: null,
  crumbs: [],
  registry: 'unread',
  person: null,
});

/** A page in front of the door: narrow, in the frame of the public pages, never kept by anybody. */
export async function sendDoorPage(
  reply: FastifyReply,
  site: Site,
  title: string,
  content: JSX.Element,
  status = 200,
): Promise<FastifyReply> {
  const page = (
    <div class="wrap main">
      <div class="door stack">{content as 'safe'}</div>
    </div>
  );
  return sendHtml(reply, await renderPage(site, doorHead(title), page), status);
}

export const sendHtml = (reply: FastifyReply, html: string, status = 200): FastifyReply =>
  reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
