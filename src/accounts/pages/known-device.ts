import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../accounts.js';

const cookie = 'known_device';
const oneYear = 365 * 24 * 3_600;

/** Person and number of a browser somebody signed in with before; it opens nothing, but has failures of its own. */
export const knownDeviceOf = ({ cookies }: Accounts, request: FastifyRequest): string | null =>
  cookies.read(request, cookie);

export function rememberDevice({ cookies }: Accounts, reply: FastifyReply, personId: string): void {
  cookies.write(reply, cookie, `${personId}:${randomBytes(12).toString('base64url')}`, oneYear);
}
