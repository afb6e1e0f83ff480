import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieAttributes, cookiePrefix, sessionCookie } from './auth.js';
import { signed, verified } from './signed-value.js';

const longestValue = 4_096;

/** A cookie of a request, decoded; null when it is missing or unreadable. */
function cookieOf({ headers }: FastifyRequest, name: string): string | null {
  for (const part of (headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 0 || part.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(at + 1).trim()).slice(0, longestValue);
    } catch {
      return null;
    }
  }
  return null;
}

/** Names, flags and signatures of the cookies of one service. */
export interface Cookies {
  /** Token of the session; null when there is none that was signed here. */
  session(request: FastifyRequest): string | null;
  /** Value of a cookie of our own; null when it was not signed here. */
  read(request: FastifyRequest, name: string): string | null;
  write(reply: FastifyReply, name: string, value: string, seconds: number): void;
  /** The same for a cookie that has to come along when another site sends the browser back here. */
  writeForReturn(reply: FastifyReply, name: string, value: string, seconds: number): void;
  /** Hands on the cookies better-auth has set. */
  pass(reply: FastifyReply, headers: Headers): void;
  forget(reply: FastifyReply, name: string): void;
}

export function cookies(secret: string, secure: boolean): Cookies {
  const flags = `Path=${cookieAttributes(secure).path}; HttpOnly;${secure ? ' Secure;' : ''} SameSite=`;
  const full = (name: string): string => `${cookiePrefix(secure)}.${name}`;
  const readSigned = (request: FastifyRequest, name: string): string | null => {
    const value = cookieOf(request, name);
    return value === null ? null : verified(value, secret);
  };
  const add = (reply: FastifyReply, line: string): void => {
    const before = [reply.getHeader('set-cookie') ?? []].flat().map(String);
    reply.header('set-cookie', [...before, line]);
  };
  const writeFull = (
    reply: FastifyReply,
    name: string,
    value: string,
    seconds: number,
    site = 'Strict',
  ): void => add(reply, `${full(name)}=${encodeURIComponent(value)}; Max-Age=${seconds}; ${flags}${site}`);
  return {
    session: (request) => readSigned(request, sessionCookie(secure)),
    read: (request, name) => readSigned(request, full(name)),
    write: (reply, name, value, seconds) => writeFull(reply, name, signed(value, secret), seconds),
    writeForReturn: (reply, name, value, seconds) =>
      writeFull(reply, name, signed(value, secret), seconds, 'Lax'),
    pass(reply, headers) {
      for (const line of headers.getSetCookie()) add(reply, line);
    },
    forget: (reply, name) => writeFull(reply, name, '', 0),
  };
}
