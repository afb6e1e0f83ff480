import { type JWTPayload, jwtVerify } from 'jose';
import type { KnownProvider } from './discovery.js';

/** Signatures with the provider's key only: `none` and those made with the shared secret (HS…) prove nothing. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** What an ID token must be made for. */
export interface Expected {
  readonly clientId: string;
  readonly nonce: string;
}

/**
 * The claims of an ID token that the provider made for this service and this attempt (OpenID Connect Core 1.0, 3.1.3.7).
 * Throws for any other.
 */
export async function readIdToken(
  { description, keys }: KnownProvider,
  token: string,
  { clientId, nonce }: Expected,
): Promise<JWTPayload & { readonly sub: string }> {
  const { payload } = await jwtVerify(token, keys, {
    issuer: description.issuer,
    audience: clientId,
    algorithms,
    clockTolerance: 30,
    maxTokenAge: 600,
    requiredClaims: ['sub', 'iat', 'exp'],
  });
  if (payload.nonce !== nonce) throw new Error('the ID token belongs to another attempt');
  const severalAudiences = Array.isArray(payload.aud) && payload.aud.length > 1;
  if ((severalAudiences || payload.azp !== undefined) && payload.azp !== clientId)
    throw new Error('the ID token was made for another client');
  const { sub } = payload;
  if (sub === undefined || sub === '' || sub.length > 255) throw new Error('the ID token names nobody');
  return { ...payload, sub };
}
