import rateLimit from '@fastify/rate-limit';
import { Problem } from '../../kernel/problem.js';
import type { App } from './app-instance.js';

const minute = 60_000;

/**
 * How often one client address may use a route: `{ config: { ...open, rateLimit: limits.files } }`. A city hall goes out
 * through one address, so each number leaves room for a few dozen people who work at the same time; a program that asks
 * more often is told when to come back. Reading pages and records is not counted: that is cheap, and meant for everybody.
 */
export const limits = {
  /** Exports and drawn reports: each takes a processor for up to seconds, and nobody reads two a second. */
  files: { max: 120, timeWindow: minute },
  /** Files sent in: each is kept and read whole; a person sends a few a day, a program one after the other. */
  uploads: { max: 60, timeWindow: minute },
  /** Whatever takes a password, a code or an address of a person: an office starts its day within a minute. */
  signIn: { max: 30, timeWindow: minute },
  /** Registrations of guests without an account: each sends a mail to an address nobody has proved. */
  registrations: { max: 30, timeWindow: 10 * minute },
} as const;

/** Refuses what comes too often from one address, on routes that say so. Has to stand before the routes. */
export async function limitRates(app: App): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    // Addresses remembered per route; the oldest are forgotten, so that a flood of addresses takes no memory.
    cache: 10_000,
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('too_many_requests', { retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1_000)) }),
  });
}
