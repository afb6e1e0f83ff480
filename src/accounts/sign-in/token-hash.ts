import { createHash } from 'node:crypto';

/** What is kept of a bearer token. */
export const sha256Of = (token: string): Buffer => createHash('sha256').update(token).digest();
